"""Ways around the law that look like following it: each was open once, each is tried and closed here."""

import pytest

from mingjing.law.casefile import Doer
from mingjing.law.collection import fine_of
from mingjing.law.words import Role
from tests.examples import HANDLERS, HEADS, HEARING_OFFICER, OTHER_HANDLER
from tests.law.trials import Trial, before
from tests.law.walk import Walk, until

NOTICE = {"method": "public_notice", "receiver": None, "reasons": "下落不明，其他方式无法送达。"}
WARNING = {"penalties": ["warning"], "fine": None}
NOT_MAJOR = {"states": {"major": {"is": False, "items": [], "reasons": []}}}
SMALL = {"fine": 6_000_00, "penalties": ["fine"], "complex": False, **NOT_MAJOR}


def told(**changes: object) -> Walk:
    walk = until("propose").take("propose", "03-11", **changes)
    return walk.take("inform", "03-12").take("deliver_notice", "03-12")


def warned_by_public_notice() -> Walk:
    """A warning whose decision was put up as a public notice on 2026-03-24."""
    warning = {**WARNING, "complex": False, **NOT_MAJOR}
    walk = told(**warning).take("approve_proposal", "03-20", **NOT_MAJOR)
    walk.take("decide", "03-20", **WARNING, **NOT_MAJOR)
    return walk.take("deliver", "03-24", **NOTICE)


def silent_on_surcharge() -> Walk:
    walk = until("decide").take("decide", "04-10", surcharge_told=False)
    return walk.take("deliver", "04-13")


