"""The case file as the law sees it (案卷): what is not in it did not happen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from .asks import CHINA, Said, as_date, as_datetime
from .calendar import Calendar, Term
from .words import Role


@dataclass(frozen=True)
class Doer:
    """Who takes a step, as written into the entry (行为人)."""

    account: str
    name: str
    certificate: str
    agency: int
    role: Role


@dataclass(frozen=True)
class Happening:
    """One step taken, on the day it happened and at the hour it was entered (办理事项)."""

    number: int
    step: str
    on: date
    at: datetime
    by: Doer
    said: Said = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """The minute it happened: said to the minute, else the hour of entry on that day, else its midnight."""
        said = as_datetime(self.said.get("on"))
        if said is not None:
            return said
        entered = self.at.astimezone(CHINA)
        return (
            entered
            if entered.date() == self.on
            else datetime(self.on.year, self.on.month, self.on.day, tzinfo=CHINA)
        )

    def day(self, name: str) -> date | None:
        """A said field read as a date."""
        return as_date(self.said.get(name))

    def money(self, name: str) -> int:
        """A said amount in fen; 0 where nothing was said."""
        value = self.said.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def text(self, name: str) -> str:
        """A said text; empty where nothing or something else was said."""
        value = self.said.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A said list of texts; empty where nothing was said."""
        value = self.said.get(name)
        return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()

    def mapping(self, name: str) -> Mapping[str, object]:
        """A said mapping, such as a state the house looked up; empty where nothing was said."""
        value = self.said.get(name)
        return value if isinstance(value, Mapping) else {}


@dataclass(frozen=True)
class CaseFile:
    """All that a guard may look at (案卷排他)."""

    happenings: tuple[Happening, ...]
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(CHINA).date()

    def all(self, *steps: str) -> tuple[Happening, ...]:
        """Every time one of the steps was taken, oldest first."""
        return tuple(one for one in self.happenings if one.step in steps)

    def last(self, *steps: str) -> Happening | None:
        """The latest time one of the steps was taken."""
        return next((one for one in reversed(self.happenings) if one.step in steps), None)

    def has(self, *steps: str) -> bool:
        """Whether one of the steps was ever taken."""
        return self.last(*steps) is not None

    def count(self, *steps: str) -> int:
        """How often the steps were taken."""
        return len(self.all(*steps))

    def said(self, step: str, name: str) -> object:
        """What was said in the latest such step, or None."""
        happening = self.last(step)
        return happening.said.get(name) if happening else None

    def since(self, happening: Happening | None, *steps: str) -> tuple[Happening, ...]:
        """Every time one of the steps was taken after that happening; all of them where it is None."""
        number = happening.number if happening else -1
        return tuple(one for one in self.all(*steps) if one.number > number)

    def until(self, happening: Happening) -> "CaseFile":
        """The file as it stood when that had just happened."""
        return replace(
            self, happenings=tuple(one for one in self.happenings if one.number <= happening.number)
        )

    def passed(self, review: str, of: str) -> bool:
        """Whether the latest review passed the thing as it stands: after it, and naming its digest."""
        thing, found = self.last(of), self.last(review)
        if thing is None or found is None or found.number < thing.number:
            return False
        return found.said.get("outcome") == "passed"

    def over(self, step: str, term: Term, *, on: date | None = None) -> bool:
        """Whether a term that began with the latest such step has run out; False if it never began."""
        start = self.last(step)
        return start is not None and (on or self.today) > self.calendar.end(start.on, term).due

    def as_of(self, moment: date | datetime | None) -> "CaseFile":
        """The file as seen on an earlier day, for what is entered late; later days and None change nothing."""
        if moment is None:
            return self
        if not isinstance(moment, datetime):
            moment = datetime(moment.year, moment.month, moment.day, 23, 59, tzinfo=CHINA)
        return replace(self, now=min(moment, self.now)) if moment.tzinfo else self

    def dated_by(self, day: date) -> "CaseFile":
        """The file with only what happened on or before that day, however early the rest was entered."""
        return replace(self, happenings=tuple(one for one in self.happenings if one.on <= day))

    def saying(
        self, step: str, says: Said, *, by: Doer | None = None, on: date | datetime | None = None
    ) -> "CaseFile":
        """The file as it would be with these words said."""
        day = as_date(on) or as_date(says.get("on")) or self.today
        said = {**says, "on": on.isoformat()} if isinstance(on, datetime) else says
        number = self.happenings[-1].number + 1 if self.happenings else 1
        spoken = Happening(number, step, day, self.now, by or NOBODY, said)
        return replace(self, happenings=(*self.happenings, spoken))

    @property
    def spoken(self) -> Happening:
        """The step being judged; only checks may ask for it."""
        return self.happenings[-1]

    @property
    def before(self) -> "CaseFile":
        """The file without the step being judged."""
        return replace(self, happenings=self.happenings[:-1])

    def __iter__(self) -> Iterator[Happening]:
        return iter(self.happenings)


NOBODY = Doer(account="", name="", certificate="", agency=0, role=Role.OPERATOR)
