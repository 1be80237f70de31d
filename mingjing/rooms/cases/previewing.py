"""样稿: what a step's papers would look like with these words; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from mingjing.law.language import as_date
from mingjing.law.procedures import procedure
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.catalogue import queries as catalogue

from .composing import compose
from .models import Case
from .papers import form, preview
from .reading import case_file
from .stating import Asking, state
from .taken import Taken

if TYPE_CHECKING:
    from mingjing.record.writing import Writing


@dataclass(frozen=True)
class Unwritten:
    """An entry that is not open: all that a paper asks of an entry is its hour."""

    at: datetime


@dataclass(frozen=True)
class Draft:
    """样稿一览: one paper of a step as it would be."""

    code: str
    title: str
    pages: list[bytes]


def previews(
    step: str, case: Case, *, by: Actor, says: Mapping[str, Any], now: datetime | None = None
) -> list[Draft]:
    """The papers this step would make from these words, each as SVG pages; a paper that cannot be set is left out."""
    taken = _supposed(step, case, by, dict(says), now or timezone.now())
    return [Draft(code, form(code).title, _pages(code, taken)) for code in taken.rule.papers_for(taken.says)]


def _pages(code: str, taken: Taken) -> list[bytes]:
    return preview(
        code,
        fields=compose(code, taken),
        agency=issuing_agency(taken.case.agency).name,
        issued_on=taken.on,
        demo=taken.case.demo,
    )


def _supposed(step: str, case: Case, by: Actor, says: dict[str, Any], now: datetime) -> Taken:
    """The step as if taken: the same object its papers are composed from, over a docket nobody writes."""
    way = procedure(case.procedure)
    rule, file = way.steps[step], case_file(case.docket_id, now=now, calendar=catalogue.calendar())
    says = {name: value for name, value in says.items() if value not in (None, "", [])}
    on = as_date(says.get("on")) or timezone.localdate(now)
    try:
        states = state(Asking(case, rule, file, says, by, on))
    except Refused:
        states = {}
    hour = cast("Writing", Unwritten(now))
    return Taken(case, step, rule, way, hour, by, file, {**says, **states}, on)
