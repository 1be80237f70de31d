"""Our own form: one JSON object a line, named `mingjing/1`. Amounts are yuan, as text or number."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mingjing.law.penalty.kinds import PENALTIES

from .line import Line, NotTaken, day, decimal, numbered, organisation, required, text, told_of

FIELDS = {
    "number": "来件方编号，本单位内不重复",
    "document_number": "决定书文号",
    "title": "标题，如“某某案”",
    "authority": "作出决定的机关",
    "decided_on": "决定日期，YYYY-MM-DD",
    "party_kind": "person 自然人、organisation 法人或者其他组织、sole_trader 个体工商户",
    "party": "当事人名称",
    "uscc": "统一社会信用代码",
    "legal_representative": "法定代表人（负责人）",
    "penalties": "处罚种类代码的列表",
    "fine_yuan": "罚款数额，元，至多两位小数",
    "confiscated_yuan": "没收违法所得、非法财物的数额，元",
    "facts": "违法事实",
    "basis": "处罚依据",
    "content": "处罚内容",
    "source": "原公示网址",
}
PARTY_KINDS = ("person", "organisation", "sole_trader")
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]{1,400}")
LARGEST = Decimal(10) ** 12


def mapped(cells: Mapping[str, Any], *, today: date) -> Line:
    """A line of our own form."""
    told = {name: text(cells, name) for name in FIELDS}
    decided = day(told["decided_on"])
    required(
        {
            "来件方编号（number）": told["number"],
            "机关（authority）": told["authority"],
            "决定日期（decided_on）": told["decided_on"],
        }
    )
    wrong = [
        *([] if decided else [f"决定日期“{told['decided_on'][:20]}”不是日期，应写作 YYYY-MM-DD。"]),
        *(["决定日期晚于今天。"] if decided and decided > today else []),
        *([] if told["party_kind"] in ("", *PARTY_KINDS) else [f"当事人类别“{told['party_kind'][:20]}”不在可用范围内。"]),
    ]  # fmt: skip
    penalties = _penalties(cells.get("penalties"), wrong)
    fine, confiscated = (
        _fen(told[name], label, wrong)
        for name, label in (("fine_yuan", "罚款数额"), ("confiscated_yuan", "没收数额"))
    )
    if decided is None or wrong:
        raise NotTaken(*wrong)
    document, warnings = numbered(told["document_number"])
    warnings += organisation(told["party"], told["uscc"])
    if told["source"] and not ADDRESS.fullmatch(told["source"]):
        warnings.append(f"原公示网址“{told['source'][:40]}”不是网址，未收录。")
        told["source"] = ""
    if fine and "fine" not in penalties:
        warnings.append("写明了罚款数额，处罚种类中却没有罚款。")
    return Line(
        told["number"], told["title"] or f"{told['party']}行政处罚案", told["authority"], decided,
        document_number=document, party_kind=told["party_kind"], party=told["party"], uscc=told["uscc"],
        legal_representative=told["legal_representative"], penalties=penalties, fine=fine, confiscated=confiscated,
        facts=told["facts"], basis=told["basis"], content=told["content"], source=told["source"],
        warnings=told_of(warnings),
    )  # fmt: skip


def _penalties(told: Any, wrong: list[str]) -> tuple[str, ...]:
    listed = told if isinstance(told, list) else str(told or "").replace("，", ",").split(",")
    codes = [code for code in map(str, listed) if code.strip()]
    known = dict(PENALTIES)
    wrong += [f"处罚种类代码“{code[:20]}”不在可用范围内。" for code in codes if code not in known]
    return tuple(code for code in known if code in codes)


def _fen(told: str, label: str, wrong: list[str]) -> int:
    yuan = decimal(told)
    if yuan is None:
        wrong.append(f"{label}“{told[:20]}”不是数字，单位为元。")
        return 0
    fen = yuan * 100
    if not 0 <= yuan < LARGEST or fen != fen.to_integral_value():
        wrong.append(f"{label}“{told[:20]}”应为不小于零、至多两位小数的元数。")
        return 0
    return int(fen)
