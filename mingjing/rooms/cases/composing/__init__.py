"""What a paper is filled with: the docket's words, the party, the officers, the catalogues, as the form names them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from mingjing.law.guards import Reason
from mingjing.law.language import as_date

from ..papers import Kind, PaperField, form
from ..papers.filling import wanting
from ..taken import Taken
from . import archiving, deciding, hearing, inquiry, opening
from .known import Fields, Known

__all__ = ["compose", "gaps"]

COMPOSERS: dict[str, Callable[[Known], Fields]] = {
    **opening.COMPOSERS,
    **inquiry.COMPOSERS,
    **hearing.COMPOSERS,
    **deciding.COMPOSERS,
    **archiving.COMPOSERS,
}
SAID_IN = {
    "facts": ("facts", "conduct", "report"),
    "rights": ("rights_told",),
    "basis": ("grounds", "rule", "report"),
    "penalty": ("penalties", "outcome"),
    "collector_address": ("collector",),
    "surcharge": ("surcharge_told",),
    "recusal": ("recusal_told",),
    "statement": ("statement", "answer"),
    "attended": ("participants",),
    "recipient": ("receiver",),
}
"""A paper's field and the words of a step that fill it, where they are named otherwise."""
RULED = {
    "investigation_report": frozenset({"party_address"}),
    "on_spot_decision": frozenset({"party_address"}),
    "defence_record": frozenset({"began", "ended"}),
}
"""Fields that stay a ruled blank though somebody could say them: an address may be found out until the decision,
第五十二条 asks for none, and what is sent in has no hours."""


def compose(code: str, taken: Taken) -> dict[str, Any]:
    """The fields of a paper of this kind, from what is known; a form takes only the names it has."""
    known = COMPOSERS[code](Known(taken))
    shaped = {field.name: _shaped(field, known.get(field.name)) for field in form(code).fields}
    return {name: value for name, value in shaped.items() if value not in (None, "", [], False)}


def _shaped(field: PaperField, value: Any) -> Any:
    """A value as its field takes it: a line holds no paragraphs."""
    if field.type is Kind.DATE:
        return as_date(value)
    if field.type is Kind.MOMENT:
        return value if isinstance(value, datetime) and value.tzinfo else None
    if field.type is Kind.LINE and isinstance(value, str):
        return " ".join(value.split("\n")).strip()
    return value


def gaps(code: str, fields: Fields, taken: Taken) -> list[Reason]:
    """What the law wants this paper to say and nobody has said: each at the step's field that would say it.

    A paper that stays in the file keeps a ruled blank for what comes later, such as the opinion of the unit;
    it is refused only where this step asks for the words. A paper that leaves the house is refused.
    """
    of = form(code)
    found = []
    for field, sentence in wanting(code, fields):
        asked = next((name for name in SAID_IN.get(field.name, (field.name,)) if taken.rule.ask(name)), None)
        ruled = field.name in RULED.get(code, ()) and taken.says.get("form") != "oral"
        if ruled or (of.internal and asked is None):
            continue
        law, _, article = field.article.removeprefix("《").partition("》")
        found.append(Reason(article, f"《{of.title}》{sentence}", asked, law))
    return found
