"""Major decisions: every trigger catches its own, and says its article."""

from datetime import date
from typing import Any

import pytest

from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.builtin_lists import REVIEW
from mingjing.rooms.catalogue.major import Listed, catches, weigh
from tests.rooms.catalogue.given import enact

ON = date(2026, 11, 23)
NOTHING: dict[str, Any] = {
    "party_kind": "legal_person",
    "fine": 100_000,
    "confiscated": 0,
    "penalty_kinds": ["fine"],
    "hearing": False,
    "complex": False,
    "public_interest": False,
    "social_risk": False,
}


@pytest.mark.parametrize(
    ("fact", "code", "article"),
    [
        ("public_interest", "N1", "行政处罚法第五十八条第一款第一项"),
        ("hearing", "N2", "行政处罚法第五十八条第一款第二项"),
        ("complex", "N3", "行政处罚法第五十八条第一款第三项"),
        ("social_risk", "N5", "广东省重大行政执法决定法制审核办法第十条第三项"),
    ],
)
def test_what_the_law_names_is_major_without_any_catalogue(fact: str, code: str, article: str) -> None:
    told = weigh(kind="penalty", facts={**NOTHING, fact: True}, entries=())
    assert (told["is"], told["items"]) == (True, [code])
    assert article in told["reasons"][0]


def test_other_acts_are_measured_by_the_rule_and_not_by_the_penalty_law() -> None:
    told = weigh(kind="permit", facts={**NOTHING, "hearing": True}, entries=())
    assert told["reasons"] == [
        "直接关系当事人或者第三人重大权益，经过听证程序（广东省重大行政执法决定法制审核办法第十条第二项）。"
    ]


def test_nothing_named_is_not_major() -> None:
    assert weigh(kind="penalty", facts=NOTHING, entries=()) == {"is": False, "items": [], "reasons": []}


@pytest.mark.parametrize(
    ("entry", "facts", "caught"),
    [
        (Listed("a", "", "N6", "amount", "ge", 100_000), {}, True),
        (Listed("a", "", "N6", "amount", "gt", 100_000), {}, False),
        (Listed("a", "", "N6", "amount", "ge", 100_001), {}, False),
        (Listed("a", "", "N6", "amount", "ge", 100_001), {"confiscated": 100_001}, True),
        (Listed("a", "", "N6", "amount", "ge", None), {}, False),
        (Listed("a", "", "N6", "amount", "ge", 1, party_type="natural_person"), {}, False),
        (
            Listed("a", "", "N6", "amount", "ge", 1, party_type="natural_person"),
            {"party_kind": "natural_person"},
            True,
        ),
        (Listed("a", "", "N6", "amount", "ge", 1, party_type="natural_person"), {"party_kind": None}, True),
        (Listed("a", "", "N6", "penalty_kind", "in", values=("revoke_permit",)), {}, False),
        (
            Listed("a", "", "N6", "penalty_kind", "in", values=("revoke_permit",)),
            {"penalty_kinds": ["fine", "revoke_permit"]},
            True,
        ),
        (Listed("a", "", "N6", "manual", "is", values=("complex",)), {"complex": True}, True),
        (Listed("a", "", "N6", "field", "is"), {}, True),
    ],
)
def test_an_entry_catches_what_it_names(entry: Listed, facts: dict[str, Any], caught: bool) -> None:
    assert catches(entry, {**NOTHING, **facts}) is caught


@pytest.mark.django_db(transaction=True)
def test_the_catalogue_of_the_day_widens_the_law() -> None:
    enact("review", "0", REVIEW, since=date(2021, 7, 15))
    large = queries.major(kind="penalty", agency=7, matter="x", on=ON, facts={**NOTHING, "fine": 10_000_000})
    assert (large["is"], large["items"]) == (True, ["CF-02"])
    assert "第十一条、第十二条" in large["reasons"][0]
    heard = queries.major(kind="penalty", agency=7, matter="x", on=ON, facts={**NOTHING, "hearing": True})
    assert (heard["items"], len(heard["reasons"])) == (["N2"], 1)
    closed = {**NOTHING, "penalty_kinds": ["order_closure"]}
    assert queries.major(kind="penalty", agency=7, matter="x", on=ON, facts=closed)["items"] == ["CF-04"]
    assert queries.major(kind="penalty", agency=7, matter="x", on=ON, facts=NOTHING)["is"] is False
    assert (
        queries.major(kind="penalty", agency=7, matter="x", on=date(2020, 1, 1), facts=closed)["is"] is False
    )


@pytest.mark.django_db(transaction=True)
def test_an_entry_for_a_matter_catches_that_matter_only() -> None:
    field = {
        "code": "M",
        "title": "药品",
        "act": "penalty",
        "matter": "m-1",
        "trigger": "N6",
        "test": "field",
        "operator": "is",
    }
    enact("review", "0", [field], since=date(2021, 7, 15))
    assert queries.major(kind="penalty", agency=7, matter="m-1", on=ON, facts=NOTHING)["items"] == ["M"]
    assert queries.major(kind="penalty", agency=7, matter="m-2", on=ON, facts=NOTHING)["items"] == []
