"""重算期限: a new holiday notice moves the last days of running cases, and each case records that it did."""

import uuid

from django.utils import timezone

from mingjing.law.procedures import procedure
from mingjing.record.actor import HOUSE
from mingjing.record.models import Docket
from mingjing.record.refusal import Repeated
from mingjing.record.writing import write
from mingjing.rooms.catalogue import queries as catalogue

from ..deadlines import fresh, set_deadlines
from ..models import Case, Deadline
from ..reading import case_file


def recount(case: Case, *, why: str, key: uuid.UUID) -> bool:
    """Work the case's limits out anew; write an entry if a date moved, naming each. Whether one did."""
    file = case_file(case.docket_id, now=timezone.now(), calendar=catalogue.calendar())
    way = procedure(case.procedure)
    before = {(one.code, one.start): one.due for one in Deadline.objects.filter(case=case)}
    moved = [
        {"limit": one.title, "from": str(before[(one.code, one.start)]), "to": str(one.due)}
        for one in fresh(case, way, file)
        if (one.code, one.start) in before and before[(one.code, one.start)] != one.due
    ]
    if not moved:
        return False
    docket = Docket.objects.get(pk=case.docket_id)
    try:
        with write(docket, "case.recount", by=HOUSE, says={"why": why, "moved": moved}, key=key):
            set_deadlines(case, way, file)
    except Repeated:
        return False
    return True
