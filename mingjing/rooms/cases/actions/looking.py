"""谁看过: reading a case is recorded too, on the case's second docket, once a quarter of an hour."""

import uuid
from datetime import timedelta

from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Repeated
from mingjing.record.writing import stored_key, write

from ..models import Case

QUARTER = timedelta(minutes=15)


def looks_docket(case: Case) -> Docket:
    """The docket on which it stands who read the case."""
    return Docket(id=uuid.uuid5(case.docket_id, "looks"), kind="looks", agency=case.agency)


def look(case: Case, *, by: Actor) -> bool:
    """Record that somebody reads the case; once per officer, case and quarter of an hour. Whether it was new."""
    quarter = int(timezone.now().timestamp() // QUARTER.total_seconds())
    key = uuid.uuid5(case.docket_id, f"look/{by.account}/{quarter}")
    if Entry.objects.filter(key=stored_key(key, by)).exists():
        return False
    try:
        with write(looks_docket(case), "case.look", by=by, says={"case": case.number}, key=key):
            pass
    except Repeated:
        return False
    return True
