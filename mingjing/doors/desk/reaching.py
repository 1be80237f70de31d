"""What every page of the desk begins with: the case she may see, and as whom she acts."""

import uuid
from collections.abc import Iterable

from django.http import Http404

from mingjing.law.language import Role
from mingjing.record.actor import Actor
from mingjing.rooms.agencies.roles import DUTIES
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case

from .guarding import DeskRequest


def the_case(request: DeskRequest, number: str) -> Case:
    """The case, or 404 for what is not there and what may not be seen alike."""
    found = queries.visible(request.reader, number)
    if found is None:
        raise Http404
    return found


def acting(request: DeskRequest, roles: tuple[Role, ...]) -> Actor:
    """As whom she acts: the first of the step's roles she holds; else as she is, and the law says no."""
    return next((request.actors[role] for role in roles if role in request.actors), any_actor(request))


def any_actor(request: DeskRequest) -> Actor:
    """Herself in one of her roles; whoever holds none has nothing to do here."""
    found = next(iter(request.actors.values()), None)
    if found is None:
        raise Http404
    return found


def places(roles: Iterable[Role]) -> set[str]:
    """The places of the desk that these roles use."""
    return {place for role in roles for place in DUTIES[role].places}


def uses(request: DeskRequest, place: str) -> Actor:
    """Herself in the role that uses this place of the desk; 404 for whoever has no such role."""
    found = next((actor for role, actor in request.actors.items() if place in DUTIES[role].places), None)
    if found is None:
        raise Http404
    return found


def key_of(text: str) -> uuid.UUID:
    """The form's key; what is no key gets a fresh one."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def count_of(text: str) -> int | None:
    """The docket's length as the form saw it."""
    return int(text) if text.isdecimal() and len(text) < 9 else None
