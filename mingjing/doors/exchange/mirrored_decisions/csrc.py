"""证券监管处罚: a table of events; advance notices and supervisory measures in it are no decisions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .line import Line, NotTaken, day, kinds, numbered, required, text, told_of

MARK = "record_kind"
UNKNOWN = "（来件未写明机关）"


def mapped(cells: Mapping[str, Any], *, today: date) -> Line:
    """A line of the event table: the day is the day of publication."""
    number, title, kind = text(cells, "id"), text(cells, "title"), text(cells, "record_kind")
    published = day(text(cells, "publish_date"))
    required({"编号（id）": number, "标题（title）": title, "公布日期（publish_date）": published})
    warnings = ["来件没有决定日期，所记为公布日期。", *_is_decision(kind, title)]
    if published is None or published > today:
        raise NotTaken("公布日期晚于今天。")
    document, more = numbered(title) if text(cells, "doc_seq") else ("", ["来件没有文号。"])
    authority = text(cells, "authority")
    facts, listed = text(cells, "facts"), text(cells, "penalty_types")
    warnings += [
        *more,
        *([] if authority else ["来件没有写明机关。"]),
        *([] if listed else ["来件没有处罚种类。"]),
        *(["违法事实在来源处已被截短。"] if facts.endswith("…") else []),
    ]
    return Line(
        number, title[:200], authority or UNKNOWN, published, date_is="published", document_number=document,
        penalties=kinds(listed), facts=facts, basis=text(cells, "legal_basis"), content=listed,
        warnings=told_of(warnings),
    )  # fmt: skip


def _is_decision(kind: str, title: str) -> list[str]:
    """What kind of record it is; refuses what is no decision."""
    if kind == "行政处罚事先告知书":
        raise NotTaken("这是行政处罚事先告知书，决定尚未作出，不作为决定收录。")
    if kind == "监管措施":
        raise NotTaken("这是监管措施，不是行政处罚决定。")
    if kind == "上市公司公告":
        if "决定书" not in title:
            raise NotTaken("这是上市公司公告，没有指明处罚决定书。")
        return ["来源是上市公司公告，不是决定书原文。"]
    return []
