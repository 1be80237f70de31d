"""走法: the ways a case takes through its procedure, each step with the working days since the one before."""

from dataclasses import dataclass
from functools import cache

ORDINARY, SUMMARY = "penalty.ordinary.2021", "penalty.summary.2021"


@dataclass(frozen=True)
class Move:
    """One step on a way: how many working days after the one before, and which of its forms."""

    step: str
    gap: int
    how: str = ""


@dataclass(frozen=True)
class Way:
    """A way: its procedure, how heavy the violation is (which grade), and its steps."""

    name: str
    procedure: str
    grade: int
    complex: bool
    moves: tuple[Move, ...]


_LEAD = "register_lead 0, verify 1"
_FOUND = f"{_LEAD}, file 1, assign 0, inspect 1, interview 1, order_rectification 0"
_TOLD = f"{_FOUND}, propose 3, inform 1, deliver_notice 1"
_KEPT = f"{_LEAD}, file 1, assign 0, inspect 1, request_preservation 0, approve_preservation 0, preserve 0, interview 1"
_HEARD = f"{_TOLD}, defend 2, recheck 1"
_REVIEWED = "submit_review 0, review 3, deliberate 2, decide 1"
_OVER = "propose_closure 2, approve_closure 1, archive 3"
_PAID = f"deliver 2, publish 0, pay 4, {_OVER}"
_REVOKED = "note_remedy 9, note_remedy_result 40 revoked, withdraw 0"
_DEFERRED = "deliver 2, publish 0, ask_deferral 3, decide_deferral 2"
_SPOT = "establish 0, tell 0, hear_party 0, decide_on_spot 0, report_decision 1, publish 0"

_WAYS: dict[str, tuple[str, int, bool, str]] = {
    "simple": (ORDINARY, 0, False, f"{_TOLD}, waive 1, check_rectification 2, approve_proposal 1, decide 1, {_PAID}"),
    "reviewed": (ORDINARY, 1, True, f"{_HEARD}, approve_proposal 6, {_REVIEWED}, {_PAID}"),
    "heard": (
        ORDINARY, 2, True,
        f"{_TOLD}, request_hearing 2, call_hearing 1, hear 8, report_hearing 1, approve_proposal 1, {_REVIEWED}, {_PAID}",
    ),
    "returned": (
        ORDINARY, 1, True,
        f"{_HEARD}, approve_proposal 6, submit_review 0, review 3 returned, answer_review 1, {_REVIEWED}, {_PAID}",
    ),
    "softened": (
        ORDINARY, 1, True,
        f"{_TOLD}, defend 2, recheck 1 partly, propose 1 lower, approve_proposal 4, {_REVIEWED}, {_PAID}",
    ),
    "preserved": (
        ORDINARY, 0, False,
        f"{_KEPT}, dispose_preservation 3, propose 2, inform 1, deliver_notice 1, waive 1, approve_proposal 1, decide 1, {_PAID}",
    ),
    "late": (
        ORDINARY, 0, False,
        f"{_TOLD}, waive 1, approve_proposal 1, decide 1, deliver 2, publish 0, demand 14, charge_surcharge 2, pay 0 whole, {_OVER}",
    ),
    "deferred": (
        ORDINARY, 1, True,
        f"{_HEARD}, approve_proposal 6, {_REVIEWED}, {_DEFERRED}, pay 10 half, pay 20 rest, {_OVER}",
    ),
    "contested": (
        ORDINARY, 1, True,
        f"{_HEARD}, approve_proposal 6, {_REVIEWED}, deliver 2, publish 0, pay 6, note_remedy 9, note_remedy_result 40, {_OVER}",
    ),
    "overturned": (
        ORDINARY, 1, True,
        f"{_HEARD}, approve_proposal 6, {_REVIEWED}, deliver 2, publish 0, {_REVOKED}, {_OVER}",
    ),
    "spared": (
        ORDINARY, 0, False,
        f"{_FOUND}, check_rectification 3, propose 1 spared, approve_proposal 1, decide 1 spared, deliver 2, {_OVER}",
    ),
    "refused": (ORDINARY, 0, False, f"{_LEAD}, refuse_filing 1"),
    "transferred": (ORDINARY, 0, False, f"{_LEAD}, transfer 2"),
    "paused": (ORDINARY, 1, False, f"{_FOUND}, suspend 2"),
    "aside": (ORDINARY, 0, False, f"{_FOUND}, ask_recusal 0, decide_recusal 1, propose 2, inform 1, deliver_notice 1, defend 1"),
    "spot": (SUMMARY, 0, False, f"{_SPOT}, pay 2, {_OVER}"),
    "cash": (SUMMARY, 0, False, f"{_SPOT}, collect_on_spot 0, hand_in 1, bank 1, {_OVER}"),
}  # fmt: skip

UNFINISHED = frozenset({"paused", "aside"})
"""Ways that end in the middle of a case: it is still open, so its last step was lately."""

WEIGHTS: dict[str, int] = {
    "simple": 24,
    "reviewed": 16,
    "heard": 9,
    "returned": 6,
    "softened": 5,
    "preserved": 4,
    "late": 4,
    "deferred": 3,
    "contested": 2,
    "overturned": 1,
    "spared": 5,
    "refused": 3,
    "transferred": 2,
    "paused": 2,
    "aside": 2,
    "spot": 9,
    "cash": 3,
}
"""How often a case takes each way, of a hundred."""


@cache
def way(name: str) -> Way:
    """The way with this name."""
    procedure, grade, involved, told = _WAYS[name]
    return Way(name, procedure, grade, involved, tuple(_move(one) for one in told.split(", ")))


def _move(told: str) -> Move:
    step, gap, *how = told.split(" ")
    return Move(step, int(gap), *how)
