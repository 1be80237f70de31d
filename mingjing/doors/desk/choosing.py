"""What a step's form offers to choose from, and what it takes over from what was said before."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from mingjing.law.language import FieldType, Role, Step
from mingjing.record.actor import Actor
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.evidence import queries as evidence

from .fields import Choices, shown

TAKEN_OVER = {"decide": "propose", "propose": "propose", "inform": "inform"}
"""Steps whose form begins with the words of an earlier step."""


def choices(case: Case | None, actors: Mapping[Role, Actor], rule: Step) -> Choices:
    """By kind, what may be chosen; only what the step asks for is looked up."""
    wanted = {ask.type for ask in rule.asks}
    found: dict[str, Any] = {}
    if wanted & {FieldType.OFFICERS, FieldType.OFFICER}:
        found["officers"] = _officers(case.agency if case else next(iter(actors.values())).agency)
    if FieldType.EVIDENCE in wanted and case:
        found["evidence"] = [
            {"value": str(one.id), "label": one.title, "hint": one.file_name}
            for one in evidence.pieces(case.docket_id)
        ]
    if FieldType.GRADE in wanted and case:
        found["grades"] = _grades(case.matter)
    return found


def _officers(agency: int) -> list[dict[str, str]]:
    today = timezone.localdate()
    return [
        {
            "value": one.number,
            "label": one.officer.name,
            "certificate": one.number,
            "unit": one.officer.agency.name,
        }
        for one in agencies.certified(agency, today)[:200]
    ]


def _grades(matter: str) -> list[dict[str, str]]:
    today = timezone.localdate()
    return [
        {
            "value": f"{benchmark.code}#{grade.code}",
            "label": f"{benchmark.title}：{grade.level or grade.factor}",
            "hint": grade.value,
        }
        for benchmark in catalogue.benchmarks_of(matter, today)
        for grade in benchmark.grades.all()
    ]


def carried_over(case: Case | None, rule: Step) -> dict[str, Any]:
    """What was said before, for the fields that have the same name: officers, facts, grounds, amounts."""
    if case is None:
        return {}
    said = _said(queries.lines(case))
    return {
        ask.name: shown(ask, said[ask.name])
        for ask in rule.asks
        if ask.name in said and ask.name not in FRESH
    }


FRESH = frozenset(
    {
        "on",
        "outcome",
        "reasons",
        "note",
        "evidence",
        "method",
        "receiver",
        "place",
        "began",
        "ended",
        "found",
        "record",
        "result",
        "opinion",
        "suggestions",
        "signed",
        "rights_told",
        "certificate_shown",
        "conclusion",
        "list_number",
        "hearing_right",
    }
)
"""Fields that are said anew every time."""


def _said(lines: Iterable[queries.Line]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in lines:
        found |= line.says
    return found
