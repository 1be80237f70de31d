"""System hints for a reviewer: what the docket and earlier decisions show; never an answer, always labelled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from mingjing.law.calendar import add_months
from mingjing.law.casefile import CaseFile
from mingjing.rooms.cases.models import Case, Decision

LEAST = 5
"""Fewer earlier decisions than this say nothing about a grade."""


@dataclass(frozen=True)
class Spread:
    """同档先例: how fines of the same grade were spread over the last year, in fen."""

    count: int
    low: int
    median: int
    high: int


def spread(case: Case, grades: list[str], *, on: date) -> Spread | None:
    """The fines of the same grade in the year before, of the cases the reader may see; None below five."""
    if not grades:
        return None
    rows = Decision.objects.filter(
        outcome="penalty", amount__gt=0, revoked_on=None, particulars__grades__contains=grades
    )
    near = rows.filter(decided_on__gte=add_months(on, -12), decided_on__lte=on).exclude(case=case)
    amounts = sorted(near.values_list("amount", flat=True))
    if len(amounts) < LEAST:
        return None
    return Spread(len(amounts), amounts[0], int(median(amounts)), amounts[-1])


def hints(case: Case, file: CaseFile) -> dict[str, str]:
    """What the system has to show for each question, by its code."""
    proposal = file.last("propose")
    said: Mapping[str, Any] = proposal.said if proposal else {}
    return {
        code: words
        for code, words in (
            ("r1", _people(said)),
            ("r2", _power(file)),
            ("r4", _evidence(said)),
            ("r5", _grounds(said)),
            ("r6", _discretion(case, said, file.today)),
            ("r7", _time(file)),
            ("r8", _crime(said)),
        )
        if words
    }


def _people(said: Mapping[str, Any]) -> str:
    told = said.get("certificates") or []
    valid = sum(one.get("status") == "valid" for one in told)
    return f"提出建议当日，{len(told)}名执法人员中{valid}人证件有效" if told else ""


def _power(file: CaseFile) -> str:
    authority = file.said("file", "authority")
    if not isinstance(authority, Mapping):
        return ""
    return "立案时查明本机关有此职权" if authority.get("competent") else "立案时没有查到本机关有此职权"


def _evidence(said: Mapping[str, Any]) -> str:
    return f"处理建议列明证据{len(said.get('evidence') or [])}份"


def _grounds(said: Mapping[str, Any]) -> str:
    told = said.get("grounds") or []
    return "；".join(f"《{one.get('law', '')}》{one.get('article', '')}" for one in told)[:120]


def _discretion(case: Case, said: Mapping[str, Any], on: date) -> str:
    parts = []
    grade = said.get("grade") or {}
    least, most = grade.get("minimum"), grade.get("maximum")
    if isinstance(least, int) and isinstance(most, int):
        parts.append(f"所选档次{_yuan(least)}至{_yuan(most)}，本案{_yuan(int(said.get('fine') or 0))}")
    past = spread(case, list(said.get("grades") or []), on=on)
    if past is not None:
        parts.append(f"同档近一年{past.count}件，中位{_yuan(past.median)}")
    return "；".join(parts)


def _time(file: CaseFile) -> str:
    filed = file.last("file")
    return f"立案至今{(file.today - filed.on).days}日" if filed else ""


def _crime(said: Mapping[str, Any]) -> str:
    return "处理建议称涉嫌犯罪" if said.get("crime_suspected") is True else "处理建议称未见涉嫌犯罪"


def _yuan(fen: int) -> str:
    return f" {fen // 100:,} 元" if fen % 100 == 0 else f" {fen / 100:,.2f} 元"
