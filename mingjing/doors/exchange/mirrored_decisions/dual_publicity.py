"""双公示: the credit standard's penalty table with its CF_ columns. Its amounts are 万元."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .line import Line, NotTaken, day, decimal, kinds, numbered, organisation, required, text, told_of

MARK = "CF_WSH"
PARTY_KINDS = {"法人及非法人组织": "organisation", "自然人": "person", "个体工商户": "sole_trader"}


def mapped(cells: Mapping[str, Any], *, today: date) -> Line:
    """A line of the penalty table; identity numbers are left in the letter and not carried over."""
    number, decided = text(cells, "CF_WSH"), day(text(cells, "CF_JDRQ"))
    authority = text(cells, "CF_CFJG", "CF_XZJG")
    required(
        {
            "行政处罚决定书文号（CF_WSH）": number,
            "处罚决定日期（CF_JDRQ）": text(cells, "CF_JDRQ"),
            "处罚机关（CF_CFJG）": authority,
        }
    )
    if decided is None or decided > today:
        raise NotTaken(f"处罚决定日期“{text(cells, 'CF_JDRQ')[:20]}”不是日期，或者晚于今天。")
    document, warnings = numbered(number)
    party, uscc = text(cells, "CF_XDR_MC"), text(cells, "CF_XDR_SHXYM")
    warnings += organisation(party, uscc)
    content, listed = text(cells, "CF_NR"), text(cells, "CF_CFLB")
    fine, confiscated = _fen(cells, "CF_NR_FK", "罚款金额"), _fen(cells, "CF_NR_WFFF", "没收金额")
    if fine >= 10**12:  # 100 million yuan: most likely yuan written where 万元 belongs
        warnings.append("罚款金额超过一亿元，请核对单位是否为万元。")
    if not kinds(listed):
        warnings.append("处罚类别无法辨认。")
    return Line(
        number, f"{party}{text(cells, 'CF_WFXW')[:80]}案", authority, decided, document_number=document,
        party_kind=PARTY_KINDS.get(text(cells, "CF_XDR_LB"), ""), party=party, uscc=uscc,
        legal_representative=text(cells, "CF_FRDB", "CF_FR"), penalties=kinds(listed), fine=fine,
        confiscated=confiscated, facts=text(cells, "CF_SY"), basis=text(cells, "CF_YJ"), content=content,
        warnings=told_of(warnings),
    )  # fmt: skip


def _fen(cells: Mapping[str, Any], column: str, label: str) -> int:
    told = text(cells, column)
    number = decimal(told)
    if number is None:
        raise NotTaken(f"{label}（{column}）“{told[:20]}”不是数字，单位为万元。")
    fen = number * 1_000_000
    if fen < 0 or fen != fen.to_integral_value() or fen >= 10**16:
        raise NotTaken(f"{label}（{column}）“{told[:20]}”应为不小于零、至多六位小数的万元数。")
    return int(fen)
