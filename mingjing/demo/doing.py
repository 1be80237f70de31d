"""由谁来办: the room in which each step is taken, as the desk takes it; what a room works out, nobody types."""

import uuid
from collections.abc import Callable

from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.rooms.cases.actions import take
from mingjing.rooms.cases.models import Case
from mingjing.rooms.disclosure import actions as disclosure
from mingjing.rooms.disclosure.preparing import prepared
from mingjing.rooms.payments import actions as payments
from mingjing.rooms.payments.owing import file_of, owed_in
from mingjing.rooms.review import actions as review
from mingjing.rooms.review.checklist import Answer

from .keys import key, once
from .telling import Says, Telling

Do = Callable[[Case, Telling, Says, Actor, uuid.UUID], None]
MINORS = "未成年人信息"


def do(step: str, case: Case, told: Telling, says: Says, by: Actor) -> None:
    """Take the step in its room, once."""
    name = key(told.plan.name, told.place)
    room = ROOMS.get(step)
    if room is not None:
        once(lambda: room(case, told, says, by, name))
    else:
        once(lambda: take(step, case, by=by, says=says, key=name))


def _submit(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    review.take("submit_review", case, by=by, says=says, key=name)


def _review(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    """Eight answers; a problem with its remark sends the case back."""
    remark = says.get("suggestions", "")
    answers = [
        Answer(code, said, note=remark if said == "problem" else "")
        for code, said in says.items()
        if code in {f"r{number}" for number in range(1, 9)}
    ]
    review.review(case, answers, opinion=says["opinion"], by=by, key=name, on=told.day)


def _answer(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    review.take("answer_review", case, by=by, says=says, key=name)


def _pay(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    """What the words say, or all that is owed with what was added for being late."""
    if told.how == "whole":
        says = {**says, "amount": owed_in(file_of(case, timezone.now()), told.day).left}
    payments.take("pay", case, by=by, says=says, key=name, confirmed=says["amount"])


def _collect(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    payments.take("collect_on_spot", case, by=by, says=says, key=name, confirmed=says["amount"])


def _through_payments(step: str) -> Do:
    def do_it(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
        payments.take(step, case, by=by, says=says, key=name)

    return do_it


def _charge(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    payments.charge_surcharge(case, by=by, key=name, on=told.day)


def _publish(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    """One publisher answers what the gate asks and proposes, another looks at it and publishes."""
    _, rendered = prepared(case, {})
    answers = {doubt.id: "keep" if doubt.label == MINORS else "mask" for doubt in rendered.doubts}
    disclosure.propose(case, answers=answers, by=by, key=uuid.uuid5(name, "propose"))
    second = told.plan.team.who(Role.PUBLISHER, 1).actor()
    disclosure.publish(case, by=second, key=name)


def _withdraw(case: Case, told: Telling, says: Says, by: Actor, name: uuid.UUID) -> None:
    disclosure.withdraw(case, by=by, key=name, **says)


ROOMS: dict[str, Do] = {
    "submit_review": _submit,
    "review": _review,
    "answer_review": _answer,
    "pay": _pay,
    "collect_on_spot": _collect,
    "hand_in": _through_payments("hand_in"),
    "bank": _through_payments("bank"),
    "ask_deferral": _through_payments("ask_deferral"),
    "decide_deferral": _through_payments("decide_deferral"),
    "charge_surcharge": _charge,
    "publish": _publish,
    "withdraw": _withdraw,
}
"""Steps that belong to a room above the cases; every other step is taken as such."""
