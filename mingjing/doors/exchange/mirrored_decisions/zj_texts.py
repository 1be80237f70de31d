"""浙江处罚结果公示: a title, a party and one text in which facts, basis and amounts stand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .line import Line, NotTaken, amounts, basis, day, kinds, numbered, required, text, told_of

MARK = "legal_rep"
LONGEST_PERSON = 4
GAINS = "没收违法所得"


def mapped(cells: Mapping[str, Any], *, today: date) -> Line:
    """A text with its title; what is read out of the text is marked as read."""
    number, decided, authority = (
        text(cells, "id"),
        day(text(cells, "decision_date")),
        text(cells, "authority"),
    )
    required({"编号（id）": number, "机关（authority）": authority, "决定日期（decision_date）": decided})
    if decided is None or decided > today:
        raise NotTaken("决定日期晚于今天。")
    document, warnings = numbered(text(cells, "doc_no"))
    title, party, told = text(cells, "title"), text(cells, "party"), text(cells, "text")
    person = len(party) <= LONGEST_PERSON and "某" in party
    fines, gains = amounts(told, "罚款"), amounts(told, GAINS)
    warnings += [
        *([] if person or party in title else ["标题中没有当事人名称，标题与正文可能不属于同一案件。"]),
        *([] if len(told) > len("履行方式和期限") + 5 else ["正文没有违法事实和决定内容。"]),
        *(["正文中有不止一个罚款数额，所记为第一个。"] if len(fines) > 1 else []),
        *(["金额由正文读出，请与原文核对。"] if fines or gains else []),
    ]
    return Line(
        number, title[:200] or f"{party}案", authority, decided, document_number=document,
        party_kind="person" if person else "organisation", party=party, legal_representative=text(cells, "legal_rep"),
        penalties=_punishments(told), fine=fines[0] if fines else 0, confiscated=sum(gains[:1]), facts=told,
        basis=basis(told), content=told[:400], warnings=told_of(warnings),
    )  # fmt: skip


def _punishments(told: str) -> tuple[str, ...]:
    """The kinds named before the text turns to what happens if nobody pays."""
    decided = told.split("逾期不缴纳")[0]
    found = set(kinds(decided))
    if "没收" in decided and GAINS not in decided:
        found.add("confiscate_illegal_property")
    return tuple(sorted(found - {"other"}))
