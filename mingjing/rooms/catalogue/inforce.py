"""In force (现行有效): which editions and rows hold on a day."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from mingjing.record.standing import kept
from mingjing.rooms.agencies import queries as agencies

from .models import Edition

R = TypeVar("R", bound=Model)


def holds(on: date, prefix: str = "edition__") -> Q:
    """What is in force on a day: begun, not over, not withdrawn before it began."""
    begun = Q(**{f"{prefix}effective_from__lte": on, f"{prefix}withdrawn": False})
    return begun & (Q(**{f"{prefix}effective_to": None}) | Q(**{f"{prefix}effective_to__gte": on}))


def rows_of(model: type[R], on: date, **where: Any) -> "QuerySet[R]":
    """The rows of a catalogue in force on a day, in their order."""
    found: QuerySet[R] = model._default_manager.filter(holds(on), **where)
    return found.order_by("edition__agency", "edition__code", "place")


@kept
def edition_on(kind: str, code: str, on: date, agency: int = 0) -> Edition | None:
    """The edition of a catalogue in force on a day."""
    found: Edition | None = Edition.objects.filter(holds(on, ""), kind=kind, code=code, agency=agency).first()
    return found


def line(agency: int) -> list[int]:
    """The agency and all it stands under, nearest first, the whole city (0) last."""
    return [*dict.fromkeys([agency, *(node.pk for node in agencies.line(agency)), 0])]


@kept
def nearest(model: type[R], agency: int, on: date, **where: Any) -> R | None:
    """The row of the nearest agency in line that has one."""
    places = {node: distance for distance, node in enumerate(line(agency))}
    found = rows_of(model, on, edition__agency__in=list(places), **where).select_related("edition")
    return min(found, key=lambda row: places[row.edition.agency], default=None)  # type: ignore[attr-defined]
