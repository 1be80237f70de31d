"""What is asked of the inbox. A reader is named by the agencies she may read."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Count, Q, QuerySet

from mingjing.record.models import Body, Entry

from .models import Letter, LetterLine, Uptake
from .tables import written

REPORT_COLUMNS = ("行号", "来件方编号", "结果", "说明", "成为")
BULK = ("mirrored_decisions", "law", "catalogue")
"""Kinds of letters that are worked off line by line."""
PAGE = 50
Counts = dict[uuid.UUID, dict[str, int]]


@dataclass(frozen=True)
class Status:
    """来件状态: where a letter stands, and how its lines came out."""

    letter: uuid.UUID
    kind: str
    subject: str
    received_at: datetime
    state: str
    words: str
    note: str
    became: str
    counts: dict[str, int]


def letters(agencies: Collection[int], *, kind: str = "") -> "QuerySet[Letter]":
    """Letters a reader may see, newest first."""
    rows = Letter.objects.filter(agency__in=agencies).order_by("-received_at", "-id")
    return cast("QuerySet[Letter]", rows.filter(kind=kind) if kind else rows)


def open_letters(agencies: Collection[int], *, kind: str = "") -> "QuerySet[Letter]":
    """Letters that no room has answered yet, newest first."""
    return letters(agencies, kind=kind).filter(uptakes=None)


def letter(number: uuid.UUID, agencies: Collection[int]) -> Letter | None:
    """One letter, if the reader may see it; not found and not allowed look the same."""
    return letters(agencies).filter(pk=number).select_related("docket").first()


def letter_of(number: uuid.UUID) -> Letter:
    """One letter for a follower, who reads all."""
    return cast("Letter", Letter.objects.select_related("docket").get(pk=number))


def status(one: Letter) -> Status:
    """Where a letter stands: received, being read, or answered."""
    return _standing(one, _counted([one]))


def statuses(found: Sequence[Letter]) -> list[Status]:
    """Where each of these letters stands, in two questions for all of them."""
    counted = _counted(found)
    return [_standing(one, counted) for one in found]


def _answer(one: Letter) -> Uptake | None:
    return max(one.uptakes.all(), key=lambda uptake: uptake.at, default=None)


def _counted(found: Iterable[Letter]) -> Counts:
    """How the lines came out so far, of those letters whose answer does not say."""
    told: Counts = {one.pk: {} for one in found if not (answer := _answer(one)) or not answer.counts}
    if told:
        lines = LetterLine.objects.filter(letter__in=told).order_by().values_list("letter", "state")
        for number, state, count in lines.annotate(count=Count("pk")):
            told[number][state] = count
    return told


def _standing(one: Letter, counted: Counts) -> Status:
    answer = _answer(one)
    counts: dict[str, Any] = dict(answer.counts) if answer and answer.counts else counted[one.pk]
    state = answer.outcome if answer else ("reading" if counts else "received")
    words = answer.get_outcome_display() if answer else ("正在逐行办理" if counts else "已收到，等待受理")
    return Status(
        one.pk,
        one.kind,
        one.subject,
        one.received_at,
        state,
        words,
        answer.note if answer else "",
        answer.became if answer else "",
        counts,
    )


@dataclass(frozen=True)
class LetterPage:
    """A page of letters by keyset: each letter, where it stands, and the keys to go on or back."""

    letters: Sequence[Letter]
    statuses: Sequence[Status]
    before: str
    after: str


def bulk(agencies: Collection[int], *, kind: str = "", answered: bool | None = None) -> "QuerySet[Letter]":
    """The letters that are worked off line by line, newest first; only those answered, or only those not."""
    rows = letters(agencies, kind=kind).filter(kind__in=BULK)
    return rows if answered is None else rows.filter(uptakes__isnull=not answered).distinct()


def bulk_letter(number: uuid.UUID, agencies: Collection[int]) -> Letter | None:
    """One of them, if the reader may see it; not found and not allowed look the same."""
    return bulk(agencies).filter(pk=number).select_related("docket").first()


def page(rows: "QuerySet[Letter]", *, after: str = "", before: str = "", size: int = PAGE) -> LetterPage:
    """One page, newest first; stable while others hand in, and never a count."""
    back, key = bool(before and _key(before)), _key(before or after)
    if key:
        at, number = key
        rows = rows.filter(
            Q(received_at__gt=at) | Q(received_at=at, id__gt=number)
            if back
            else Q(received_at__lt=at) | Q(received_at=at, id__lt=number)
        )
    order = ("received_at", "id") if back else ("-received_at", "-id")
    found = list(rows.order_by(*order).prefetch_related("uptakes")[: size + 1])
    more, found = len(found) > size, found[:size]
    found = found[::-1] if back else found
    newer, older = (more, bool(found)) if back else (bool(key and found), more)
    return LetterPage(
        found, statuses(found), _mark(found[0]) if newer else "", _mark(found[-1]) if older else ""
    )


def _mark(one: Letter) -> str:
    return f"{one.received_at.isoformat()}_{one.pk}"


def _key(mark: str) -> tuple[datetime, uuid.UUID] | None:
    try:
        moment, _, number = mark.partition("_")
        return datetime.fromisoformat(moment), uuid.UUID(number)
    except ValueError:
        return None


def lines(one: Letter, *, state: str = "", after: int = 0) -> "QuerySet[LetterLine]":
    """The lines' outcomes in the order of the original, from a line on."""
    rows = LetterLine.objects.filter(letter=one, number__gt=after).order_by("number")
    return rows.filter(state=state) if state else rows


def noteworthy(one: Letter, *, after: int = 0) -> "QuerySet[LetterLine]":
    """The lines about which there is something to say: refused ones and warned ones."""
    return lines(one, after=after).exclude(state="accepted")


def entry_of(one: Letter) -> Entry:
    """The entry by which the letter came in; its `place` is its leaf, once it is sealed."""
    return Entry.objects.select_related("place").get(docket=one.docket_id, number=1)


@dataclass(frozen=True)
class Reading:
    """Who opened a letter or took something of it out, for which agency, when, and why."""

    by: str
    agency: str
    at: datetime
    what: str
    reason: str


LOOKED = {"letter.look": "查看", "report": "导出逐行结果", "original": "导出原件"}


def readings(one: Letter, *, limit: int = 12) -> list[Reading]:
    """Who read the letter lately, newest first."""
    bodies = Body.objects.filter(entry__docket=looks_of(one)).select_related("entry")
    return [
        Reading(
            body.by.get("name", ""),
            body.by.get("agency_name", ""),
            body.entry.at,
            LOOKED.get(body.says.get("what", body.entry.action), ""),
            body.says.get("reason", ""),
        )
        for body in bodies.order_by("-entry__number")[:limit]
    ]


def looks_of(one: Letter) -> uuid.UUID:
    """The docket on which it stands who read the letter."""
    return uuid.uuid5(one.docket_id, "looks")


def report(one: Letter) -> Iterator[str]:
    """The report of a bulk letter as CSV text, piece by piece, safe to open in a spreadsheet."""
    states = dict(LetterLine._meta.get_field("state").flatchoices)
    rows = lines(one).values_list("number", "key", "state", "sentences", "became")
    told = (
        (str(number), key, states[state], "".join(sentences), became)
        for number, key, state, sentences, became in rows.iterator(chunk_size=5000)
    )
    return written(REPORT_COLUMNS, told)
