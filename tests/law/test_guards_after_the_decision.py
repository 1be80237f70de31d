"""Delivery, payment, referral, closing and publicity: what each guard refuses and admits."""

import pytest

from tests.law.trials import Trial, before, on_spot
from tests.law.walk import Walk, day, until

LIEN = {"method": "lien", "receiver": None}
NOTICE = {"method": "public_notice", "receiver": None}
REMEDY = ("note_remedy", "04-20", {})
UPHELD = ("note_remedy_result", "04-21", {"outcome": "upheld"})
REVOKED = ("note_remedy_result", "04-21", {})
REPORTED = ("report_crime", "03-11", {})
APPROVED = ("decide_referral", "03-12", {})
SENT = ("refer", "03-12", {})
DECLINED = ("note_police_decision", "03-13", {})
POLICE_FILED = ("note_police_decision", "03-13", {"outcome": "filed"})
CASH = ("collect_on_spot", "04-14", {})
DEMANDED = ("demand", "10-12", {})


def born(on: str) -> Walk:
    walk = until("deliver")
    walk.happenings[-1].said["born_on"] = on  # type: ignore[index]
    walk.take("deliver", "04-13")
    return walk


def child() -> Walk:
    return born("2008-03-02")


def grown() -> Walk:
    return born("2008-03-01")


