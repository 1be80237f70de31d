"""What a paper is filled with: the step's words, the case, the party, the officers, as the form names them."""

from typing import Any

from .papers import form
from .taken import Taken


def compose(code: str, taken: Taken) -> dict[str, Any]:
    """The fields of a paper of this kind, from what is known; a form takes only the names it has."""
    known = {**_case(taken), **_said(taken)}
    return {
        field.name: known[field.name]
        for field in form(code).fields
        if known.get(field.name) not in (None, "", [])
    }


def _case(taken: Taken) -> dict[str, Any]:
    party = taken.party
    return {
        "case": taken.case.title,
        "case_number": taken.case.number,
        "filed_on": taken.case.opened_on,
        "party_name": party.name if party else "",
        "party_address": party.address if party else "",
    }


def _said(taken: Taken) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for happening in taken.said:
        found |= happening.said
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
