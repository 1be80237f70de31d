"""Who the party is, when the act was found out, and what a defence may never lead to."""

import pytest

from tests.examples import HANDLERS
from tests.law.trials import Trial, before, on_spot
from tests.law.walk import Walk, until

YOUNG = "442000201301050013"  # born 2013-01-05: thirteen on 2026-03-02
YOUTH = "442000200901050013"  # born 2009-01-05: seventeen on 2026-03-02
PERSON = {"party": "甲示例", "party_type": "natural_person"}


def person(number: str) -> Walk:
    """An ordinary case against a person of that citizen number, just before the proposal."""
    walk = until("propose")
    said = dict(walk.happenings[0].said)
    walk.happenings[0].said.update({**said, **PERSON, "party_number": number})  # type: ignore[attr-defined]
    return walk


def youth() -> Walk:
    return person(YOUTH)


TRIALS = (
    Trial("same_kind_of_party", "propose", "03-11", before("propose"), bad={"party_type": "natural_person"}),
    Trial(
        "same_kind_of_party",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"party_type": "legal_person", "fine": 300_00},
    ),
    Trial(
        "born_as_numbered",
        "propose",
        "03-11",
        youth,
        bad={"born_on": "2007-01-05"},
        good={"born_on": "2009-01-05"},
    ),
    Trial(
        "discovered_with_the_lead",
        "propose",
        "03-11",
        before("propose"),
        bad={"discovered_on": "2026-03-01", "act_on": "2024-03-01"},
        good={"discovered_on": "2026-03-03"},
    ),
    Trial("discovered_by_then", "register_lead", "03-02", Walk, bad={"discovered_on": "2026-03-03"}),
    Trial(
        "rechecked",
        "hear_party",
        "03-05",
        on_spot("hear_party"),
        bad={"answer": "defended", "statement": "只占了一点。"},
        good={"answer": "defended", "statement": "只占了一点。", "opinion": "占道事实清楚，不予采纳。"},
    ),
    Trial("not_ahead", "decide_on_spot", "03-05", on_spot("decide_on_spot"), bad={"act_on": "2026-03-06"}),
    Trial("at_once", "decide_on_spot", "03-06", on_spot("decide_on_spot"), bad_on="03-07"),
    Trial(
        "within_limitation",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"act_on": "2024-03-04"},
        good={"act_on": "2024-03-05"},
    ),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_a_child_is_not_punished_even_where_nobody_fills_in_the_birthday() -> None:
    """行政处罚法第三十条: the citizen number says it."""
    found = person(YOUNG).refused("propose", "03-11", party_type="natural_person")
    assert any("不满十四周岁" in one for one in found)
    found = person(YOUTH).refused("propose", "03-11", party_type="natural_person")
    assert any("应当从轻或者减轻" in one for one in found)


def test_a_decision_on_an_act_of_a_minor_is_never_published() -> None:
    """广东省行政执法公示办法第十五条第一项: not by waiting for the eighteenth birthday either."""
    walk = until("publish")
    walk.happenings[0].said.update({**PERSON, "party_number": YOUTH})  # type: ignore[attr-defined]
    assert any("未成年人" in one for one in walk.refused("publish", "04-14", today="2027-02-01"))


def test_telling_once_more_does_not_wash_a_heavier_penalty_clean() -> None:
    """行政处罚法第四十五条第二款."""
    walk = until("propose").take("propose", "03-11").take("inform", "03-12").take("deliver_notice", "03-12")
    walk.take("defend", "03-13").take("recheck", "03-16", outcome="rejected")
    walk.take("inform", "03-17").take("deliver_notice", "03-17")
    assert any("更重的处罚" in one for one in walk.refused("propose", "03-18", fine=13_000_00))


def test_a_heavier_penalty_for_new_facts_needs_a_record_of_finding_them() -> None:
    """行政处罚法第四十五条第二款."""
    walk = until("propose").take("propose", "03-11").take("inform", "03-12").take("deliver_notice", "03-12")
    walk.take("defend", "03-13").take("recheck", "03-16")
    more = {"fine": 13_000_00, "new_facts": True}
    assert any("更重的处罚" in one for one in walk.refused("propose", "03-17", **more))
    walk.take("inspect", "03-16", officers=HANDLERS).take("propose", "03-17", **more)


def test_on_the_spot_a_second_telling_is_not_heavier_after_a_defence() -> None:
    """行政处罚法第四十五条第二款."""
    walk = until_told().take(
        "hear_party", "03-05", answer="defended", statement="不服。", opinion="不予采纳。"
    )
    walk.take("tell", "03-05", fine=200_00).take("hear_party", "03-05")
    assert any("更重的处罚" in one for one in walk.refused("decide_on_spot", "03-05", fine=200_00))


def until_told() -> Walk:
    return on_spot("hear_party")()


def test_a_changed_decision_is_not_published_as_it_was() -> None:
    """广东省行政执法公示办法第二十四条第一款."""
    walk = until("publish").take("note_remedy", "04-14")
    walk.take("note_remedy_result", "04-20", outcome="changed", fine=6_000_00)
    assert any("不得再公开原决定" in one for one in walk.refused("publish", "04-21"))
