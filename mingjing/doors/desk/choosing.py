"""What a step's form offers to choose from, and what it takes over from what was said before."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from mingjing.law.language import FieldType, Role, Step
from mingjing.record.actor import Actor
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.models import Grade
from mingjing.rooms.evidence import queries as evidence

from .fields import Choices, shown

STATUS = {
    "suspended": "证件暂停使用",
    "expired": "证件已过期",
    "cancelled": "证件已注销",
    "revoked": "证件已吊销",
}
MOST = 200


def choices(case: Case | None, by: Actor, rule: Step) -> Choices:
    """By kind, what may be chosen; only what the step asks for is looked up."""
    wanted = {ask.type for ask in rule.asks}
    found: dict[str, Any] = {}
    if wanted & {FieldType.OFFICERS, FieldType.OFFICER}:
        found["officers"] = officers(case, case.agency if case else by.agency, asked_for(rule))
    if FieldType.EVIDENCE in wanted and case:
        found["evidence"] = [
            {
                "value": str(one.id),
                "label": f"{one.number}. {one.title}",
                "hint": "，".join(filter(None, (one.get_kind_display(), one.file_name))),
            }
            for one in evidence.pieces(case.docket_id)
        ]
    if FieldType.GRADE in wanted and case:
        found["grades"] = grades(case.matter)
    return found


ENFORCING = frozenset({Role.HANDLER, Role.UNIT_HEAD})
CHOSEN_FOR = {
    "participants": frozenset({Role.LEADER}),
    "hearing_officer": frozenset({Role.HEARING_OFFICER, Role.REVIEWER}),
    "officer": ENFORCING | {Role.LEADER, Role.REVIEWER, Role.HEARING_OFFICER},
}


def asked_for(rule: Step) -> frozenset[Role]:
    """In what roles those stand whom a step asks to be named; officers who enforce, unless it says otherwise."""
    wanted = [ask for ask in rule.asks if ask.type in {FieldType.OFFICERS, FieldType.OFFICER}]
    return frozenset().union(*(CHOSEN_FOR.get(ask.name, ENFORCING) for ask in wanted))


def officers(case: Case | None, agency: int, roles: frozenset[Role] = ENFORCING) -> list[dict[str, str]]:
    """Certified officers with what their certificate is worth today; those of this case first."""
    today = timezone.localdate()
    held = list(agencies.certified(agency, today, roles)[:MOST])
    worth = {one.number: one.status for one in agencies.standings([one.number for one in held], today)}
    own = {one.certificate for one in queries.handlings(case) if one.until is None} if case else set()
    held.sort(key=lambda one: (one.number not in own, one.officer.agency_id != agency))
    return [
        {
            "value": one.number,
            "label": one.officer.name + ("（本案承办）" if one.number in own else ""),
            "certificate": one.number,
            "unit": one.officer.agency.name,
            "hint": STATUS.get(worth.get(one.number, ""), ""),
        }
        for one in held
    ]


def grades(matter: str) -> list[dict[str, str]]:
    """The grades of the benchmarks in force for the matter."""
    today = timezone.localdate()
    return [
        {
            "value": f"{benchmark.code}#{grade.code}",
            "label": _grade(grade),
            "hint": "，".join(filter(None, (f"{benchmark.code} {benchmark.title}", _range(grade)))),
        }
        for benchmark in catalogue.benchmarks_of(matter, today)
        for grade in benchmark.grades.all()
    ]


def _grade(grade: Grade) -> str:
    told = "，".join(f"{name}：{level}" for name, level in grade.conditions.items())
    return told or f"{grade.factor}：{grade.level or grade.code}"


def _range(grade: Grade) -> str:
    if grade.minimum is not None and grade.maximum is not None:
        return f"{grade.minimum // 100:,} 元至 {grade.maximum // 100:,} 元"
    return f"{grade.points / 100:g}%" if grade.points is not None else grade.text


def carried_over(case: Case | None, rule: Step, by: Actor) -> dict[str, Any]:
    """What was said before, for the fields that have the same name; herself among the officers of a new case."""
    if case is None:
        asked = rule.ask("officers")
        return {"officers": [by.certificate]} if asked and by.certificate else {}
    told = _told(queries.lines(case))
    return {
        ask.name: shown(ask, told[ask.name])
        for ask in rule.asks
        if ask.name in told and ask.name not in FRESH
    }


FRESH = frozenset(
    {
        "on", "outcome", "reasons", "note", "evidence", "method", "receiver", "place", "began", "ended", "found",
        "record", "result", "opinion", "suggestions", "signed", "rights_told", "certificate_shown", "conclusion",
        "list_number", "hearing_right", "answer", "amount", "channel", "reference",
    }
)  # fmt: skip
"""Fields that are said anew every time."""


def _told(lines: Iterable[queries.Line]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in lines:
        found |= line.says
    return found
