"""Groups of fields that many papers share: the case, the party, whom to call, opinions, remedies."""

from datetime import date

from mingjing.law.casefile import Happening
from mingjing.law.language import as_date
from mingjing.law.party import years_old
from mingjing.law.words import Role
from mingjing.rooms.catalogue import queries as catalogue

from .known import Fields, Known


def case(known: Known) -> Fields:
    """The case by name, cause and number."""
    return {
        "case_name": known.case.title,
        "cause": cause(known),
        "case_number": known.case.number,
        "filed_on": known.case.opened_on or known.case.received_on,
    }


def cause(known: Known) -> str:
    """案由: the matter in the catalogue, else the case's name without the party's and without 案."""
    matter = catalogue.matter(known.case.matter, known.on) if known.case.matter else None
    if matter is not None:
        return str(matter.title)
    title, name = known.case.title, known.party.name if known.party else ""
    return title.removeprefix(name).removesuffix("案") or title


def party(known: Known) -> Fields:
    """The party as stated, with what later steps said of its address."""
    one = known.party
    if one is None:
        return {}
    born = one.birth or as_date(known.word("born_on"))
    return {
        "party_name": one.name,
        "party_code": one.uscc or one.citizen_id,
        "party_representative": one.legal_representative,
        "party_address": known.word("party_address") or one.address,
        "party_phone": one.phone,
        "party_age": str(years_old(born, known.on)) if born else "",
    }


def contact(known: Known) -> Fields:
    """Whom the party may call: the first of those who handle the case."""
    first = known.people(known.handlers[:1])
    return {
        "contact_name": first[0]["name"] if first else known.taken.by.name,
        "contact_phone": known.unit.phone or known.agency.phone,
        "contact_address": known.unit.address or known.agency.address,
    }


def opinion(prefix: str, words: object, name: str = "", on: date | None = None) -> Fields:
    """An opinion with who gave it and when."""
    return {f"{prefix}_opinion": words, f"{prefix}_name": name, f"{prefix}_on": on}


def handled(known: Known, words: object, happening: Happening | None) -> Fields:
    """The opinion of those who handle the case, as given in that step."""
    if happening is None or not words:
        return {}
    names = known.names(happening.texts("officers")) or happening.by.name
    return opinion("handler", words, names, happening.on)


def headed(known: Known, words: object) -> Fields:
    """The opinion of whoever takes this step as head of the agency."""
    by = known.taken.by
    return opinion("head", words, by.name, known.on) if by.role == Role.LEADER else {}


def remedies(known: Known, *, suing: bool = True, reconsider_first: bool = False) -> Fields:
    """Where and how long to ask for reconsideration or sue (行政复议法第二十条、第二十二条、第二十三条，行政诉讼法第四十五条、第四十六条)."""
    return {
        "review_body": known.agency.reconsideration,
        "court": known.agency.court if suing else "",
        "review_term": "六十日",
        "suit_term": ("十五日" if reconsider_first else "六个月") if suing else "",
        "review_channel": known.sentences.get("review_channel", ""),
    }
