"""Notice, hearing, review and decision: what each guard refuses and admits, article by article."""

import pytest

from mingjing.law.casefile import Doer
from mingjing.law.words import Role
from tests.examples import HANDLERS, HEADS
from tests.law.trials import Trial, before
from tests.law.walk import Walk, until

SMALL = {"fine": 6_000_00, "complex": False}
NO_PENALTY = {"outcome": "no_penalty", "penalties": None, "fine": None, "no_penalty_reason": "not_proven"}
OUTSIDER = Doer("wang", "王示例", "粤T20009", 1, Role.HEARING_OFFICER)
HANDLER_REVIEWS = Doer("chen", "陈示例", HANDLERS[0], 1, Role.REVIEWER)
ACCOUNT_REVIEWS = Doer("chen", "陈示例", "粤T39999", 1, Role.REVIEWER)
RETURNED = {"outcome": "returned", "r6": "problem", "suggestions": "请说明裁量理由。"}
MINOR = {"states": {"major": {"is": False, "items": [], "reasons": []}}}
CRIME = {"outcome": "refer", "penalties": None, "fine": None, "crime_suspected": True}


def dismissed() -> Walk:
    """A case with a hearing, whose proposal was made anew after the review had passed it."""
    return until("deliberate").take("propose", "04-08").take("approve_proposal", "04-08")


def told(**changes: object) -> Walk:
    """A case whose small penalty was told of and delivered on 2026-03-12."""
    walk = until("propose").take("propose", "03-11", **{**SMALL, **changes})
    return walk.take("inform", "03-12").take("deliver_notice", "03-12")


def person_told() -> Walk:
    walk = until("propose")
    walk.happenings[0].said.update({"party_type": "natural_person"})  # type: ignore[attr-defined]
    return walk.take("propose", "03-11", party_type="natural_person", fine=5_000_00)


def told_of_a_hearing() -> Walk:
    return told(penalties=["fine", "order_suspension"])


def heard_and_not_major() -> Walk:
    """A case whose proposal was stated not to be major, and whose party was then heard."""
    walk = until("propose").take("propose", "03-11", **MINOR).take("inform", "03-12")
    walk.take("deliver_notice", "03-12").take("request_hearing", "03-17").take("call_hearing", "03-18")
    walk.take("hear", "03-30").take("report_hearing", "03-31")
    return walk.take("approve_proposal", "04-01", **MINOR)


def told_and_approved() -> Walk:
    return told(**MINOR).take("approve_proposal", "03-20", **MINOR)


def adopted() -> Walk:
    return until("recheck").take("recheck", "03-16")


def heavier() -> Walk:
    return told().take("propose", "03-12", fine=7_000_00)


def heard_not_reported() -> Walk:
    return until("report_hearing")


def waived() -> Walk:
    return told_of_a_hearing().take("waive", "03-13")


