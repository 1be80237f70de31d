"""The proposal: limits on penalties by age, fault, time, law and grade, article by article."""

import pytest

from mingjing.law.party import years_old
from tests.law.trials import Trial, before, on_spot
from tests.law.walk import Walk, day, until

AT = before("propose")
CHILD = {"party_type": "natural_person", "born_on": "2012-03-03"}  # thirteen on 2026-03-02
YOUTH = {"party_type": "natural_person", "born_on": "2010-01-01"}
NO_PENALTY = {"outcome": "no_penalty", "penalties": None, "fine": None}
OLD = {"act_on": "2024-03-01"}


def proposing(guard: str, **changes: object) -> Trial:
    return Trial(guard, "propose", "03-11", AT, bad=dict(changes))


def either(guard: str, bad: dict[str, object], good: dict[str, object]) -> Trial:
    return Trial(guard, "propose", "03-11", AT, bad=bad, good=good)


def heard() -> Walk:
    return until("recheck").take("recheck", "03-16")


TRIALS = (
    proposing("proven", proven=False),
    proposing("proven", evidence=None),
    proposing("grounded", grounds=None),
    proposing("kinds_match_amounts", fine=0),
    proposing("kinds_match_amounts", illegal_gains=100),
    either("kinds_match_amounts", {"outcome": "no_penalty"}, NO_PENALTY),
    either("reason_given", NO_PENALTY, {**NO_PENALTY, "no_penalty_reason": "not_proven"}),
    proposing("reason_given", no_penalty_reason="no_fault"),
    proposing("discovered_after_act", discovered_on="2026-03-01"),
    proposing("discovered_after_act", discovered_on="2026-03-12"),
    either("within_limitation", OLD, {**OLD, "harmful": True}),
    either("within_limitation", OLD, {"act_on": "2024-03-02"}),
    either("within_limitation", {"act_on": "2021-03-01", "harmful": True}, {**OLD, **NO_PENALTY}),
    either("old_enough", CHILD, {**CHILD, "born_on": "2012-03-01"}),
    either("old_enough", {**CHILD, "born_on": "2012-03-02"}, {**CHILD, **NO_PENALTY}),
    either("lenient_to_minors", YOUTH, {**YOUTH, "leniency": "lenient"}),
    either("lenient_to_minors", {**YOUTH, "leniency": "aggravated"}, {**YOUTH, "leniency": "mitigated"}),
    either("capable", {"incapable": True}, {**NO_PENALTY, "incapable": True}),
    either("not_slight", {"slight": True}, {**NO_PENALTY, "slight": True}),
    either("at_fault", {"no_fault": True}, {**NO_PENALTY, "no_fault": True}),
    either(
        "not_fined_twice",
        {"fined_before": True},
        {"fined_before": True, "penalties": ["warning"], "fine": None},
    ),
    either(
        "right_law",
        {"law_changed": "lighter"},
        {"law_changed": "lighter", "law_version": "at_decision"},
    ),
    either("right_law", {"law_version": "at_decision"}, {"law_changed": "not_lighter"}),
    proposing("right_law", law_changed="not_unlawful", law_version="at_decision"),
    either("within_grade", {"fine": 15_000_01}, {"fine": 15_000_00}),
    either("within_grade", {"fine": 4_999_99}, {"fine": 5_000_00}),
    either("within_grade", {"fine": 4_999_99}, {"fine": 4_999_99, "leniency": "mitigated"}),
    either(
        "within_grade",
        {"fine": 20_000_00, "leniency": "mitigated"},
        {"fine": 20_000_00, "states": {"grade": None}},
    ),
    either(
        "crime_referred",
        {"crime_suspected": True},
        {"crime_suspected": True, "outcome": "refer", "penalties": None, "fine": None},
    ),
    Trial("not_aggravated", "propose", "03-16", heard, bad={"fine": 13_000_00}, good={"fine": 12_000_00}),
    Trial(
        "not_aggravated",
        "propose",
        "03-16",
        heard,
        bad={"penalties": ["warning", "fine", "order_suspension"]},
        good={"fine": 12_000_00, "new_facts": True},
    ),
    Trial(
        "small_enough",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"fine": 200_01},
        good={"fine": 200_00},
    ),
    Trial(
        "small_enough",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"fine": 3_000_01, "party_type": "legal_person"},
        good={"fine": 3_000_00, "party_type": "legal_person"},
    ),
    Trial("closed_list", "tell", "03-05", on_spot("tell"), bad={"penalties": ["public_criticism"]}),
    Trial("told", "hear_party", "03-05", on_spot("hear_party"), bad_walk=on_spot("tell")),
    Trial("heard", "decide_on_spot", "03-05", on_spot("decide_on_spot"), bad_walk=on_spot("hear_party")),
    Trial(
        "not_above_told",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"fine": 100_01},
        good={"fine": 50_00},
    ),
    Trial(
        "handed_over",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"signed": False},
        good={"signed": False, "refusal": "当事人拒绝签收。"},
    ),
    Trial(
        "reconsideration_told",
        "decide_on_spot",
        "03-05",
        on_spot("decide_on_spot"),
        bad={"reconsideration_first": False},
    ),
    Trial(
        "reported",
        "propose_closure",
        "03-11",
        on_spot("propose_closure"),
        bad_walk=on_spot("report_decision"),
    ),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_a_year_of_age_is_complete_the_day_after_the_birthday() -> None:
    assert years_old(day("2012-03-02"), day("2026-03-02")) == 13
    assert years_old(day("2012-03-02"), day("2026-03-03")) == 14
