"""行政许可决定: number, matter, dates and organ; of whom it concerns only what sort of holder it is (第十三条、第十四条)."""

from datetime import date, timedelta
from typing import Any

from mingjing.law.penalty.kinds import PARTY_TYPES
from mingjing.law.procedures.permit_mirrored import CATEGORIES, OUTCOMES
from mingjing.rooms.catalogue import queries as catalogue

from ..decided import Decided, always_open, joined
from ..kind import Kind
from ..rendering import Answers, Desk, Piece, Rendered

FREE = ("content",)
"""Words an officer writes freely; each sentence is committed on its own."""
PLAIN = (
    "matter_name", "certificate", "document_number", "permit_number", "authority", "source", "source_number", "source_url",
)  # fmt: skip
"""Words by rule public; they are scanned all the same, and hidden where something is found."""
CODED = ("outcome", "category", "decided_on", "date_is", "valid_from", "valid_to", "party_type")
"""Days, and words of a closed list, in which nobody's name can stand."""
FOREVER = "2099-12-31"
"""How the credit standard writes a permit without an end."""


def render(decided: Decided, answers: Answers) -> Rendered:
    """The permit for the public (the holder hidden), for the holder and for the credit systems."""
    texts = [joined(value for _, value in decided.pieces(name)) for name in FREE]
    desk = Desk.of(decided, answers, texts)
    free = {name: desk.clear_all(decided.pieces(name)) for name in FREE}
    plain = {name: desk.clear_all(decided.pieces(name)) for name in PLAIN}
    public = _public(decided, free, plain)
    party = {**public, "case_title": decided.case.title, "party_name": _party(decided)}
    coded = {path for name in CODED for path, _ in decided.pieces(name)}
    shown = coded | {
        piece.path for pieces in (*free.values(), *plain.values()) for piece in pieces if not piece.masked
    }
    return Rendered(
        "permit",
        public["case_title"],
        public,
        party,
        _credit(decided, party),
        _text(public, free),
        frozenset({*shown, *always_open(decided.fields)}),
        tuple(desk.doubts),
        bool(free["content"]),
    )


def _public(decided: Decided, free: dict[str, list[Piece]], plain: dict[str, list[Piece]]) -> dict[str, Any]:
    says, row = decided.says, decided.decision
    word = {name: joined(piece.text for piece in pieces) for name, pieces in plain.items()}
    return {
        "document_number": word["document_number"] or word["permit_number"],
        "permit_number": word["permit_number"],
        "case_title": f"{word['matter_name']}（{dict(OUTCOMES).get(row.outcome, row.outcome)}）",
        "matter_name": word["matter_name"],
        "category": dict(CATEGORIES).get(str(says.get("category")), ""),
        "certificate": word["certificate"],
        "party_type": dict(PARTY_TYPES).get(row.party_kind, ""),
        "outcome": dict(OUTCOMES).get(row.outcome, row.outcome),
        "valid_from": str(says.get("valid_from") or ""),
        "valid_to": "长期" if str(says.get("valid_to") or "") >= FOREVER else str(says.get("valid_to") or ""),
        "authority_name": row.authority or decided.agency.name,
        "decision_date": decided.decided_on.isoformat(),
        "date_is": "原公示日期" if says.get("date_is") == "published" else "决定日期",
        "source": word["source"],
        "source_url": word["source_url"],
        "content": [{"path": one.path, "text": one.text, "masked": one.masked} for one in free["content"]],
    }


def _party(decided: Decided) -> str:
    return "、".join(one.name for one in decided.parties)


def _text(public: dict[str, Any], free: dict[str, list[Piece]]) -> str:
    """What search reads."""
    parts = [
        public["category"] and f"{public['category']}许可",
        public["certificate"],
        public["permit_number"],
    ]
    parts += [joined(piece.text for piece in free["content"]), public["authority_name"]]
    return "\n".join(part for part in parts if part)


def _credit(decided: Decided, party: dict[str, Any]) -> dict[str, Any]:
    """The credit system's permit table (双公示, 2018 edition)."""
    first = decided.parties[0] if decided.parties else None
    person = first is not None and first.kind == "natural_person"
    return {
        "XK_XDR_MC": party["party_name"],
        "XK_XDR_LB": "自然人" if person else "法人及非法人组织",
        "XK_XDR_SHXYM": first.uscc if first else "",
        "XK_FRDB": first.legal_representative if first else "",
        "XK_WSH": party["document_number"],
        "XK_XKLB": party["category"],
        "XK_XKZS": party["certificate"],
        "XK_XKBH": party["permit_number"],
        "XK_NR": joined(piece["text"] for piece in party["content"]) or party["matter_name"],
        "XK_JDRQ": decided.leaf["d"].replace("-", "/"),
        "XK_YXQZ": str(decided.says.get("valid_from") or "").replace("-", "/"),
        "XK_YXQZI": str(decided.says.get("valid_to") or "").replace("-", "/"),
        "XK_XKJG": party["authority_name"],
    }


def until(decided: Decided, published: date) -> date | None:
    """The last day it is shown, where the disclosure catalogue sets a term; else it stays."""
    item = catalogue.disclosure_item("permit", published)
    return published + timedelta(days=item.for_days) if item is not None and item.for_days else None


KIND = Kind(
    code="permit",
    title="行政许可决定",
    phase="after",
    article="《广东省行政执法公示办法》第二十一条第二款",
    act="permit",
    days=7,
    render=render,
    until=until,
)
