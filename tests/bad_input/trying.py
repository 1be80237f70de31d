"""Trying a step with words that will not do: what it rests on is put on the docket before, so that nothing else is written."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from mingjing.law.procedures import procedure
from mingjing.rooms.cases.actions import take as take_step
from mingjing.rooms.cases.models import Case
from tests import cast, given


def attempt(case: Case, step: str, *, on: str = "", by: str = "", **changes: Any) -> Callable[[], Any]:
    """The step as the example has it but for these changes, ready to be taken."""
    rule = procedure(case.procedure).steps[step]
    who = by or next(given.DOES[role] for role in rule.roles if role in given.DOES)
    says = given._words(case.procedure, step, rule, case.docket, on, changes)
    return partial(take_step, step, case, by=cast.actor(who), says=says, key=uuid.uuid4())
