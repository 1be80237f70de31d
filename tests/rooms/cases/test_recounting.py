"""A new holiday notice moves the last days of running cases, and each case records that it did."""

import uuid
from datetime import date

import pytest

from mingjing.record.models import Entry
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import recount
from mingjing.rooms.cases.models import Case, Deadline
from mingjing.rooms.catalogue.actions import bring_into_force
from tests import cast, given

pytestmark = pytest.mark.django_db(transaction=True)


def announce(*days: str) -> None:
    """A second notice for 2026 with these days off."""
    rows = [{"day": day, "is_off": True, "name": "临时放假", "year": 2026} for day in days]
    bring_into_force(
        "holiday", "2026", rows, effective_from=date(2026, 1, 2), by=cast.actor("钱进"), key=uuid.uuid4()
    )


def hearing_term(case: Case) -> Deadline:
    found: Deadline = Deadline.objects.get(case=case, code="hearing_request")
    return found


def test_a_running_limit_moves_and_the_case_says_so() -> None:
    with reading(given.EVERYWHERE):
        case = given.case_before("defend")
        before = hearing_term(case).due
        announce("2026-03-16", "2026-03-17")
        assert recount(case, why="放假安排调整", key=uuid.uuid4())
        after = hearing_term(case).due
        assert (after - before).days >= 2
        entry = Entry.objects.get(docket=case.docket_id, action="case.recount")
        assert entry.number > 1
        assert list(verify()) == []


def test_a_case_whose_dates_do_not_move_gets_no_entry() -> None:
    with reading(given.EVERYWHERE):
        case = given.case_before("assign")
        length = Entry.objects.filter(docket=case.docket_id).count()
        assert not recount(case, why="放假安排未变", key=uuid.uuid4())
        assert Entry.objects.filter(docket=case.docket_id).count() == length


def test_recounting_twice_under_one_key_is_once() -> None:
    with reading(given.EVERYWHERE):
        case, key = given.case_before("defend"), uuid.uuid4()
        announce("2026-03-16")
        assert recount(case, why="放假安排调整", key=key)
        assert not recount(case, why="放假安排调整", key=key)