TRIALS = (
    Trial(
        "penalty_proposed",
        "inform",
        "03-12",
        before("inform"),
        bad_walk=before("propose", ("propose", "03-11", NO_PENALTY)),
    ),
    Trial(
        "hearing_right_told",
        "inform",
        "03-12",
        before("propose", ("propose", "03-11", {"penalties": ["fine", "revoke_permit"]})),
        bad={"hearing_right": False},
    ),
    Trial(
        "hearing_right_told",
        "inform",
        "03-12",
        person_told,
        bad={"hearing_right": False},
    ),
    Trial("time_to_defend", "inform", "03-12", before("inform"), bad={"defence_days": 0}),
    Trial("notice_written", "deliver_notice", "03-12", before("deliver_notice"), bad_walk=before("inform")),
    Trial("notice_delivered", "defend", "03-13", before("defend"), bad_walk=before("deliver_notice")),
    Trial("waiver_explicit", "waive", "03-13", before("defend"), bad={"explicit": False}),
    Trial("defence_pending", "recheck", "03-16", before("recheck"), bad_walk=before("defend")),
    Trial("may_be_heard", "request_hearing", "03-17", before("request_hearing"), bad_walk=before("inform")),
    Trial("asked_in_time", "request_hearing", "03-19", before("request_hearing"), bad_on="03-20"),
    Trial(
        "hearing_asked", "call_hearing", "03-18", before("call_hearing"), bad_walk=before("request_hearing")
    ),
    Trial(
        "announced_ahead",
        "call_hearing",
        "03-18",
        before("call_hearing"),
        bad={"hearing_at": "2026-03-27T09:30:00+08:00"},
    ),
    Trial(
        "open_hearing",
        "call_hearing",
        "03-18",
        before("call_hearing"),
        bad={"open": False},
        good={"open": False, "closed_reason": "涉及商业秘密"},
    ),
    Trial("outsider", "call_hearing", "03-18", before("call_hearing"), bad={"hearing_officer": HANDLERS[0]}),
    Trial("hearing_called", "hear", "03-30", before("hear"), bad_walk=before("call_hearing")),
    Trial("by_appointed", "hear", "03-30", before("hear"), bad={"by": OUTSIDER}),
    Trial("not_early", "hear", "03-30", before("hear"), bad_on="03-27"),
    Trial(
        "record_signed",
        "hear",
        "03-30",
        before("hear"),
        bad={"signed": False},
        good={"signed": False, "refusal": "当事人拒绝签名。"},
    ),
    Trial("hearing_over", "report_hearing", "03-31", before("report_hearing"), bad_walk=before("hear")),
    Trial(
        "party_told",
        "approve_proposal",
        "04-01",
        before("approve_proposal"),
        bad_walk=before("deliver_notice"),
    ),
    Trial("party_told", "approve_proposal", "04-01", told, bad_walk=heavier),
    Trial(
        "party_told",
        "approve_proposal",
        "04-01",
        told,
        bad_walk=lambda: told().take("propose", "03-12", facts="另一事实"),
    ),
    Trial("party_heard", "approve_proposal", "03-20", told, bad_on="03-19"),
    Trial("party_heard", "approve_proposal", "03-13", waived, bad_walk=told_of_a_hearing),
    Trial(
        "defence_rechecked",
        "approve_proposal",
        "04-01",
        before("approve_proposal"),
        bad_walk=before("recheck"),
    ),
    Trial("adopted", "approve_proposal", "04-01", before("approve_proposal"), bad_walk=adopted),
    Trial(
        "hearing_settled", "approve_proposal", "04-01", before("approve_proposal"), bad_walk=before("hear")
    ),
    Trial("hearing_settled", "approve_proposal", "03-20", told_of_a_hearing, bad_on="03-19"),
    Trial("hearing_settled", "approve_proposal", "03-13", waived, bad_walk=told_of_a_hearing),
    Trial(
        "hearing_settled",
        "approve_proposal",
        "03-31",
        before("hear", ("hear", "03-30", {"attendance": "absent"})),
        bad_walk=before("hear", ("hear", "03-30", {"attendance": "postponed"})),
    ),
    Trial(
        "hearing_reported",
        "approve_proposal",
        "04-01",
        before("approve_proposal"),
        bad_walk=heard_not_reported,
    ),
    Trial("proposal_made", "submit_review", "04-01", before("submit_review"), bad_walk=before("propose")),
    Trial("none_pending", "submit_review", "04-01", before("submit_review"), bad_walk=before("review")),
    Trial(
        "dealt_with",
        "submit_review",
        "04-07",
        before("review", ("review", "04-03", RETURNED), ("answer_review", "04-07", {})),
        bad_walk=before("review", ("review", "04-03", RETURNED)),
    ),
    Trial(
        "materials_complete",
        "submit_review",
        "04-01",
        before("submit_review"),
        bad={"materials": ["proposal", "records"]},
    ),
    Trial("review_pending", "review", "04-03", before("review"), bad_walk=before("submit_review")),
    Trial(
        "not_extended",
        "extend_review",
        "04-03",
        before("review"),
        bad_walk=before("review", ("extend_review", "04-02", {})),
    ),
    Trial(
        "reviewer_qualified",
        "review",
        "04-03",
        before("review"),
        bad={"states": {"reviewer": {"qualified": False}}},
    ),
    Trial("never_the_handler", "review", "04-03", before("review"), bad={"by": HANDLER_REVIEWS}),
    Trial("never_the_handler", "review", "04-03", before("review"), bad={"by": ACCOUNT_REVIEWS}),
    Trial("outcome_fits_answers", "review", "04-03", before("review"), bad={"r4": "problem"}),
    Trial(
        "outcome_fits_answers",
        "review",
        "04-03",
        before("review"),
        bad={"outcome": "returned"},
        good=RETURNED,
    ),
    Trial("same_as_submitted", "review", "04-03", before("review"), bad={"states": {"proposal": "0" * 64}}),
    Trial("review_passed", "decide", "04-10", before("decide"), bad_walk=before("review")),
    Trial(
        "review_passed",
        "decide",
        "04-10",
        before("decide"),
        bad_walk=before("review", ("review", "04-03", RETURNED)),
    ),
    Trial("review_passed", "decide", "04-10", before("decide"), bad_walk=dismissed),
    Trial(
        "review_passed",
        "decide",
        "04-10",
        before("propose", ("propose", "03-11", MINOR)),
        bad_walk=before("inform"),
        good=MINOR,
    ),
    Trial("review_passed", "decide", "04-10", before("decide"), bad_walk=heard_and_not_major),
    Trial(
        "review_passed",
        "decide",
        "04-10",
        told_and_approved,
        bad={"states": {"major": {"is": True, "items": [], "reasons": []}}},
        good=MINOR,
    ),
    Trial("several_heads", "deliberate", "04-08", before("deliberate"), bad={"participants": HEADS[:1]}),
    Trial("deliberated", "decide", "04-10", before("decide"), bad_walk=before("deliberate")),
    Trial("as_proposed", "decide", "04-10", before("decide"), bad={"fine": 12_000_01}),
    Trial("as_proposed", "decide", "04-10", before("decide"), bad={"facts": "另一事实"}),
    Trial("as_reviewed", "decide", "04-10", before("decide"), bad={"states": {"proposal": "0" * 64}}),
    Trial("collection_stated", "decide", "04-10", before("decide"), bad={"collector": None}),
    Trial(
        "collection_stated",
        "decide",
        "04-10",
        before("decide"),
        bad={"surcharge_told": None},
        good={"surcharge_told": False},
    ),
    Trial("remedies_stated", "decide", "04-10", before("decide"), bad={"remedies": None}),
    Trial(
        "educated",
        "decide",
        "04-10",
        before("decide"),
        bad=NO_PENALTY,
        good={**NO_PENALTY, "education": "已批评教育。"},
    ),
    Trial(
        "referral_settled",
        "decide",
        "03-12",
        before(
            "propose", ("report_crime", "03-11", {}), ("decide_referral", "03-11", {"outcome": "refused"})
        ),
        bad_walk=before("propose", ("report_crime", "03-11", {})),
    ),
    Trial(
        "referral_settled",
        "decide",
        "03-12",
        before("propose", ("report_crime", "03-11", {})),
        bad={},
        good=CRIME,
        bad_on="03-12",
    ),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_a_small_fine_without_defence_is_decided_after_the_days_told() -> None:
    walk = told(**MINOR, penalties=["fine"]).take("approve_proposal", "03-20", **MINOR)
    walk.take("decide", "03-20", **MINOR, penalties=["fine"], fine=6_000_00)
    assert walk.stage == "delivery"
