"""What is asked of payments: what a case owes, what is overdue, and what came in."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from mingjing.rooms.agencies.scope import Reader
from mingjing.rooms.cases.models import Case

from .models import Due, Handover, Instalment, Payment, Surcharge
from .owing import Owed, file_of, owed_in

PAGE = 50
LAST = date(9999, 12, 31)


@dataclass(frozen=True)
class Account:
    """收缴情况: all that stands about the money of one case."""

    owed: Owed
    payments: tuple[Payment, ...]
    instalments: tuple[Instalment, ...]
    surcharges: tuple[Surcharge, ...]
    handovers: tuple[Handover, ...]


@dataclass(frozen=True)
class Page:
    """A page of what is owed, and the key by which to go on."""

    rows: tuple[Due, ...]
    after: str


def owed(case: Case, *, now: datetime) -> Owed:
    """What the case owes today, worked out from its docket."""
    return owed_in(file_of(case, now), timezone.localdate(now))


def account(case: Case, *, now: datetime) -> Account:
    """What the case owes and everything that was paid, in its order."""
    newest = Instalment.objects.filter(case=case).order_by("-place").values_list("place", flat=True).first()
    return Account(
        owed(case, now=now),
        tuple(Payment.objects.filter(case=case).order_by("entry_id")),
        tuple(Instalment.objects.filter(case=case, place=newest or 0).order_by("number")),
        tuple(Surcharge.objects.filter(case=case).order_by("entry_id")),
        tuple(Handover.objects.filter(case=case).order_by("entry_id")),
    )


def listed(reader: Reader, *, view: str = "", today: date, text: str = "", after: str = "") -> Page:
    """Cases that owed something, the earliest last day first; stable while others write, never a count."""
    cases = Case.objects.visible_to(reader)
    if text:
        cases = cases.filter(Q(number__icontains=text) | Q(title__icontains=text))
    rows = Due.objects.filter(case__in=cases, agency__among=reader.agencies, principal__gt=0)
    rows = rows.filter(VIEWS.get(view, VIEWS[""])[1](today))
    if key := _key(after):
        day, number = key
        later = Q(due__gt=day) | Q(due=day, case_id__gt=number)
        rows = rows.filter(later | Q(due=None)) if day != LAST else rows.filter(due=None, case_id__gt=number)
    ordered = rows.select_related("case").order_by(F("due").asc(nulls_last=True), "case_id")
    found = list(ordered[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return Page(tuple(found), _mark(found[-1]) if more else "")


def overdue(reader: Reader, *, today: date) -> tuple[Due, ...]:
    """The fines that should have been paid by now, the oldest first."""
    return listed(reader, view="overdue", today=today).rows


UNPAID = Q(paid__lt=F("principal") + F("surcharge"))
VIEWS: dict[str, tuple[str, Any]] = {
    "": ("待缴", lambda today: UNPAID),
    "overdue": ("已逾期", lambda today: Q(due__lt=today, paid__lt=F("principal"))),
    "paid": ("已缴清", lambda today: Q(paid__gte=F("principal") + F("surcharge"))),
}
"""Views of the list: key → name shown, and what it keeps on a day."""


def _mark(row: Due) -> str:
    return f"{(row.due or LAST).isoformat()}_{row.case_id}"


def _key(mark: str) -> tuple[date, uuid.UUID] | None:
    day, _, number = mark.partition("_")
    try:
        return date.fromisoformat(day), uuid.UUID(number)
    except ValueError:
        return None
