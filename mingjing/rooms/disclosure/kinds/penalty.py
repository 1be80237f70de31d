"""行政处罚决定: the summary of 第十三条 and, beneath it, the decision itself without what 第十四条 hides."""

from datetime import date, timedelta
from typing import Any

from mingjing.law.penalty.kinds import NO_PENALTY_REASONS, OUTCOMES, PARTY_TYPES, PENALTIES
from mingjing.law.procedures import procedure
from mingjing.rooms.catalogue import queries as catalogue

from ..decided import Decided, always_open, joined
from ..kind import Kind
from ..rendering import Answers, Desk, Piece, Rendered

TITLES = dict(PENALTIES)
FREE = ("facts", "content", "basis", "performance", "remedies")
"""Words an officer writes freely; each sentence is committed on its own."""
PLAIN = (
    "outcome", "penalties", "fine", "illegal_gains", "illegal_property", "confiscated", "no_penalty_reason", "grounds",
    "collector", "surcharge_told", "on", "decided_on", "date_is", "document_number", "authority", "source",
    "source_number", "source_url", "party_type",
)  # fmt: skip
"""Words by rule public; they are scanned all the same, and hidden where something is found."""
MILESTONES = {
    "file": "立案",
    "inform": "事先告知",
    "hear": "听证",
    "review": "法制审核",
    "deliberate": "集体讨论",
    "decide": "作出决定",
    "establish": "当场查明",
    "decide_on_spot": "当场决定",
    "deliver": "送达",
    "mirror": "收录",
}


def render(decided: Decided, answers: Answers) -> Rendered:
    """The decision for the public (names hidden), for the party and for the credit systems (names shown)."""
    texts = [joined(value for _, value in decided.pieces(name)) for name in FREE]
    desk = Desk.of(decided, answers, texts)
    title = desk.clear("title", decided.case.title)
    free = {name: desk.clear_all(decided.pieces(name)) for name in FREE}
    plain = {name: desk.clear_all(decided.pieces(name)) for name in PLAIN if name != "grounds"}
    public = _public(decided, title.text, free)
    party = {**public, "case_title": decided.case.title, "party_name": _party(decided)}
    party |= {name: joined(value for _, value in decided.pieces(name)) for name in FREE}
    shown = {
        piece.path for pieces in (*free.values(), *plain.values()) for piece in pieces if not piece.masked
    }
    return Rendered(
        "penalty",
        title.text,
        public,
        party,
        _credit(decided, party),
        _text(public, free),
        frozenset({*shown, *_by_rule(decided)}),
        tuple(desk.doubts),
        any(decided.pieces(name) for name in ("facts", "content")),
    )


def _by_rule(decided: Decided) -> set[str]:
    """Fields whose whole content is public, with the articles the decision rests on."""
    grounds = {path for path in decided.fields if path == "says.grounds" or path.startswith("says.grounds.")}
    return always_open(decided.fields) | grounds


def _public(decided: Decided, title: str, free: dict[str, list[Piece]]) -> dict[str, Any]:
    says, row = decided.says, decided.decision
    number = row.number or str(says.get("document_number") or "")
    return {
        "document_number": number,
        "case_title": title,
        "party_type": dict(PARTY_TYPES).get(row.party_kind, ""),
        "outcome": dict(OUTCOMES).get(row.outcome, row.outcome),
        "penalties": [TITLES.get(kind, kind) for kind in row.kinds],
        "decision": content(decided),
        "fine": row.amount,
        "confiscated": row.confiscated,
        "basis": basis(decided, free["basis"]),
        "authority_name": row.authority or decided.agency.name,
        "decision_date": decided.decided_on.isoformat(),
        "date_is": "原公示日期" if says.get("date_is") == "published" else "决定日期",
        "collector": str(says.get("collector") or ""),
        "court": "" if decided.mirrored else decided.agency.court,
        "reconsideration": "" if decided.mirrored else decided.agency.reconsideration,
        "source": str(says.get("source") or ""),
        "source_url": str(says.get("source_url") or ""),
        "discretion": discretion(decided),
        "steps": steps(decided),
        **{
            name: [{"path": one.path, "text": one.text, "masked": one.masked} for one in pieces]
            for name, pieces in free.items()
            if name != "basis"
        },
    }


def content(decided: Decided) -> list[str]:
    """The decision in short sentences; amounts in yuan."""
    row, says = decided.decision, decided.says
    if row.outcome == "no_penalty":
        why = dict(NO_PENALTY_REASONS).get(str(says.get("no_penalty_reason")), "")
        return [f"不予行政处罚（{why}）" if why else "不予行政处罚"]
    lines = [TITLES.get(kind, kind) for kind in row.kinds if kind not in AMOUNTS]
    for kind, name in AMOUNTS.items():
        fen = row.amount if kind == "fine" else int(says.get(name) or 0)
        if kind in row.kinds or fen:
            lines.append(f"{TITLES[kind]} {yuan(fen)}" if fen else TITLES[kind])
    if row.confiscated and not any(says.get(name) for name in ("illegal_gains", "illegal_property")):
        lines.append(f"没收 {yuan(row.confiscated)}")
    return lines


