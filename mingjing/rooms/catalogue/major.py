"""重大行政执法决定: whether the review catalogue catches a decision, by which entries and why. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TRIGGER_ARTICLES = {
    "N1": "行政处罚法第五十八条第一款第一项",
    "N2": "行政处罚法第五十八条第一款第二项",
    "N3": "行政处罚法第五十八条第一款第三项",
    "N4": "行政处罚法第五十八条第一款第四项",
    "N5": "广东省重大行政执法决定法制审核办法第十条第三项",
    "N6": "广东省重大行政执法决定法制审核办法第十一条、第十二条",
}
BY_LAW = (
    ("public_interest", "N1", "行政处罚法第五十八条第一款第一项", "涉及重大公共利益"),
    ("hearing", "N2", "行政处罚法第五十八条第一款第二项", "直接关系当事人或者第三人重大权益，经过听证程序"),
    ("complex", "N3", "行政处罚法第五十八条第一款第三项", "案件情况疑难复杂、涉及多个法律关系"),
)
BY_RULE = (
    ("public_interest", "N1", "广东省重大行政执法决定法制审核办法第十条第一项", "涉及重大公共利益"),
    (
        "hearing",
        "N2",
        "广东省重大行政执法决定法制审核办法第十条第二项",
        "直接关系当事人或者第三人重大权益，经过听证程序",
    ),
    (
        "social_risk",
        "N5",
        "广东省重大行政执法决定法制审核办法第十条第三项",
        "可能造成重大社会影响或者引发社会风险",
    ),
    ("complex", "N3", "广东省重大行政执法决定法制审核办法第十条第四项", "案件情况复杂、涉及多个法律关系"),
)


@dataclass(frozen=True)
class Listed:
    """One entry of a review catalogue, as far as it decides (目录条目)."""

    code: str
    title: str
    trigger: str
    test: str
    operator: str = "is"
    value: int | None = None
    values: tuple[str, ...] = ()
    party_type: str = ""
    legal_basis: tuple[str, ...] = ()


def weigh(*, kind: str, facts: Mapping[str, Any], entries: Iterable[Listed]) -> dict[str, Any]:
    """The statement a step records: {"is", "items", "reasons"}; the law's own cases come before the lists.

    A catalogue may only widen the law (办法第十一条), so no entry can take a decision out of review.
    """
    items, reasons = [], []
    own = {fact: (code, article, words) for fact, code, article, words in BY_RULE}
    if kind == "penalty":
        own |= {fact: (code, article, words) for fact, code, article, words in BY_LAW}
    for fact, (code, article, words) in own.items():
        if facts.get(fact):
            items.append(code)
            reasons.append(f"{words}（{article}）。")
    for entry in entries:
        if entry.code not in items and catches(entry, facts):
            items.append(entry.code)
            reasons.append(_reason(entry))
    return {"is": bool(items), "items": list(dict.fromkeys(items)), "reasons": list(dict.fromkeys(reasons))}


def catches(entry: Listed, facts: Mapping[str, Any]) -> bool:
    """Whether an entry catches a decision with these facts; amounts are fen."""
    if entry.party_type and not _may_be(entry.party_type, facts.get("party_kind")):
        return False
    if entry.test == "amount":
        return _reaches(entry, max(int(facts.get("fine") or 0), int(facts.get("confiscated") or 0)))
    if entry.test == "penalty_kind":
        return bool(set(entry.values) & set(facts.get("penalty_kinds") or ()))
    if entry.test == "hearing":
        return bool(facts.get("hearing"))
    if entry.test == "manual":
        return any(bool(facts.get(name)) for name in entry.values)
    # a level or a field is what the entry's agency and matter already say: it was looked up for this case
    return entry.test in {"level", "field"}


def _reaches(entry: Listed, amount: int) -> bool:
    if entry.value is None:
        return False
    return amount > entry.value if entry.operator == "gt" else amount >= entry.value


def _may_be(party_type: str, kind: object) -> bool:
    """Whether a party of this kind may be meant; where the kind is not known yet, every entry counts."""
    return not kind or (kind == "natural_person") == (party_type == "natural_person")


def _reason(entry: Listed) -> str:
    basis = "、".join(entry.legal_basis) or TRIGGER_ARTICLES.get(entry.trigger, "")
    return (
        f"{entry.title}（法制审核目录{entry.code}，{basis}）。"
        if basis
        else f"{entry.title}（法制审核目录{entry.code}）。"
    )
