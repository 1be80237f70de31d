"""成批收录: many outside decisions at once, each as `mirror` would have taken it over, some hundred in a transaction.

What is new and sound goes in by the batch; whatever is not goes the long way, one by one. While PostgreSQL
works on one batch the next is prepared, on a connection of its own.
"""

import uuid
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice

from django.db import DatabaseError, DataError, connection
from django.utils import timezone

from mingjing.law.calendar import Calendar
from mingjing.law.casefile import CaseFile, Doer
from mingjing.law.procedures import procedure
from mingjing.record.actor import Actor
from mingjing.record.lanes import Lanes, threads
from mingjing.record.models import Docket
from mingjing.record.refusal import KeyReused, Refused
from mingjing.record.writing import First, Outcome, Writing, used_keys, write_many
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.catalogue import queries as catalogue

from ..consequences import publish_by
from ..deadlines import fresh
from ..mirrored import Mirrored
from ..reading import doer
from ..taken import Taken
from .mirroring import Render, leaf_of, mirror, new_case

BATCH = 500
LANES = 2
STEP = "mirror"


@dataclass(frozen=True)
class Became:
    """收录结果: the number of the case as which a line stands here, or why it does not."""

    number: str = ""
    wrong: Refused | DataError | None = None


def mirror_many(
    lines: Iterable[Mirrored],
    *,
    by: Actor,
    render: Render | None = None,
    batch: int = BATCH,
    lanes: Lanes | None = None,
) -> Iterator[Became]:
    """What each line became, in order; the same as `mirror` line by line, and a bad one takes no other down.

    Without `lanes` a longer stream is worked off in threads of this process.
    """
    each = iter(lines)
    work = _Work(by, render)
    first, second = list(islice(each, batch)), list(islice(each, batch))
    if not second:
        yield from work.on(first)
        return
    with nullcontext(lanes) if lanes else threads(LANES) as ways:
        yield from _side_by_side(ways, work, chain((first, second), _batches(each, batch)))


def _side_by_side(lanes: Lanes, work: "_Work", batches: Iterable[list[Mirrored]]) -> Iterator[Became]:
    """Each lane has a batch in hand and one before it; no two that wait have a docket in common."""
    waiting: deque[tuple[Future[list[Became]], set[uuid.UUID]]] = deque()
    readers = _readers()
    for place, these in enumerate(batches):
        dockets = {line.case for line in these}
        while waiting and (len(waiting) == 2 * len(lanes) or any(dockets & busy for _, busy in waiting)):
            yield from waiting.popleft()[0].result()
        waiting.append((lanes[place % len(lanes)].submit(work.told, readers, these), dockets))
    while waiting:
        yield from waiting.popleft()[0].result()


def _batches(each: Iterator[Mirrored], size: int) -> Iterator[list[Mirrored]]:
    while batch := list(islice(each, size)):
        yield batch


def _readers() -> list[int]:
    """Whose rows this connection may read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting('mj.agencies', true), '')")
        (agencies,) = cursor.fetchone()
    return [int(number) for number in agencies.split(",") if number]


@dataclass
class _Work:
    """What every line of a run shares."""

    by: Actor
    render: Render | None
    doer: Doer = field(init=False)

    def __post_init__(self) -> None:
        self.doer = doer(self.by.words())

    def told(self, readers: Sequence[int], lines: Sequence[Mirrored]) -> list[Became]:
        """The same on a connection that does not know yet whose rows it may read."""
        tell(readers)
        return self.on(lines)

    def on(self, lines: Sequence[Mirrored]) -> list[Became]:
        """What became of these lines: new ones together, then repeated ones, then each of the others."""
        known = set(Docket.objects.filter(pk__in=[line.case for line in lines]).values_list("id", flat=True))
        new: dict[uuid.UUID, Mirrored] = {}
        for line in lines:
            if line.case not in known:
                new.setdefault(line.case, line)
        became = self._together(list(new.values()))
        others = [line for line in lines if line.case in known]
        became |= self._before(others)
        return [became[id(line)] if id(line) in became else self._alone(line) for line in lines]

    def _before(self, lines: Sequence[Mirrored]) -> dict[int, Became]:
        """Those whose key was used before: with these words, then they stand, or with others."""
        used = used_keys({line.key: line.says() for line in lines}, by=self.by) if lines else {}
        return {id(line): _answer(line, used[line.key]) for line in lines if line.key in used}

    def _together(self, lines: Sequence[Mirrored]) -> dict[int, Became]:
        """New lines in one transaction; where it fails, in two halves, down to the line that is to blame."""
        if len(lines) < 2:
            return {}
        sound: list[Mirrored] = []

        def prepare(hour: datetime) -> list[First]:
            batch = _Batch(self, hour)
            made = [(line, batch.first(line)) for line in lines]
            sound.extend(line for line, one in made if one is not None)
            return [one for _, one in made if one is not None]

        try:
            outcomes = write_many(prepare, by=self.by)
        except (DatabaseError, ValueError, TypeError, Refused):
            half = len(lines) // 2
            return self._together(lines[:half]) | self._together(lines[half:])
        return {id(line): _answer(line, told) for line, told in zip(sound, outcomes, strict=True)}

    def _alone(self, line: Mirrored) -> Became:
        try:
            return Became(str(mirror(line, by=self.by, render=self.render).number))
        except (Refused, DataError) as wrong:
            return Became(wrong=wrong)


def _answer(line: Mirrored, told: Outcome) -> Became:
    return Became(wrong=told) if isinstance(told, KeyReused) else Became(line.case_number)


class _Batch:
    """One transaction's lines: the hour it bears, and what the calendar makes of its day."""

    def __init__(self, work: _Work, hour: datetime) -> None:
        self.work, self.hour = work, hour
        self.calendar: Calendar = catalogue.calendar()
        self.file = CaseFile((), hour, self.calendar)
        self.on: date = timezone.localdate(hour)
        self.due = publish_by(self.on)

    def first(self, line: Mirrored) -> First | None:
        """The line's entry as `taking` would have made it, or None where something stands against it."""
        try:
            return self._first(line)
        except Refused:
            return None

    def _first(self, line: Mirrored) -> First | None:
        asked, by, way = line.says(), self.work.by, procedure(line.CODE)
        rule = way.steps[STEP]
        case = new_case(line, by, today=self.on)
        if way.judge(
            STEP,
            stage=case.stage,
            by=self.work.doer,
            file=self.file,
            says=asked,
            states={},
            on=asked.get("on"),
        ):
            return None
        writing = Writing(case.docket, 0, 1, b"", self.hour, f"case.{STEP}", dict(asked), {}, rule.leaf)
        taken = Taken(case, STEP, rule, way, writing, by, self.file, dict(asked), self.on)
        writing.note(line.made_party(case, asked))
        writing.note(line.made_decision(case, asked, publish_by=self.due))
        publish = self.work.render(taken) if self.work.render else None
        writing.leaf |= leaf_of(line, self.due)
        if publish is not None:
            writing.publish = publish
            taken.says["shown"] = writing.says["shown"] = True
        self._conclude(taken)
        return First(line.key, asked, writing, list(fresh(case, way, taken.said)))

    def _conclude(self, taken: Taken) -> None:
        """What the step leaves of the case itself: it has no papers and no rows but those it made."""
        case = taken.case
        case.stage = taken.rule.destination(taken.says) or case.stage
        case.changed_at = self.hour
        if case.stage in taken.procedure.closes:
            case.closed_on = self.on
        taken.writing.note(case)
