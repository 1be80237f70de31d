"""What is asked of the inbox. A reader is named by the agencies she may read."""

import uuid
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet

from .models import Letter, LetterLine, Uptake
from .tables import written

REPORT_COLUMNS = ("行号", "来件方编号", "结果", "说明", "成为")


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
    answer: Uptake | None = one.uptakes.order_by("-at").first()
    counts: dict[str, Any] = (
        dict(answer.counts)
        if answer and answer.counts
        else dict(Counter(one.lines.values_list("state", flat=True)))
    )
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


def lines(one: Letter, *, state: str = "", after: int = 0) -> "QuerySet[LetterLine]":
    """The lines' outcomes in the order of the original, from a line on."""
    rows = LetterLine.objects.filter(letter=one, number__gt=after).order_by("number")
    return rows.filter(state=state) if state else rows


def report(one: Letter) -> Iterator[str]:
    """The report of a bulk letter as CSV text, piece by piece, safe to open in a spreadsheet."""
    told = (
        (str(line.number), line.key, line.get_state_display(), "".join(line.sentences), line.became)
        for line in lines(one).iterator(chunk_size=1000)
    )
    return written(REPORT_COLUMNS, told)
