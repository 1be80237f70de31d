"""广东市场监管公示: notices with a number, a day of publication and a summary; amounts are mixed and not taken."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .line import Line, NotTaken, day, numbered, required, text, told_of

MARK = "source_post"


def mapped(cells: Mapping[str, Any], *, today: date) -> Line:
    """A line of the notice table: the day is the day of publication."""
    number, published, authority = text(cells, "id"), day(text(cells, "publish_date")), text(cells, "agency")
    required({"编号（id）": number, "机关（agency）": authority, "公布日期（publish_date）": published})
    if published is None or published > today:
        raise NotTaken("公布日期晚于今天。")
    document, warnings = numbered(text(cells, "doc_no"))
    summary = text(cells, "summary")
    warnings.append("来件没有决定日期，所记为公布日期。")
    if text(cells, "amounts_mentioned"):
        warnings.append("来件所列金额混有罚款、没收和货值，未作罚款数额收录。")
    if not summary:
        warnings.append("来件没有违法事实。")
    return Line(
        number, summary[:200] or document, authority, published, date_is="published", document_number=document,
        facts=summary, basis="；".join(f"《{law}》" for law in text(cells, "laws").split(";") if law),
        content=text(cells, "amounts_mentioned"), warnings=told_of(warnings),
    )  # fmt: skip
