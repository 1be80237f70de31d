"""Judging a step: every reason at once, each with its article, and nothing that the officer may not say."""

from datetime import datetime

import pytest

from mingjing.law.language import CHINA, Role
from mingjing.law.procedures import all_procedures, procedure
from tests.examples import EXAMPLES, saying
from tests.law.walk import CAST, day, until

ORDINARY = procedure("penalty.ordinary.2021")


def test_all_reasons_are_given_and_each_names_its_law_and_article() -> None:
    walk = until("interview")
    found = walk.refused("decide", "03-06", role=Role.HANDLER)
    assert len(found) == 5
    assert all(one.startswith("《") and "条" in one.split("：")[0] for one in found)
    assert any("环节" in one for one in found)
    assert any("承办人员不能办理" in one for one in found)
    assert (
        "《行政处罚法》第五十八条第一款：应当进行法制审核的，未经法制审核或者审核未通过的，不得作出决定"
        in found
    )


def test_what_the_house_looks_up_cannot_be_sent_by_a_form() -> None:
    found = until("propose").refused("propose", "03-11", major={"is": False})
    assert any("由系统查明，不得填报" in one for one in found)


def test_what_the_house_must_look_up_cannot_be_left_out() -> None:
    walk = until("propose")
    reasons = ORDINARY.judge(
        "propose",
        stage="inquiry",
        by=CAST[Role.HANDLER],
        file=walk.file(day("03-11")),
        says=saying(ORDINARY.code, "propose"),
        states={},
    )
    assert {"major", "grade", "large", "certificates"} <= {one.field for one in reasons}


def test_an_unknown_step_and_an_unknown_field_are_refused() -> None:
    walk = until("verify")
    assert ORDINARY.judge("fly", stage="lead", by=CAST[Role.HANDLER], file=walk.file(), says={}) != []
    assert any("没有“speed”这一项" in one for one in walk.refused("verify", "03-03", speed=3))


def test_a_missing_field_is_named_with_its_title() -> None:
    found = until("verify").refused("verify", "03-03", result=None)
    assert "《行政处罚法》第五十四条第一款：请填写“核查情况”" in found


def test_nothing_happens_in_the_future() -> None:
    found = until("verify").refused("verify", "03-04", today="03-03")
    assert any("不得晚于今天" in one for one in found)


def test_a_step_that_moves_the_case_is_never_dated_before_the_one_before() -> None:
    walk = until("file")
    found = walk.refused("file", "03-01", today="03-04")
    assert any("不得早于上一环节“登记案源”（2026-03-02）" in one for one in found)


def test_what_is_entered_late_is_judged_as_of_the_day_it_happened() -> None:
    walk = until("approve_proposal")
    assert walk.refused("approve_proposal", "04-01", today="06-01") == []
    early = until("hear")
    assert any("听证" in one for one in early.refused("approve_proposal", "03-20", today="06-01"))


def test_an_hour_in_the_future_is_refused() -> None:
    walk = until("propose").take("report_crime", "03-11")
    found = ORDINARY.judge(
        "decide_referral",
        stage=walk.stage,
        by=CAST[Role.LEADER],
        file=walk.file(day("03-11")),
        says=saying(ORDINARY.code, "decide_referral"),
        on=datetime(2026, 3, 11, 19, 0, tzinfo=CHINA),
    )
    assert [one.field for one in found] == ["on"]


def test_offers_list_what_the_role_can_do_and_why_not_yet() -> None:
    walk = until("deliberate")
    offers = {one.step: one for one in ORDINARY.offers(stage=walk.stage, role=Role.LEADER, file=walk.file())}
    assert offers["deliberate"].reasons == ()
    assert [one.article for one in offers["decide"].reasons] == ["第五十七条第二款"]
    assert "review" not in offers


@pytest.mark.parametrize("code", sorted(all_procedures()))
def test_every_step_has_example_words_that_fit_its_form(code: str) -> None:
    found = all_procedures()[code]
    assert set(EXAMPLES[code]) == set(found.steps)
    for step, rule in found.steps.items():
        says = EXAMPLES[code][step]
        wrong = [problem for ask in rule.asks if (problem := ask.problem(says.get(ask.name)))]
        assert wrong == [], step
        assert set(says) <= {ask.name for ask in rule.asks}, step


@pytest.mark.parametrize("code", sorted(all_procedures()))
def test_a_form_filled_with_nonsense_is_refused_and_never_crashes(code: str) -> None:
    found = all_procedures()[code]
    file = until("decide").file()
    for step, rule in found.steps.items():
        for nonsense in ("垃圾", -1, [1], {"a": 1}, True, 3.5, [{"law": 1}]):
            says = {ask.name: nonsense for ask in rule.asks if ask.name != "on"}
            states = {state.name: nonsense for state in rule.states}
            found.judge(step, stage=rule.at[0], by=CAST[Role.HANDLER], file=file, says=says, states=states)


def test_the_paper_follows_the_outcome() -> None:
    decide = ORDINARY.steps["decide"]
    assert decide.papers_for({"outcome": "no_penalty"}) == ("no_penalty_decision",)
    assert decide.papers_for({"outcome": "refer"}) == ()
    assert ORDINARY.steps["file"].papers_for({}) == ("filing_approval",)
