"""Every form of paper this room can make, by its code."""

from mingjing.rooms.cases.papers.refusals import UnknownForm

from . import closing, deciding, hearing, inquiry, opening
from .shape import Column, Kind, PaperField, PaperForm

__all__ = ["Column", "Kind", "PaperField", "PaperForm", "all_forms", "form"]

_ALL = (*opening.FORMS, *inquiry.FORMS, *hearing.FORMS, *deciding.FORMS, *closing.FORMS)
_BY_CODE = {one.code: one for one in _ALL}


def all_forms() -> tuple[PaperForm, ...]:
    """All forms, in the order a case meets them."""
    return _ALL


def form(code: str) -> PaperForm:
    """The form with this code."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise UnknownForm(f"没有代码为“{code}”的文书式样。") from None