TRIALS = (
    Trial(
        "by_assigned", "inspect", "03-05", before("inspect"), bad={"officers": [HANDLERS[0], OTHER_HANDLER]}
    ),
    Trial("decision_received", "propose_closure", "04-24", warned_by_public_notice, bad_on="04-22"),
    Trial("surcharge_announced", "charge_surcharge", "04-29", before("pay"), bad_walk=silent_on_surcharge),
    Trial(
        "within_three_months",
        "apply_court",
        "10-27",
        before("pay", ("demand", "10-12", {})),
        bad_on="2027-01-14",
    ),
    Trial(
        "grade_chosen",
        "propose",
        "03-11",
        before("propose"),
        bad={"grades": None, "states": {"grade": {"benchmark": "CG-0231", "grade": ""}}},
        good={"grades": None, "states": {"grade": None}},
    ),
    Trial(
        "hearing_right_told",
        "inform",
        "03-12",
        before("propose", ("propose", "03-11", {**SMALL, "states": {"large": {}}})),
        bad={"hearing_right": False},
    ),
    Trial(
        "still_outside",
        "hear",
        "03-30",
        before("hear"),
        bad_walk=before("hear", ("assign", "03-19", {"officers": [HANDLERS[0], HEARING_OFFICER]})),
    ),
    Trial("payment_late", "demand", "04-29", before("pay"), bad_on="04-28"),
    Trial(
        "deferral_dated",
        "decide_deferral",
        "04-20",
        before("pay", ("ask_deferral", "04-20", {})),
        bad={"until": "2026-04-27"},
        good={"until": "2026-04-28"},
    ),
    Trial(
        "announced_ahead",
        "call_hearing",
        "03-18",
        before("call_hearing"),
        bad={"method": "public_notice"},
        good={"method": "postal"},
    ),
    Trial(
        "not_suspended",
        "decide",
        "04-13",
        before("decide", ("suspend", "04-09", {}), ("resume", "04-10", {})),
        bad_walk=before("decide", ("suspend", "04-09", {})),
    ),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_a_new_notice_does_not_end_a_request_for_a_hearing() -> None:
    """行政处罚法第六十三条第一款: asked for, it is held."""
    walk = until("call_hearing").take("inform", "03-18").take("deliver_notice", "03-18")
    assert any("应当组织听证" in one for one in walk.refused("approve_proposal", "04-08"))
    walk.take("call_hearing", "03-18").take("hear", "03-30").take("report_hearing", "03-31")
    walk.take("approve_proposal", "04-01")


def test_after_a_hearing_a_new_notice_gives_its_own_days_to_ask() -> None:
    """行政处罚法第六十四条第一项."""
    walk = until("check_rectification").take("inform", "03-31").take("deliver_notice", "03-31")
    assert any("要求听证的期限未满" in one for one in walk.refused("approve_proposal", "04-08"))
    walk.take("approve_proposal", "04-10")


def test_a_case_that_was_heard_is_reviewed_whatever_it_was_told_later() -> None:
    """行政处罚法第五十八条第一款第二项."""
    walk = until("check_rectification").take("propose", "03-31", **SMALL)
    walk.take("inform", "03-31").take("deliver_notice", "03-31").take(
        "approve_proposal", "04-13", **NOT_MAJOR
    )
    found = walk.refused("decide", "04-14", fine=6_000_00, penalties=["fine"], **NOT_MAJOR)
    assert any("未经法制审核" in one for one in found)


def test_a_party_told_of_a_hearing_has_the_days_to_ask_for_it() -> None:
    """行政处罚法第六十四条第一项: told is told, even below the amounts."""
    walk = told(**SMALL).take("defend", "03-13").take("recheck", "03-13", outcome="rejected")
    assert any("要求听证的期限未满" in one for one in walk.refused("approve_proposal", "03-16", **NOT_MAJOR))
    walk.take("approve_proposal", "03-20", **NOT_MAJOR)


def test_whoever_steps_aside_takes_no_step_and_is_named_in_none() -> None:
    """行政处罚法第四十三条第一款."""
    walk = until("deliberate").take("ask_recusal", "04-07", officer=HEADS[0])
    other = Doer("tan", "谭示例", HEADS[1], 1, Role.LEADER)
    walk.take("decide_recusal", "04-07", officer=HEADS[0], by=other)
    for step in ("deliberate", "decide", "extend_case", "suspend"):
        assert any("已经决定回避" in one for one in walk.refused(step, "04-08")), step
    assert any("已经决定回避" in one for one in walk.refused("deliberate", "04-08", by=other))
    walk.take("deliberate", "04-08", by=other, participants=[HEADS[1], "粤T90003"])


def test_no_case_ends_over_things_that_are_still_kept() -> None:
    """行政处罚法第五十六条."""
    walk = until("test").take("terminate", "03-09")
    assert any("尚有物品未作处理" in one for one in walk.refused("propose_closure", "03-10"))
    walk.take("dispose_preservation", "03-10").take("propose_closure", "03-10")
    assert any("尚有物品未作处理" in one for one in until("test").refused("transfer", "03-09"))


def test_a_court_that_upholds_a_changed_fine_does_not_bring_the_first_one_back() -> None:
    """行政处罚法第七十三条: the decision as changed is what stands."""
    walk = until("pay").take("note_remedy", "04-20")
    walk.take("note_remedy_result", "06-17", outcome="changed", fine=5_000_00)
    suit = {"kind": "litigation", "reference": "（2026）示行初1号"}
    walk.take("note_remedy", "06-25", **suit)
    walk.take("note_remedy_result", "09-01", reference=suit["reference"], outcome="upheld")
    assert fine_of(walk.file()) == 5_000_00


def test_the_way_to_court_waits_for_the_suit_after_a_reconsideration_and_for_a_deferral() -> None:
    """行政强制法第五十三条、行政诉讼法第四十五条、行政处罚法第七十二条第二款."""
    upheld = until("pay").take("note_remedy", "06-01").take("note_remedy_result", "10-12", outcome="upheld")
    upheld.take("demand", "10-13")
    assert any("法定期限内不申请" in one for one in upheld.refused("apply_court", "10-27"))
    assert not any("法定期限内不申请" in one for one in upheld.refused("apply_court", "10-28"))
    later = until("pay").take("ask_deferral", "04-20").take("decide_deferral", "04-21", until="2026-12-31")
    assert any("法定期限内不申请" in one for one in later.refused("apply_court", "12-31"))
    assert any("期限未满" in one for one in later.refused("demand", "12-31"))
