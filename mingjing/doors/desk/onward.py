"""上一件、下一件: the lists she opened last, kept in her session, so that a case leads on to its neighbours there."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from .guarding import DeskRequest

KEPT = "mj_lists"
LISTS = 3


def remember(request: DeskRequest, address: str, numbers: Iterable[str]) -> None:
    """Keep the cases of the list as she sees them, in order; the newest list first, written only when it changed."""
    told = {"address": address, "numbers": list(dict.fromkeys(numbers))}
    before = request.session.get(KEPT, [])
    after = [told, *(one for one in before if one["address"] != address)][:LISTS]
    if told["numbers"] and after != before:
        request.session[KEPT] = after


def around(request: DeskRequest, number: str) -> dict[str, Any]:
    """The neighbours of a case in the newest list that has it, and the way back there; empty if none has."""
    found = next((one for one in request.session.get(KEPT, []) if number in one["numbers"]), None)
    if found is None:
        return {}
    numbers = found["numbers"]
    at = numbers.index(number)
    return {
        "back": found["address"],
        "place": at + 1,
        "many": len(numbers),
        "previous": reverse("desk:case", args=[numbers[at - 1]]) if at else "",
        "following": reverse("desk:case", args=[numbers[at + 1]]) if at + 1 < len(numbers) else "",
    }
