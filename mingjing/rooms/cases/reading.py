"""The docket of a case as the law sees it: the case file, built from sealed words alone."""

import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from mingjing.law.calendar import Calendar
from mingjing.law.casefile import CaseFile, Doer, Happening
from mingjing.law.language import CHINA, as_date
from mingjing.law.words import Role

PREFIX = "case."
NOT_STEPS = frozenset({"recount"})
ROLES = {role.value: role for role in Role}


def case_file(docket: uuid.UUID, *, now: datetime, calendar: Calendar) -> CaseFile:
    """Every step on the docket, in order; what is not in it did not happen (案卷排他)."""
    return CaseFile(tuple(happenings(docket)), now, calendar)


def happenings(docket: uuid.UUID) -> Iterable[Happening]:
    """The steps on a docket as happenings."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT e.number, e.action, e.at, b.by, b.says FROM record_entry e JOIN record_body b ON b.entry_id = e.id
               WHERE e.docket_id = %s AND e.action LIKE 'case.%%' ORDER BY e.number""",
            [docket],
        )
        rows = cursor.fetchall()
    return [
        happening(number, action, at, words(by), words(says))
        for number, action, at, by, says in rows
        if is_step(action)
    ]


def is_step(action: str) -> bool:
    """Whether an entry of this action is a step of a procedure."""
    return action.startswith(PREFIX) and action.removeprefix(PREFIX) not in NOT_STEPS


def words(part: Any) -> Any:
    """A part of an entry's body as the database gives it: text to be read, or read already."""
    return json.loads(part) if isinstance(part, str) else part


def happening(number: int, action: str, at: datetime, by: Any, says: Any) -> Happening:
    """An entry as the law sees it."""
    day = as_date(says.get("on")) or timezone.localdate(at)
    return Happening(number, action.removeprefix(PREFIX), day, at.astimezone(CHINA), doer(by), says)


def doer(by: Any) -> Doer:
    """The actor of an entry as the law names him."""
    role = ROLES.get(by.get("role"), Role.OPERATOR)
    return Doer(
        by.get("account", ""), by.get("name", ""), by.get("certificate", ""), by.get("agency", 0), role
    )
