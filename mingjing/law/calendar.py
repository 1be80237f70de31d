"""Counting statutory days (期日): the first day is out, working days follow the yearly holiday notice."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .words import Unit

DAY = timedelta(days=1)
FARTHEST = 20_000  # days after which a count is given up rather than run on


@dataclass(frozen=True)
class Term:
    """An amount of a unit (期间)."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.title}"


def working_days(amount: int) -> Term:
    return Term(amount, Unit.WORKING_DAY)


def days(amount: int) -> Term:
    return Term(amount, Unit.DAY)


def months(amount: int) -> Term:
    return Term(amount, Unit.MONTH)


def hours(amount: int) -> Term:
    return Term(amount, Unit.HOUR)


@dataclass(frozen=True)
class Held:
    """Days that do not count, both ends included, and why (不计入的日子)."""

    first: date
    last: date
    why: str


@dataclass(frozen=True)
class Reckoning:
    """A term worked out, with what was skipped on the way (期间计算)."""

    due: date
    provisional: bool
    skipped: tuple[tuple[date, date, str], ...] = ()
    unrolled: date | None = None
    """The last day before it was moved off a rest day, or None where it was not moved."""


@dataclass(frozen=True)
class Calendar:
    """Rest days and make-up working days by the State Council's yearly notice (放假安排)."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, bool]]) -> "Calendar":
        """A calendar of announced (day, is_off) pairs; a year counts as announced once a day of it is."""
        announced = tuple(days)
        return cls(
            off=frozenset(day for day, is_off in announced if is_off),
            worked=frozenset(day for day, is_off in announced if not is_off),
            years=frozenset(day.year for day, _ in announced),
        )

    def is_working(self, day: date) -> bool:
        """Whether state organs work on the day; weekends are rest days unless declared otherwise."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year whose notice is not loaded."""
        return day.year not in self.years

    def why_resting(self, day: date) -> str:
        """The word for a day that is not worked."""
        return "法定节假日" if day in self.off else "周末"

    def end(self, start: date, term: Term, *, held: Sequence[Held] = (), roll: bool = False) -> Reckoning:
        """The last day of a term that begins the day after `start`."""
        if term.unit is Unit.HOUR:
            raise ValueError("terms in hours end at an instant, see `end_hours`")
        if term.unit is Unit.WORKING_DAY:
            due, skipped = self._count(start, term.amount, held, self.is_working)
        elif term.unit is Unit.DAY:
            due, skipped = self._count(start, term.amount, held, lambda day: True)
        else:
            due, skipped = self._count_months(start, term.amount, held)
        rolled = self.next_working(due) if roll else due
        asks_notice = term.unit is Unit.WORKING_DAY or roll
        provisional = asks_notice and any(
            year not in self.years
            for year in range(start.year, rolled.year + 1)
            if (start + DAY).year <= year
        )
        return Reckoning(rolled, provisional, _ranges(skipped), due if rolled != due else None)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def working_between(self, first: date, last: date) -> int:
        """How many working days lie strictly between two dates."""
        return sum(self.is_working(day) for day in _following(first, until=last - DAY))

    def _count(
        self, start: date, amount: int, held: Sequence[Held], counts: Callable[[date], bool]
    ) -> tuple[date, list[tuple[date, str]]]:
        if amount == 0:
            return start, []
        skipped: list[tuple[date, str]] = []
        counted = 0
        for day in _following(start, until=start + FARTHEST * DAY):
            why = next((one.why for one in held if one.first <= day <= one.last), None)
            if why is None and not counts(day):
                why = self.why_resting(day)
            if why is not None:
                skipped.append((day, why))
                continue
            counted += 1
            if counted == amount:
                return day, skipped
        raise ValueError("the term never ends")

    def _count_months(
        self, start: date, amount: int, held: Sequence[Held]
    ) -> tuple[date, list[tuple[date, str]]]:
        due = add_months(start, amount)
        return self._count(start, (due - start).days, held, lambda day: True)


def end_hours(start: datetime, amount: int) -> datetime:
    """The end of a term in hours, which run on without pause."""
    return start + timedelta(hours=amount)


def add_months(day: date, amount: int) -> date:
    """The same day number so many months later, or that month's last day."""
    month = day.month - 1 + amount
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _following(start: date, *, until: date) -> Iterator[date]:
    day = start + DAY
    while day <= until:
        yield day
        day += DAY


def _ranges(skipped: Sequence[tuple[date, str]]) -> tuple[tuple[date, date, str], ...]:
    found: list[tuple[date, date, str]] = []
    for day, why in skipped:
        if found and found[-1][2] == why and found[-1][1] + DAY == day:
            found[-1] = (found[-1][0], day, why)
        else:
            found.append((day, day, why))
    return tuple(found)
