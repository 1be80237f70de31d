"""Statutory time limits: what starts, meets, extends and holds them (期限)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from .calendar import Term
from .casefile import CaseFile, Happening
from .statutes import Statute
from .words import Consequence, Unit

Anchor = Callable[[Happening], date | None]
Condition = Callable[[Happening], bool]
Background = Callable[[CaseFile], bool]


def happened(happening: Happening) -> date | None:
    """The day it happened."""
    return happening.on


def whatever(file: CaseFile) -> bool:
    """Whatever the file says."""
    return True


def always(happening: Happening) -> bool:
    """No further condition."""
    return True


@dataclass(frozen=True, kw_only=True)
class Extension:
    """A step that lengthens a limit: by a fixed term, by days said in a field, or to a day said in one (延长)."""

    step: str
    title: str
    article: str
    term: Term | None = None
    days: str = ""
    until: str = ""
    when: Condition = always
    ground: str = ""
    law: Statute | None = None


@dataclass(frozen=True, kw_only=True)
class Suspension:
    """Steps between which a limit stands still, by the real days held (中止)."""

    starts: str
    ends: tuple[str, ...]
    title: str
    article: str
    when: Condition = always
    ground: str = ""
    law: Statute | None = None


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Time spent on something that a limit does not count; `days` names the field of the term told (扣除)."""

    starts: str
    ends: tuple[str, ...]
    title: str
    article: str
    days: str = ""
    when: Condition = always
    law: Statute | None = None


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A statutory time limit that one step starts and others meet (期限)."""

    code: str
    title: str
    term: Term
    starts: str
    meets: tuple[str, ...]
    article: str
    law: Statute | None = None
    anchor: Anchor = happened
    when: Condition = always
    met_when: Condition = always
    applies: Background = whatever
    """Whether it runs at all, judged by the file as it stood when it was started."""
    pairs: str = ""
    """A field that a start and what meets it share, where several run side by side."""
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    roll: bool = False
    consequence: Consequence = Consequence.ALARM

    @property
    def in_hours(self) -> bool:
        return self.term.unit is Unit.HOUR


@dataclass(frozen=True, kw_only=True)
class Running:
    """A limit that was started, with its arithmetic in words (期限的进行)."""

    code: str
    title: str
    start: date | datetime
    due: date | datetime
    met_on: date | datetime | None
    state: str
    """running, met, over or suspended."""
    provisional: bool
    explanation: tuple[str, ...]
    article: str
    law: str
    consequence: Consequence
    started_by: int
    """The number of the happening that started it."""

    @property
    def late(self) -> bool:
        """Whether it was met after its last day."""
        return self.met_on is not None and self.met_on > self.due
