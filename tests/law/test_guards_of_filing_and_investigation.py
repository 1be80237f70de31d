"""Filing and investigation: what each guard refuses and what it admits, article by article."""

import pytest

from mingjing.law.casefile import Doer
from mingjing.law.words import Role
from tests.examples import HANDLERS, OTHER_HANDLER
from tests.law.trials import Trial, before, on_spot

EXPIRED = [
    {"number": HANDLERS[0], "name": "示例", "agency": 1, "status": "valid"},
    {"number": HANDLERS[1], "name": "示例", "agency": 1, "status": "expired"},
]
RECUSED = (("ask_recusal", "03-05", {}), ("decide_recusal", "03-05", {}))
HERSELF = Doer("he", "何示例", HANDLERS[1], 1, Role.LEADER)
NO_COMPETENCE = {"authority": {"competent": False, "matter": "CG-0231"}}
DISPUTE = ("dispute_jurisdiction", "03-03", {})
REQUESTED = ("request_preservation", "03-06", {})
REFUSED = ("approve_preservation", "03-06", {"outcome": "refused"})

TRIALS = (
    Trial("two_officers", "verify", "03-03", before("verify"), bad={"officers": HANDLERS[:1]}),
    Trial("two_officers", "inspect", "03-05", before("inspect"), bad={"officers": [HANDLERS[0]]}),
    Trial("qualified", "inspect", "03-05", before("inspect"), bad={"states": {"certificates": EXPIRED}}),
    Trial("qualified", "inspect", "03-05", before("inspect"), bad={"states": {"certificates": []}}),
    Trial(
        "nobody_recused", "interview", "03-06", before("interview"), bad_walk=before("interview", *RECUSED)
    ),
    Trial("verified", "file", "03-03", before("file"), bad_walk=before("verify")),
    Trial("jurisdiction_settled", "file", "03-04", before("file"), bad_walk=before("file", DISPUTE)),
    Trial(
        "jurisdiction_settled",
        "decide",
        "04-10",
        before("inspect", ("dispute_jurisdiction", "03-05", {}), ("settle_jurisdiction", "03-05", {})),
        bad_walk=before("inspect", ("dispute_jurisdiction", "03-05", {})),
    ),
    Trial("competent", "file", "03-04", before("file"), bad={"states": NO_COMPETENCE}),
    Trial("competent", "establish", "03-05", on_spot("establish"), bad={"states": NO_COMPETENCE}),
    Trial(
        "jurisdiction_disputed",
        "settle_jurisdiction",
        "03-04",
        before("file", DISPUTE),
        bad_walk=before("file"),
    ),
    Trial(
        "recusal_asked",
        "decide_recusal",
        "03-05",
        before("inspect", RECUSED[0]),
        bad_walk=before("inspect"),
    ),
    Trial("not_her_own", "decide_recusal", "03-05", before("inspect", RECUSED[0]), bad={"by": HERSELF}),
    Trial("officers_assigned", "inspect", "03-05", before("inspect"), bad_walk=before("assign")),
    Trial("officers_assigned", "inspect", "03-05", before("inspect"), bad_walk=before("inspect", *RECUSED)),
    Trial("certificate_shown", "inspect", "03-05", before("inspect"), bad={"certificate_shown": False}),
    Trial("lawfully_taken", "collect", "03-09", before("collect"), bad={"lawful": False}),
    Trial(
        "monitoring_reviewed",
        "collect",
        "03-09",
        before("collect"),
        bad={"monitoring": True},
        good={"monitoring": True, "monitoring_reviewed": True},
    ),
    Trial(
        "preservation_requested",
        "approve_preservation",
        "03-06",
        before("approve_preservation"),
        bad={"list_number": "BC-9"},
    ),
    Trial(
        "preservation_requested",
        "approve_preservation",
        "03-06",
        before("approve_preservation"),
        bad_walk=before("preserve"),
    ),
    Trial(
        "preservation_approved",
        "preserve",
        "03-06",
        before("preserve"),
        bad_walk=before("approve_preservation"),
    ),
    Trial(
        "preservation_approved",
        "preserve",
        "03-06",
        before("preserve"),
        bad_walk=before("approve_preservation", REFUSED),
    ),
    Trial("not_yet_preserved", "preserve", "03-06", before("preserve"), bad_walk=before("test")),
    Trial(
        "preserved",
        "dispose_preservation",
        "03-10",
        before("dispose_preservation"),
        bad={"list_number": "BC-9"},
    ),
    Trial("investigated", "propose", "03-11", before("propose"), bad_walk=before("inspect")),
    Trial(
        "preservation_disposed",
        "decide",
        "04-10",
        before("decide"),
        bad_walk=before("dispose_preservation"),
    ),
    Trial("no_penalty_pending", "cancel", "03-12", before("propose"), bad_walk=before("inform")),
    Trial(
        "not_suspended",
        "suspend",
        "03-06",
        before("interview"),
        bad_walk=before("interview", ("suspend", "03-06", {})),
    ),
    Trial(
        "suspended",
        "resume",
        "03-09",
        before("interview", ("suspend", "03-06", {})),
        bad_walk=before("interview"),
    ),
    Trial("rule_named", "extend_case", "03-20", before("propose"), bad={"rule": []}),
)


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_refuses(trial: Trial) -> None:
    assert trial.refuses()


@pytest.mark.parametrize("trial", TRIALS, ids=[one.name for one in TRIALS])
def test_the_guard_admits(trial: Trial) -> None:
    assert trial.admits()


def test_another_officer_takes_over_from_the_recused_one() -> None:
    pair = [HANDLERS[0], OTHER_HANDLER]
    walk = before("interview", *RECUSED)().take("assign", "03-06", officers=pair)
    walk.take("interview", "03-06", officers=pair)


def test_a_recused_officer_may_not_even_enter_what_others_found() -> None:
    recused = Doer("lin", "林示例", HANDLERS[1], 1, Role.HANDLER)
    walk = before("interview", *RECUSED)()
    assert any("回避" in one for one in walk.refused("test", "03-06", by=recused))
