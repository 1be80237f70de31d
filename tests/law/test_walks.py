"""Both procedures, walked from the lead to the archive."""

from tests.law.walk import ORDINARY, SUMMARY, Walk, until


def test_an_ordinary_case_is_walked_from_lead_to_archive() -> None:
    walk = Walk()
    for step, on in ORDINARY:
        walk.take(step, on)
    assert walk.stage == "archived"
    states = {one.code: one.state for one in walk.procedure.running(walk.file())}
    assert (
        states["decide"]
        == states["deliver"]
        == states["pay"]
        == states["publish"]
        == states["review"]
        == "met"
    )


def test_a_summary_case_is_walked_from_the_scene_to_the_archive() -> None:
    walk = Walk("penalty.summary.2021")
    for step, on in SUMMARY:
        walk.take(step, on)
    assert walk.stage == "archived"
    assert {one.state for one in walk.procedure.running(walk.file()) if one.code != "reconsideration"} == {
        "met"
    }


def test_a_returned_review_leads_back_and_a_new_one_runs_its_own_clock() -> None:
    walk = until("review")
    walk.take("review", "04-03", outcome="returned", r6="problem", suggestions="请说明裁量理由。")
    assert any("法制审核" in one for one in walk.refused("decide", "04-07"))
    walk.take("propose", "04-07", discretion="遗撒一百六十米，属一般情形，已及时清理。")
    walk.take("approve_proposal", "04-07").take("submit_review", "04-08")
    runs = [one for one in walk.procedure.running(walk.file()) if one.code == "review"]
    assert [one.state for one in runs] == ["met", "running"]
    walk.take("review", "04-09").take("deliberate", "04-10").take("decide", "04-13")
    assert walk.stage == "delivery"


def test_a_case_without_penalty_is_closed_without_notice_or_payment() -> None:
    nothing = {"penalties": None, "fine": None, "no_penalty_reason": "minor_exemption"}
    walk = until("propose")
    walk.take(
        "propose", "03-11", outcome="no_penalty", slight=True, states={"major": {"is": False}}, **nothing
    )
    walk.take("approve_proposal", "03-12", states={"major": {"is": False}})
    walk.take(
        "decide",
        "03-13",
        outcome="no_penalty",
        education="已批评教育。",
        states={"major": {"is": False}},
        **nothing,
    )
    walk.take("deliver", "03-16").take("propose_closure", "03-17").take("approve_closure", "03-17")
    walk.take("archive", "03-18")
    assert walk.stage == "archived"


def test_a_suspected_crime_is_referred_and_handed_over() -> None:
    walk = until("propose")
    walk.take("report_crime", "03-11").take("decide_referral", "03-12").take("refer", "03-12")
    walk.take("note_police_receipt", "03-12").take("note_police_decision", "03-13", outcome="filed")
    walk.take("hand_over", "03-16").take("propose_closure", "03-17").take("approve_closure", "03-17")
    assert walk.stage == "closed"


def test_a_case_the_police_decline_comes_back() -> None:
    walk = until("propose")
    walk.take("report_crime", "03-11").take("decide_referral", "03-12").take("refer", "03-12")
    walk.take("note_police_receipt", "03-12").take("note_police_decision", "03-13")
    walk.take("ask_police_reconsideration", "03-16").take("note_police_reconsideration", "03-18")
    walk.take("ask_prosecutor", "03-19").take("take_back", "03-20")
    assert walk.stage == "inquiry"
    walk.take("propose", "03-23").take("inform", "03-24")


def test_a_decision_revoked_on_reconsideration_is_withdrawn_within_three_days() -> None:
    walk = until("pay")
    walk.take("note_remedy", "04-20").take("note_remedy_result", "06-17")
    assert walk.running("withdraw").due.isoformat() == "2026-06-23"
    walk.take("withdraw", "06-18")
    assert walk.running("withdraw").state == "met"
    assert walk.refused("publish", "06-22") != []
    walk.take("propose_closure", "06-22")