AMOUNTS = {
    "fine": "fine",
    "confiscate_illegal_gains": "illegal_gains",
    "confiscate_illegal_property": "illegal_property",
}


def yuan(fen: int) -> str:
    """12,000 元, or 12,000.50 元."""
    return f"{fen // 100:,} 元" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02d} 元"


def basis(decided: Decided, free: list[Piece]) -> list[str]:
    """The articles the decision rests on."""
    grounds = decided.says.get("grounds") or []
    named = [f"《{str(one['law']).strip('《》')}》{one['article']}" for one in grounds if "law" in one]
    return named or ([joined(piece.text for piece in free)] if free else [])


def discretion(decided: Decided) -> dict[str, Any]:
    """The benchmark's bands with this case's band; empty where none was used."""
    told = next((one.said for one in reversed(decided.file) if one.said.get("grade")), {})
    grade: Any = told.get("grade") or decided.says.get("grade") or {}
    found = catalogue.benchmark(str(grade.get("benchmark") or ""), decided.decided_on) if grade else None
    if found is None:
        return {}
    chosen = {str(choice).partition("#")[2] for choice in told.get("grades") or []}  # type: ignore[attr-defined]
    bands = [band(one, found.factors, here=one.code in chosen) for one in found.grades.all()]
    return {
        "code": found.code,
        "title": found.title,
        "grade": grade.get("grade"),
        "minimum": grade.get("minimum"),
        "maximum": grade.get("maximum"),
        "lines": grade.get("lines") or [],
        "amount": decided.decision.amount,
        "bands": bands,
    }


def band(grade: Any, factors: list[str], *, here: bool = False) -> dict[str, Any]:
    """One band of a benchmark as words and numbers."""
    conditions = "；".join(
        f"{factor}：{grade.conditions[factor]}" for factor in factors if factor in grade.conditions
    )
    return {
        "label": grade.level or f"第 {grade.code} 档",
        "conditions": conditions or grade.factor or grade.text,
        "low": grade.minimum,
        "high": grade.maximum,
        "points": grade.points,
        "text": grade.text,
        "here": here,
    }


def steps(decided: Decided) -> list[dict[str, str]]:
    """The milestones of the procedure with their days, in the order of the docket."""
    known = procedure(decided.case.procedure).steps
    found = {
        one.step: one.on.isoformat() for one in decided.file if one.step in MILESTONES and one.step in known
    }
    return [{"name": MILESTONES[step], "note": on} for step, on in found.items()]


def _party(decided: Decided) -> str:
    return "、".join(one.name for one in decided.parties)


def _text(public: dict[str, Any], free: dict[str, list[Piece]]) -> str:
    """What search reads."""
    parts = [joined(piece.text for piece in free[name]) for name in ("facts", "content")]
    parts += [*public["decision"], *public["basis"], public["authority_name"]]
    return "\n".join(part for part in parts if part)


def _credit(decided: Decided, party: dict[str, Any]) -> dict[str, Any]:
    """The credit system's penalty table (双公示, 2018 edition); amounts in 万元."""
    row = decided.decision
    first = decided.parties[0] if decided.parties else None
    person = first is not None and first.kind == "natural_person"
    return {
        "CF_XDR_MC": _party(decided),
        "CF_XDR_LB": "自然人" if person else "法人及非法人组织",
        "CF_XDR_SHXYM": first.uscc if first else "",
        "CF_FRDB": first.legal_representative if first else "",
        "CF_WSH": party["document_number"],
        "CF_SY": party["facts"],
        "CF_YJ": "；".join(party["basis"]),
        "CF_CFLB": ";".join(party["penalties"]),
        "CF_NR": "；".join(party["decision"]),
        "CF_NR_FK": _wan(row.amount),
        "CF_NR_WFFF": _wan(row.confiscated),
        "CF_JDRQ": decided.leaf["d"].replace("-", "/"),
        "CF_CFJG": party["authority_name"],
    }


def _wan(fen: int) -> str:
    """Fen as 万元 with six decimals, exactly."""
    return f"{fen // 1_000_000}.{fen % 1_000_000:06d}" if fen else ""


def until(decided: Decided, published: date) -> date | None:
    """The last day it is shown, where the disclosure catalogue sets a term; else it stays."""
    item = catalogue.disclosure_item("penalty", published)
    return published + timedelta(days=item.for_days) if item is not None and item.for_days else None


KIND = Kind(
    code="penalty",
    title="行政处罚决定",
    phase="after",
    article="《广东省行政执法公示办法》第二十一条第二款",
    act="penalty",
    days=7,
    render=render,
    until=until,
)