TRIALS = (
    Trial(
        "consented",
        "deliver",
        "04-13",
        before("deliver"),
        bad={"method": "electronic"},
        good={"method": "electronic", "consent": True},
    ),
    Trial(
        "channel_provided",
        "deliver",
        "04-13",
        before("deliver"),
        bad={"method": "electronic", "consent": True},
        good={"method": "electronic", "consent": True, "review_channel": "示例行政复议网上平台"},
    ),
    Trial(
        "witnessed", "deliver", "04-13", before("deliver"), bad=LIEN, good={**LIEN, "witnesses": "示例居委会"}
    ),
    Trial("witnessed", "deliver", "04-13", before("deliver"), bad=LIEN, good={**LIEN, "recorded": True}),
    Trial(
        "explained",
        "deliver",
        "04-13",
        before("deliver"),
        bad=NOTICE,
        good={**NOTICE, "reasons": "下落不明。"},
    ),
    Trial("signed", "deliver", "04-13", before("deliver"), bad={"receiver": None}),
    Trial(
        "no_more_than_owed",
        "pay",
        "04-20",
        before("pay"),
        bad={"amount": 12_000_01},
        good={"amount": 5_000_00},
    ),
    Trial("no_more_than_owed", "pay", "04-20", before("pay"), bad={"amount": 0}),
    Trial(
        "deferral_asked",
        "decide_deferral",
        "04-20",
        before("pay", ("ask_deferral", "04-20", {})),
        bad_walk=before("pay"),
    ),
    Trial(
        "deferral_dated",
        "decide_deferral",
        "04-20",
        before("pay", ("ask_deferral", "04-20", {})),
        bad={"until": None},
    ),
    Trial("overdue", "charge_surcharge", "04-29", before("pay"), bad_on="04-28"),
    Trial(
        "within_additional",
        "charge_surcharge",
        "04-29",
        before("pay"),
        bad={"amount": 360_01},
        good={"amount": 360_00},
    ),
    Trial(
        "within_additional",
        "charge_surcharge",
        "04-30",
        before("pay"),
        bad={"amount": 720_00},
        good={"amount": 720_00},
        bad_walk=before("pay", ("note_remedy", "04-29", {})),
    ),
    Trial("remote_and_asked", "collect_on_spot", "04-14", before("pay"), bad={"asked": False}),
    Trial(
        "on_spot_allowed", "collect_on_spot", "03-05", on_spot("collect_on_spot"), bad={"ground": "remote"}
    ),
    Trial(
        "on_spot_allowed",
        "collect_on_spot",
        "03-05",
        on_spot(
            "tell",
            ("tell", "03-05", {"fine": 150_00}),
            ("hear_party", "03-05", {}),
            ("decide_on_spot", "03-05", {"fine": 150_00}),
        ),
        bad={"ground": "small"},
        good={"ground": "hard_to_collect"},
    ),
    Trial("receipt_given", "collect_on_spot", "04-14", before("pay"), bad={"receipt": None}),
    Trial("cash_held", "hand_in", "04-15", before("pay", CASH), bad_walk=before("pay")),
    Trial(
        "cash_with_agency",
        "bank",
        "04-16",
        before("pay", CASH, ("hand_in", "04-15", {})),
        bad_walk=before("pay", CASH),
    ),
    Trial("cash_banked", "propose_closure", "04-21", before("propose_closure"), bad_walk=on_spot("bank")),
    Trial(
        "remedy_pending", "note_remedy_result", "04-21", before("pay", REMEDY), bad={"reference": "无此案号"}
    ),
    Trial(
        "no_remedy_pending",
        "propose_closure",
        "04-22",
        before("propose_closure", REMEDY, UPHELD),
        bad_walk=before("propose_closure", REMEDY),
    ),
    Trial("performed", "propose_closure", "04-21", before("propose_closure"), bad_walk=before("pay")),
    Trial(
        "performed",
        "propose_closure",
        "04-22",
        before("pay", REMEDY, REVOKED),
        bad_walk=before("pay", REMEDY, UPHELD),
    ),
    Trial(
        "closure_proposed",
        "approve_closure",
        "04-22",
        before("approve_closure"),
        bad_walk=before("propose_closure"),
    ),
    Trial("decision_delivered", "demand", "05-20", before("pay"), bad_walk=before("deliver")),
    Trial(
        "decision_delivered",
        "demand",
        "05-14",
        before("deliver", ("deliver", "04-13", {**NOTICE, "reasons": "下落不明。"})),
        bad_on="05-12",
    ),
    Trial("remedies_over", "apply_court", "10-27", before("pay", DEMANDED), bad_on="10-13"),
    Trial("demand_ripe", "apply_court", "10-27", before("pay", DEMANDED), bad_on="10-26"),
    Trial(
        "court_applied",
        "note_execution",
        "11-10",
        before("pay", DEMANDED, ("apply_court", "10-27", {})),
        bad_walk=before("pay"),
    ),
    Trial(
        "crime_reported", "decide_referral", "03-12", before("propose", REPORTED), bad_walk=before("propose")
    ),
    Trial(
        "by_principal",
        "decide_referral",
        "03-12",
        before("propose", REPORTED),
        bad={"capacity": "deputy"},
        good={"capacity": "acting"},
    ),
    Trial(
        "referral_approved",
        "refer",
        "03-12",
        before("propose", REPORTED, APPROVED),
        bad_walk=before("propose", REPORTED),
    ),
    Trial(
        "materials_attached",
        "refer",
        "03-12",
        before("propose", REPORTED, APPROVED),
        bad={"materials": ["letter"]},
    ),
    Trial(
        "sent",
        "note_police_decision",
        "03-13",
        before("propose", REPORTED, APPROVED, SENT),
        bad_walk=before("propose", REPORTED, APPROVED),
    ),
    Trial(
        "police_declined",
        "ask_police_reconsideration",
        "03-16",
        before("propose", REPORTED, APPROVED, SENT, DECLINED),
        bad_walk=before("propose", REPORTED, APPROVED, SENT, POLICE_FILED),
    ),
    Trial(
        "reconsideration_asked",
        "note_police_reconsideration",
        "03-18",
        before("propose", REPORTED, APPROVED, SENT, DECLINED, ("ask_police_reconsideration", "03-16", {})),
        bad_walk=before("propose", REPORTED, APPROVED, SENT, DECLINED),
    ),
    Trial(
        "police_filed",
        "hand_over",
        "03-16",
        before("propose", REPORTED, APPROVED, SENT, POLICE_FILED),
        bad_walk=before("propose", REPORTED, APPROVED, SENT, DECLINED),
    ),
    Trial(
        "comes_back",
        "take_back",
        "03-16",
        before("propose", REPORTED, APPROVED, SENT, DECLINED),
        bad_walk=before("propose", REPORTED, APPROVED, SENT, POLICE_FILED),
    ),
    Trial("decided", "publish", "04-14", before("publish"), bad_walk=before("decide")),
    Trial("not_standing", "publish", "04-15", before("publish"), bad_walk=before("pay")),
    Trial(
        "not_exempt",
        "publish",
        "04-21",
        before("publish"),
        bad_walk=before("publish", ("exempt", "04-20", {})),
    ),
    Trial("no_minor", "publish", "04-14", grown, bad_walk=child),
    Trial(
        "not_overturned", "publish", "04-22", before("publish"), bad_walk=before("publish", REMEDY, REVOKED)
    ),
    Trial("published", "withdraw", "04-22", before("pay"), bad_walk=before("publish")),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_what_is_owed_after_an_instalment_is_the_rest() -> None:
    walk = until("pay").take("pay", "04-20", amount=5_000_00)
    assert any("尚未履行完毕" in one for one in walk.refused("propose_closure", "04-21"))
    walk.take("pay", "04-24", amount=7_000_00).take("propose_closure", "04-24")
    assert walk.running("pay").met_on == day("04-24")
