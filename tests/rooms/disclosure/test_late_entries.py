"""迟延入册: what came into the log after its last day stands apart from what was kept back, and cannot change sides."""

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from mingjing.record.actor import Actor
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.actions import MirroredDecision
from mingjing.rooms.cases.models import Case
from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.actions import exempt, mirror, propose, publish
from mingjing.rooms.disclosure.models import Candidate, Duty
from tests import cast, given
from tests.rooms.disclosure.world import acting_as, beat_at, settle
from tests.stories import strangers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TODAY = date(2026, 7, 1)
PROVINCE = Actor("integrator:province", "省级平台", cast.BUREAU, "城管局", "integrator")


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    tell(given.EVERYWHERE)
    yield
    tell(())


def decided(*, hour: str = "") -> Case:
    """A case decided on 2026-04-10, due on 2026-04-21, entered behind a heartbeat of this hour."""
    given.house()
    if hour:
        beat_at(hour)
        tell(given.EVERYWHERE)
    case = given.case_at("delivery")
    sealed()
    return case


def sealed() -> None:
    settle()
    tell(given.EVERYWHERE)


def make_public(case: Case) -> None:
    found = Candidate.objects.get(docket=case.docket_id)
    propose(
        case, answers={one["id"]: "keep" for one in found.findings}, by=cast.actor("郑洁"), key=uuid.uuid4()
    )
    publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    sealed()


def leaf_of(case: Case) -> str:
    return Candidate.objects.get(docket=case.docket_id).decision


def overdue() -> list[str]:
    return [one.leaf for one in queries.overdue(TODAY)]


def late_entries() -> list[str]:
    return [one.duty.leaf for one in queries.late_entries(TODAY)]


def test_a_decision_entered_after_its_last_day_is_a_late_entry_and_not_overdue() -> None:
    late = decided(hour="2026-06-10T10:00")
    assert (late_entries(), overdue()) == ([leaf_of(late)], [])
    one = queries.late_entries(TODAY)[0]
    assert (one.duty.decided_on, one.duty.due) == (date(2026, 4, 10), date(2026, 4, 21))
    assert (one.entered_on, one.gap, one.met_on, one.since) == (date(2026, 6, 10), 61, None, 21)
    told = queries.timeliness(TODAY)
    assert (told.decided, told.overdue, told.late_entries, told.late_entries_owed) == (1, 0, 1, 1)


def test_a_decision_kept_back_stays_overdue_when_it_is_entered_again_and_published() -> None:
    kept_back = decided(hour="2026-04-10T17:00")
    again = decided(hour="2026-06-10T10:00")
    make_public(again)
    assert (late_entries(), overdue()) == ([leaf_of(again)], [leaf_of(kept_back)])
    told = queries.timeliness(TODAY)
    assert (told.late_entries_owed, told.in_time, told.late) == (0, 0, 0)


def test_a_decision_entered_in_time_and_published_behind_its_day_is_late_and_no_late_entry() -> None:
    case = decided(hour="2026-04-10T17:00")
    beat_at("2026-06-10T10:00")
    tell(given.EVERYWHERE)
    make_public(case)
    told = queries.timeliness(TODAY)
    assert (told.late, told.late_entries, told.overdue) == (1, 0, 0)


def test_what_the_entry_itself_says_of_its_day_moves_nothing_off_the_overdue_list() -> None:
    unproven = decided()
    assert (late_entries(), overdue()) == ([], [leaf_of(unproven)])


def test_a_clock_put_forward_and_back_excuses_no_decision_that_was_kept_back() -> None:
    case = decided(hour="2026-06-10T10:00")
    assert late_entries() == [leaf_of(case)]
    beat_at("2026-04-10T17:05")
    sealed()
    assert (late_entries(), overdue()) == ([], [leaf_of(case)])
    beat_at("2026-06-20T10:00")
    sealed()
    assert (late_entries(), overdue()) == ([], [leaf_of(case)])


@pytest.mark.parametrize("role", ["web", "portal", "follow"])
def test_no_role_but_the_sequencers_gives_a_decision_its_place(role: str) -> None:
    with acting_as(role), connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('record_leaf', 'INSERT, UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)


def test_an_outside_decision_counts_from_its_receipt_and_is_no_late_entry() -> None:
    given.house()
    settle(beat=True)
    tell(given.EVERYWHERE)
    mirror(
        MirroredDecision(
            source="省级平台", number="EX-1", title="无照经营", authority="中山市市场监督管理局",
            decided_on=date(2026, 3, 1), document_number="中市监罚〔2026〕1号", penalties=("fine",), fine=1_000_00,
            facts="未取得营业执照，联系 13800138000。",
        ),
        by=PROVINCE,
    )  # fmt: skip
    sealed()
    one = Duty.objects.get()
    assert one.entered_on is not None
    assert one.decided_on < one.entered_on <= one.due
    assert late_entries() == []


def test_a_stranger_finds_the_same_lists_in_the_log_alone(tmp_path: Path) -> None:
    kept_back, exempted = decided(hour="2026-04-10T17:00"), decided()
    beat_at("2026-04-20T09:00")
    tell(given.EVERYWHERE)
    exempt(
        exempted, code="X4", reasons="系列案件尚在调查。", filed_with="中山市司法局", filed_on=date(2026, 4, 20),
        on=date(2026, 4, 20), by=cast.actor("郑洁"), key=uuid.uuid4(),
    )  # fmt: skip
    late, late_and_shown = decided(hour="2026-06-10T10:00"), decided(hour="2026-06-11T10:00")
    make_public(late_and_shown)
    beat_at("2026-06-30T10:00")
    sealed()
    told = strangers.ask(tmp_path, "audit", strangers.tiles(), "--today", TODAY.isoformat())
    ours = {
        "overdue": sorted(one.index for one in queries.overdue(TODAY)),
        "late_entries": sorted(one.duty.index for one in queries.late_entries(TODAY)),
    }
    assert {name: sorted(told.told[name]) for name in ours} == ours
    assert overdue() == [leaf_of(kept_back)]
    assert sorted(late_entries()) == sorted([leaf_of(late), leaf_of(late_and_shown)])
    assert told.exit == 0
    counted = queries.timeliness(TODAY)
    assert (counted.decided, counted.in_time, counted.late) == (4, 1, len(told.told["late"]))


def test_a_city_from_before_reads_its_log_again_and_finds_the_same() -> None:
    late = decided(hour="2026-06-10T10:00")
    before = list(Duty.objects.order_by("index").values())
    with acting_as("owner"):
        call_command("migrate", "disclosure", "0002", verbosity=0)
        call_command("migrate", "disclosure", verbosity=0)
    assert not Duty.objects.exists()
    sealed()
    assert list(Duty.objects.order_by("index").values()) == before
    assert late_entries() == [leaf_of(late)]
