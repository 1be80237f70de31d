"""What a paper is filled with: the step's words, the case, the party, the officers, as the form names them."""

from typing import Any

from mingjing.law.language import as_date, as_datetime

from .papers import Kind, PaperField, form
from .taken import Taken


def compose(code: str, taken: Taken) -> dict[str, Any]:
    """The fields of a paper of this kind, from what is known; a form takes only the names it has."""
    known = {**_case(taken), **_said(taken)}
    shaped = {field.name: _shaped(field, known.get(field.name)) for field in form(code).fields}
    return {name: value for name, value in shaped.items() if value not in (None, "", [])}


def _shaped(field: PaperField, value: Any) -> Any:
    """A value as its field takes it; what is of another kind is left out."""
    if field.type is Kind.DATE:
        return as_date(value)
    if field.type is Kind.MOMENT:
        moment = as_datetime(value)
        return moment if moment is not None and moment.tzinfo else None
    if field.type is Kind.MONEY:
        return value if isinstance(value, int) and not isinstance(value, bool) else None
    if field.type in (Kind.LINE, Kind.TEXT):
        return value if isinstance(value, str) else None
    return value if field.type is Kind.TABLE and isinstance(value, list) else None


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
