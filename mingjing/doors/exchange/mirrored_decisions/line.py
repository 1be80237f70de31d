"""What a line of mirrored decisions says in our words, and how its values are read; pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mingjing.law.penalty.kinds import PENALTIES
from mingjing.rooms.cases.numbering import DocumentNumber, normalise, parse
from mingjing.rooms.cases.papers.money import parse_money
from mingjing.rooms.registry.identifiers import check_uscc

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?")
_KINDS = (
    ("警告", "warning"),
    ("通报批评", "public_criticism"),
    ("罚款", "fine"),
    ("没收违法所得", "confiscate_illegal_gains"),
    ("没收非法所得", "confiscate_illegal_gains"),
    ("没收非法财物", "confiscate_illegal_property"),
    ("暂扣", "suspend_permit"),
    ("降低资质", "downgrade_qualification"),
    ("吊销", "revoke_permit"),
    ("限制开展生产经营", "restrict_business"),
    ("责令停产停业", "order_suspension"),
    ("责令关闭", "order_closure"),
    ("限制从业", "restrict_employment"),
    ("市场禁入", "restrict_employment"),
    ("其他", "other"),
)
"""Their words for the kinds of 行政处罚法第九条, as they begin or stand in a text."""
_BASIS = re.compile(
    r"《[^《》]{2,60}》(?:第[一二三四五六七八九十百零〇\d]+条(?:第[^《》，。；]{1,12}?[款项])*)?"
)


class NotTaken(Exception):
    """A line that cannot become a decision here; the sentences say why (未接收)."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__("".join(sentences))


@dataclass(frozen=True)
class Line:
    """外部决定一件: `number` is the sender's own, amounts are fen, `date_is` says what day it is."""

    number: str
    title: str
    authority: str
    decided_on: date
    date_is: str = "decided"
    document_number: str = ""
    party_kind: str = ""
    party: str = ""
    uscc: str = ""
    legal_representative: str = ""
    penalties: tuple[str, ...] = ()
    fine: int = 0
    confiscated: int = 0
    facts: str = ""
    basis: str = ""
    content: str = ""
    source: str = ""
    warnings: tuple[str, ...] = ()


def text(cells: Mapping[str, Any], *names: str) -> str:
    """The first filled one of these cells, as text without blanks around."""
    for name in names:
        value = cells.get(name)
        if value is not None and (told := str(value).strip()):
            return told
    return ""


def decimal(told: str) -> Decimal | None:
    """A written number, nothing where there is none, and None where it is no finite number."""
    try:
        number = Decimal(told or "0")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def day(told: str) -> date | None:
    """A day written 2026-03-02, 2026/3/2 or 2026年3月2日."""
    found = _DAY.fullmatch(told.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def kinds(told: str) -> tuple[str, ...]:
    """Every kind of penalty that a text names, in the order of the law."""
    named = {code for word, code in _KINDS if word in told}
    return tuple(code for code, _ in PENALTIES if code in named)


def amounts(told: str, after: str) -> list[int]:
    """The different amounts in fen that follow a word such as 罚款."""
    pattern = rf"(?:{after})(?:人民币)?[计共约为：:]?((?:[\d,.]+|[零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千两]+)[万亿]?元(?:[\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖]+[角分])*整?)"
    found = (parse_money(money) for money in re.findall(pattern, told))
    return list(dict.fromkeys(fen for fen in found if fen is not None))


def basis(told: str) -> str:
    """The statutes and articles that a text cites, each once."""
    return "；".join(
        dict.fromkeys(found.group() for found in _BASIS.finditer(told) if "决定书" not in found.group())
    )


def numbered(told: str) -> tuple[str, list[str]]:
    """A document number in one spelling, and what is to be said about it; refuses what is no decision's."""
    if not told:
        return "", ["来件没有文号。"]
    read: DocumentNumber | None = parse(told)
    if read is None:
        return "", [f"文号“{told[:60]}”无法辨认，未作文号收录。"]
    if read.kind == "notice":
        raise NotTaken(f"文号“{told}”属于告知、公告一类文书，不是处罚决定。")
    if read.kind == "letter":
        return "", [f"文号“{told}”是函的文号，不是决定书文号，未作文号收录。"]
    warnings = [f"文号是一个区间，代表{read.count}份文书。"] if read.kind == "range" else []
    return normalise(told)[:80], warnings


def organisation(name: str, uscc: str) -> list[str]:
    """What is to be said about a party's name and code."""
    return [*([] if name else ["来件没有当事人名称。"]), *(check_uscc(uscc).warnings if uscc else ())]


def required(found: Mapping[str, object]) -> None:
    """Refuse, naming everything that is missing and cannot be done without."""
    if missing := [name for name, value in found.items() if not value]:
        raise NotTaken(f"缺少{'、'.join(missing)}，无法收录。")


def told_of(warnings: Iterable[str]) -> tuple[str, ...]:
    """Warnings, each once."""
    return tuple(dict.fromkeys(warnings))
