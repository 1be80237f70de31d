"""Who takes a step: the room whose matter it is adds its rows; all other steps are the case's own."""

import uuid
from collections.abc import Mapping
from typing import Any

from mingjing.record.actor import Actor
from mingjing.rooms.cases import actions as cases
from mingjing.rooms.cases.actions import Taken
from mingjing.rooms.cases.models import Case
from mingjing.rooms.payments import actions as payments
from mingjing.rooms.review import actions as review


def take(
    step: str, case: Case, *, by: Actor, says: Mapping[str, Any], key: uuid.UUID, version: int | None = None
) -> Taken:
    """Take a step by a plain form's words, through the room it belongs to."""
    if step in review.STEPS:
        return review.take(step, case, by=by, says=says, key=key, version=version)
    if step in payments.STEPS:
        return payments.take(step, case, by=by, says=says, key=key, version=version)
    return cases.take(step, case, by=by, says=says, key=key, version=version)
