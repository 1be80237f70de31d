"""What the publication page shows of a candidate: each rendering in words, and each finding in its sentence."""

from collections.abc import Mapping
from typing import Any

from mingjing.doors.ui.words import yuan
from mingjing.law.publicity import STEPS
from mingjing.rooms.disclosure.models import Candidate

RENDERINGS = (
    ("public", "公众看到的", "隐去应当隐去的信息，按句可核对"),
    ("party", "当事人看到的", "凭本人的查阅码"),
    ("credit", "信用系统收到的", "双公示数据项"),
)
TITLES = {
    "document_number": "决定书文号",
    "case_title": "案件名称",
    "party_name": "当事人",
    "party_type": "当事人类型",
    "outcome": "决定",
    "decision": "决定内容",
    "facts": "违法事实",
    "content": "决定书正文",
    "basis": "依据",
    "performance": "履行方式和期限",
    "remedies": "救济途径",
    "fine": "罚款数额",
    "confiscated": "没收数额",
    "authority_name": "决定机关",
    "decision_date": "决定日期",
}
CREDIT = {
    "CF_XDR_MC": "相对人名称", "CF_XDR_LB": "相对人类别", "CF_XDR_SHXYM": "信用代码", "CF_WSH": "决定书文号", "CF_CFJG": "处罚机关",
    "CF_CFLB": "处罚类别", "CF_JDRQ": "决定日期", "CF_NR": "处罚内容", "CF_NR_FK": "罚款（万元）", "CF_NR_WFFF": "没收（万元）",
    "CF_SY": "违法事实", "CF_YJ": "处罚依据",
}  # fmt: skip
"""The items of the credit systems in words."""
MONEY = frozenset({"fine", "confiscated"})


def rendering_rows(renderings: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each rendering as a column of labelled rows; the credit one by its own item codes."""
    return [
        {"code": code, "title": title, "note": note, "rows": _rows(code, renderings.get(code) or {})}
        for code, title, note in RENDERINGS
    ]


def _rows(code: str, body: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = list(body) if code == "credit" else [name for name in TITLES if name in body]
    titles = CREDIT if code == "credit" else TITLES
    found = [{"label": titles.get(name, name), "value": _words(name, body[name])} for name in names]
    return [row for row in found if row["value"]]


def _words(name: str, value: Any) -> str:
    if name in MONEY:
        return yuan(value) if value else ""
    if isinstance(value, list):
        pieces = [str(one.get("text", "")) if isinstance(one, Mapping) else str(one) for one in value]
        return "".join(pieces) if value and isinstance(value[0], Mapping) else "；".join(pieces)
    return str(value) if value not in (None, "", 0) else ""


def findings(one: Candidate, answers: Mapping[str, str]) -> list[dict[str, Any]]:
    """What may be personal, each with its words around it and the answer so far."""
    return [
        {
            "id": found["id"],
            "label": found["label"],
            "text": found["text"],
            "before": found["before"],
            "after": found["after"],
            "answer": answers.get(found["id"], ""),
        }
        for found in one.findings
    ]


def withdrawal_causes() -> list[dict[str, str]]:
    """Why a publication may be taken back, as the law lists it."""
    cause = STEPS["withdraw"].ask("cause")
    return [{"value": value, "label": label} for value, label in (cause.choices if cause else ())]
