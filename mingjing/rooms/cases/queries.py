"""What is asked of cases: lists with stable paging and no counts, and all that one case page shows."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Procedure, Step
from mingjing.law.procedures import procedure
from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import Reader
from mingjing.rooms.catalogue import queries as catalogue

from .around import stand_around as stand_around
from .models import Case, CaseQuerySet, Deadline, Decision, Handling, Paper, Party
from .reading import happening, is_step, words

PAGE = 50


@dataclass(frozen=True)
class Page:
    """A page of a list by keyset: its rows and the keys to go on or back."""

    rows: Sequence[Any]
    before: str
    after: str


WAITING = Deadline.objects.filter(state__in=("running", "over"), met_on=None, party=False)
"""Limits that somebody of the house still has to meet."""


def visible(reader: Reader, number: str) -> Case | None:
    """The case of that number if the reader may see it; not found and not allowed look the same."""
    found: Case | None = Case.objects.visible_to(reader).filter(number=number).first()
    return found


def listed(
    reader: Reader, *, view: str = "", text: str = "", stage: str = "", kind: str = ""
) -> CaseQuerySet:
    """The cases of a saved view, filtered on the server."""
    rows: CaseQuerySet = Case.objects.visible_to(reader)
    rows = VIEWS.get(view, VIEWS[""])[1](rows, reader)
    if text:
        named = Party.objects.filter(name__icontains=text).values("case")
        rows = rows.filter(Q(number__icontains=text) | Q(title__icontains=text) | Q(pk__in=named))
    if stage:
        rows = rows.filter(stage=stage)
    return rows.filter(procedure=kind) if kind else rows


def come_to(rows: CaseQuerySet, *, stages: Iterable[str], after: Iterable[str]) -> CaseQuerySet:
    """Those cases that stand at one of these stages, or in which one of these steps was ever taken."""
    taken = Entry.objects.filter(action__in=[f"case.{step}" for step in after])
    return rows.filter(Q(stage__in=list(stages)) | Q(docket__in=taken.values("docket")))


def _handled(rows: CaseQuerySet, reader: Reader, part: str) -> CaseQuerySet:
    held = Handling.objects.filter(officer=reader.officer, part=part, until=None)
    return rows.filter(pk__in=held.values("case"), closed_on=None)


def _pressing(rows: CaseQuerySet, reader: Reader) -> CaseQuerySet:
    """Looked up for one case after the other: PostgreSQL thinks a reader's cases far fewer than they are, and
    would gather all that have a term before it takes twenty."""
    one = Subquery(WAITING.filter(case=OuterRef("pk")).values("pk")[:1])
    return rows.filter(IsNull(one, False), closed_on=None)


VIEWS: dict[str, tuple[str, Any]] = {
    "": ("全部", lambda rows, reader: rows),
    "handled": ("我主办的", lambda rows, reader: _handled(rows, reader, "handles")),
    "assisted": ("我协办的", lambda rows, reader: _handled(rows, reader, "assists")),
    "posted": ("本单位的", lambda rows, reader: rows.filter(agency__in=reader.posted, closed_on=None)),
    "open": ("在办", lambda rows, reader: rows.filter(closed_on=None)),
    "pressing": ("有期限的", _pressing),
    "closed": ("已办结", lambda rows, reader: rows.exclude(closed_on=None)),
}
"""Saved views: key → name shown, and what it keeps."""


def page(rows: CaseQuerySet, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """One page, newest first; stable while others write, and never a count."""
    if before and (key := _key(before)):
        newer = rows.filter(Q(changed_at__gt=key[0]) | Q(changed_at=key[0], id__gt=key[1]))
        found = list(newer.order_by("changed_at", "id")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        return Page(found, _mark(found[0]) if more else "", _mark(found[-1]) if found else "")
    if after and (key := _key(after)):
        rows = rows.filter(Q(changed_at__lt=key[0]) | Q(changed_at=key[0], id__lt=key[1]))
    found = list(rows.order_by("-changed_at", "-id")[: size + 1])
    more, found = len(found) > size, found[:size]
    return Page(found, _mark(found[0]) if after and found else "", _mark(found[-1]) if more else "")


def _mark(case: Case) -> str:
    return f"{case.changed_at.isoformat()}_{case.id}"


def _key(mark: str) -> tuple[datetime, uuid.UUID] | None:
    try:
        moment, _, number = mark.partition("_")
        return datetime.fromisoformat(moment), uuid.UUID(number)
    except ValueError:
        return None


@dataclass(frozen=True)
class Line:
    """One entry of a docket as a page shows it; `on` differs from `at` where it was entered late."""

    number: int
    action: str
    title: str
    on: date | None
    at: datetime
    by: dict[str, Any]
    says: dict[str, Any]
    index: int | None
    hash: str
    step: Step | None


def lines(case: Case) -> list[Line]:
    """The docket's entries, oldest first, with their words."""
    return lines_of([case])[case.pk]


