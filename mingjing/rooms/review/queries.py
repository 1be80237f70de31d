"""What is asked of reviews: the queue, the opinions on a case, and what is left for the officer to do."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db.models import QuerySet, Sum

from mingjing.law.calendar import DAY, Calendar
from mingjing.record.models import Body
from mingjing.rooms.agencies.scope import Reader
from mingjing.rooms.cases.models import Case, Deadline, Handling, Paper
from mingjing.rooms.catalogue import queries as catalogue

from .models import Note, Opinion

SEEN = ("case.submit_review", "case.review", "case.propose")


@dataclass(frozen=True)
class Waiting:
    """待审: a case before the reviewer; `left` working days, negative once the last day has passed."""

    case: Case
    limit: Deadline
    left: int
    pages: int
    codes: tuple[str, ...]
    reasons: tuple[str, ...]
    returns: int
    submitted_on: date
    submitted_by: str
    materials: tuple[str, ...]
    note: str = ""


@dataclass
class _Past:
    """What a docket says about its reviews so far."""

    submitted: dict[str, Any] = field(default_factory=dict)
    by: str = ""
    major: dict[str, Any] = field(default_factory=dict)
    returns: int = 0


def waiting(reader: Reader, *, today: date, number: str = "") -> list[Waiting]:
    """Every case that the reader sees and that waits for review, by working days left, then by earlier returns."""
    cases = Case.objects.visible_to(reader)
    rows = Deadline.objects.filter(
        code="review",
        met_on=None,
        case__in=cases.filter(number=number) if number else cases,
        agency__among=reader.agencies,
    )
    limits = list(rows.select_related("case", "case__docket"))
    pasts = _pasts([limit.case.docket_id for limit in limits])
    pages = dict(
        Paper.objects.filter(case__in=[limit.case_id for limit in limits])
        .values_list("case")
        .annotate(Sum("pages"))
    )
    calendar = catalogue.calendar()
    found = [
        _waiting(one, pasts[one.case.docket_id], pages.get(one.case_id, 0), calendar, today) for one in limits
    ]
    return sorted(found, key=lambda one: (one.left, one.limit.due, -one.returns, one.case.number))


def waiting_case(reader: Reader, number: str, *, today: date) -> Waiting | None:
    """The waiting case of that number; None where it waits no more or may not be seen."""
    return next(iter(waiting(reader, today=today, number=number)), None)


def opinions(case: Case) -> list[Opinion]:
    """Every opinion on the case, newest first, with its notes."""
    return list(Opinion.objects.filter(case=case).prefetch_related("notes").order_by("-place"))


def notes(case: Case) -> list[Note]:
    """Every remark on the case in its order, with what it points at."""
    rows = Note.objects.filter(case=case).select_related("opinion", "paper", "evidence")
    return list(rows.order_by("opinion__place", "number"))


def note(reader: Reader, number: str, note_id: uuid.UUID) -> Note | None:
    """One remark on a case that the reader may see."""
    rows = Note.objects.filter(pk=note_id, case__number=number, case__in=Case.objects.visible_to(reader))
    return rows.select_related("case", "opinion").first()


def tasks(reader: Reader) -> "QuerySet[Note]":
    """The open remarks in cases that this officer handles now, oldest first."""
    held = Handling.objects.filter(officer=reader.officer, part__in=("handles", "assists"), until=None)
    rows = Note.objects.filter(state="open", case__in=held.values("case"), agency__among=reader.agencies)
    return cast(
        "QuerySet[Note]", rows.select_related("case", "opinion").order_by("opinion__reviewed_on", "number")
    )


def _waiting(limit: Deadline, past: _Past, pages: int, calendar: Calendar, today: date) -> Waiting:
    return Waiting(
        case=limit.case,
        limit=limit,
        left=_left(calendar, today, limit.due),
        pages=pages,
        codes=tuple(past.major.get("items") or ()),
        reasons=tuple(past.major.get("reasons") or ()),
        returns=past.returns,
        submitted_on=limit.start,
        submitted_by=past.by,
        materials=tuple(past.submitted.get("materials") or ()),
        note=str(past.submitted.get("note") or ""),
    )


def _left(calendar: Calendar, today: date, due: date) -> int:
    if due >= today:
        return calendar.working_between(today, due + DAY)
    return -calendar.working_between(due, today + DAY)


def _pasts(dockets: Sequence[uuid.UUID]) -> dict[uuid.UUID, _Past]:
    found: dict[uuid.UUID, _Past] = defaultdict(_Past)
    for docket, action, by, says in _told(dockets):
        past = found[docket]
        if action == "case.submit_review":
            past.submitted, past.by = says, str(by.get("name", ""))
        elif action == "case.propose":
            past.major = says.get("major") or {}
        else:
            past.returns += says.get("outcome") == "returned"
    return found


def _told(dockets: Sequence[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str, dict[str, Any], dict[str, Any]]]:
    rows = Body.objects.filter(entry__docket__in=dockets, entry__action__in=SEEN).order_by("entry__number")
    return rows.values_list("entry__docket", "entry__action", "by", "says")
