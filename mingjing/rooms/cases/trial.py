"""试算: what a benchmark, as drafted, would make of the decisions of the last twelve months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q

from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.scope import Reader, reading
from mingjing.rooms.catalogue.grades import reckons_alone, refitted
from mingjing.rooms.catalogue.shapes import Row

from .models import Case, Decision

YEAR = timedelta(days=365)
Verdict = Literal["same", "moved", "outside", "before", "unknown"]
"""Within; no grade for its circumstances any more; fine outside the new bounds; outside already; not to be tried."""


@dataclass(frozen=True)
class Found:
    """A case that a draft would treat otherwise, where the reader may see it."""

    number: str
    verdict: Verdict
    fine: int


@dataclass(frozen=True)
class Trial:
    """One benchmark tried: how many decisions came out how, and which of the differing ones the reader may see."""

    code: str
    title: str
    counts: dict[Verdict, int]
    cases: tuple[Found, ...]

    @property
    def decisions(self) -> int:
        """How many decisions of the twelve months were on this benchmark or its matter."""
        return sum(self.counts.values())


def tried(rows: Iterable[Row], *, agency: int, reader: Reader, on: date) -> list[Trial]:
    """Each benchmark against what was decided in the branch of its agency.

    Whoever drafts a catalogue reads no cases: all are counted, and only those that the reader may see are named.
    """
    numbers = agencies.names() if not agency else agencies.below(_path(agency))
    rows = list(rows)
    with reading({0, *numbers}):
        judged = [_judged(row, on) for row in rows]
    return [_told(row, verdicts, reader) for row, verdicts in zip(rows, judged, strict=True)]


def _path(agency: int) -> str:
    node = agencies.agency(agency)
    return node.path if node else "-"


Judged = list[tuple[UUID, Verdict, int]]


def _judged(row: Row, on: date) -> Judged:
    ours = Q(particulars__grade__benchmark=row["code"])
    if row["matter"]:
        ours |= Q(case__matter=row["matter"])
    found = Decision.objects.filter(
        ours, decided_on__gt=on - YEAR, decided_on__lte=on, revoked_on=None, amount__gt=0
    )
    told = found.order_by("-decided_on", "number").values_list("case_id", "particulars", "amount")
    return [(case, _verdict(row, said.get("grade") or {}, fine), fine) for case, said, fine in told]


def _verdict(row: Row, grade: dict[str, Any], fine: int) -> Verdict:
    if grade.get("benchmark") != row["code"] or not grade.get("grade") or not reckons_alone(row):
        return "unknown"
    low, high = grade.get("minimum"), grade.get("maximum")
    if (low is not None and fine < low) or (high is not None and fine > high):
        return "before"
    bounds = refitted(row, grade["grade"])
    if bounds is None:
        return "moved"
    return "same" if bounds[0] <= fine <= bounds[1] else "outside"


def _told(row: Row, judged: Judged, reader: Reader) -> Trial:
    counts: dict[Verdict, int] = {}
    for _, verdict, _ in judged:
        counts[verdict] = counts.get(verdict, 0) + 1
    differing = [one for one in judged if one[1] in {"moved", "outside"}]
    return Trial(row["code"], row["title"], counts, tuple(_seen(differing, reader)))


def _seen(differing: Sequence[tuple[UUID, Verdict, int]], reader: Reader) -> Iterable[Found]:
    visible = Case.objects.visible_to(reader).filter(pk__in=[case for case, _, _ in differing])
    numbers: dict[UUID, str] = dict(visible.values_list("pk", "number"))
    return [Found(numbers[case], verdict, fine) for case, verdict, fine in differing if case in numbers]