def lines_of(cases: Sequence[Case]) -> dict[uuid.UUID, list[Line]]:
    """The entries of several cases' dockets by case, all in one reading."""
    found: dict[uuid.UUID, list[Line]] = {case.pk: [] for case in cases}
    of_docket = {case.docket_id: case for case in cases}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT e.docket_id, e.number, e.action, e.at, b.by, b.says, l.index, e.hash FROM record_entry e
               JOIN record_body b ON b.entry_id = e.id LEFT JOIN record_leaf l ON l.entry_id = e.id
               WHERE e.docket_id = ANY(%s) ORDER BY e.docket_id, e.number""",
            [list(of_docket)],
        )
        for docket, *row in cursor.fetchall():
            case = of_docket[docket]
            found[case.pk].append(_line(procedure(case.procedure), *row))
    return found


def file_of(read: Iterable[Line], *, now: datetime) -> CaseFile:
    """Lines that were read already, as the law sees them."""
    steps = (
        happening(one.number, one.action, one.at, one.by, one.says) for one in read if is_step(one.action)
    )
    return CaseFile(tuple(steps), now, catalogue.calendar())


def _line(
    way: Procedure, number: int, action: str, at: datetime, by: Any, says: Any, index: int | None, hashed: Any
) -> Line:
    by, says = words(by), words(says)
    step = way.steps.get(action.removeprefix("case."))
    title = step.title if step else TITLES.get(action, action)
    return Line(number, action, title, _day(says.get("on")), at, by, says, index, bytes(hashed).hex(), step)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


TITLES = {
    "evidence.add": "收入证据",
    "case.recount": "重算期限",
    "case.mirror": "收录决定",
    "evidence.view": "查看证据",
    "review.answer": "回应一条审核建议",
}


def papers(case: Case) -> list[Paper]:
    """The case's papers, newest first."""
    return list(Paper.objects.filter(case=case).order_by("-place", "code"))


def paper(reader: Reader, number: str, paper_id: uuid.UUID) -> Paper | None:
    """One paper of a case the reader may see."""
    case = visible(reader, number)
    return Paper.objects.filter(case=case, pk=paper_id).first() if case else None


def parties(case: Case) -> list[Party]:
    """The parties as stated in this case."""
    return list(Party.objects.filter(case=case).order_by("entry_id"))


def handlings(case: Case) -> list[Handling]:
    """Who has which part in the case, those present first."""
    return list(
        Handling.objects.filter(case=case).select_related("officer").order_by("until", "since", "part")
    )


def deadlines(case: Case) -> list[Deadline]:
    """The case's limits: pressing ones first, then those met."""
    order = {"over": 0, "running": 1, "suspended": 2, "met": 3}
    return sorted(Deadline.objects.filter(case=case), key=lambda one: (order.get(one.state, 4), one.due))


def decision(case: Case) -> Decision | None:
    """The newest decision of the case."""
    return Decision.objects.filter(case=case).order_by("-decided_on", "-entry_id").first()


def pressing(reader: Reader, *, limit: int = 50) -> list[Deadline]:
    """The limits still to be met in the cases the reader may see, most urgent first."""
    waiting = WAITING.filter(agency__among=reader.agencies).order_by("due", "pk")
    found: list[Deadline] = []
    for place in count(step=2 * limit):
        some = list(waiting.select_related("case")[place : place + 2 * limit])
        held = readable(reader, [one.case for one in some if one.case.closed_on is None])
        found += [one for one in some if one.case_id in held]
        if len(found) >= limit or len(some) < 2 * limit:
            break
    return found[:limit]


def readable(reader: Reader, cases: Sequence[Case]) -> set[uuid.UUID]:
    """Which of these cases the reader may see; asked only of those that she has to have a part in."""
    whole = {case.pk for case in cases if case.agency in reader.whole}
    parts = {case.pk for case in cases} - whole
    seen = Case.objects.visible_to(reader).filter(pk__in=parts).values_list("pk", flat=True) if parts else ()
    return whole | set(seen)


@dataclass(frozen=True)
class Look:
    """One look at the case: who, for which agency, when, and at what."""

    by: str
    agency: str
    at: datetime
    what: str


LOOKED = {"case.look": "案件", "evidence.view": "证据", "case.paper": "文书"}


def looks(case: Case, *, limit: int = 12) -> list[Look]:
    """Who read the case lately, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT b.by, e.at, e.action FROM record_entry e JOIN record_body b ON b.entry_id = e.id
               WHERE e.docket_id = %s ORDER BY e.number DESC LIMIT %s""",
            [looks_of(case.docket_id), limit],
        )
        rows = cursor.fetchall()
    people = [(json.loads(by) if isinstance(by, str) else by, at, action) for by, at, action in rows]
    return [
        Look(by.get("name", ""), by.get("agency_name", ""), at, LOOKED.get(action, action))
        for by, at, action in people
    ]


def looks_of(docket: uuid.UUID) -> uuid.UUID:
    """The docket on which it stands who read a matter."""
    return uuid.uuid5(docket, "looks")


def on_docket(reader: Reader, docket: uuid.UUID) -> Case | None:
    """The case whose docket this is, if the reader may see it."""
    found: Case | None = Case.objects.visible_to(reader).filter(docket=docket).first()
    return found
