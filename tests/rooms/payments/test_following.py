"""应缴: what is owed follows the record, whoever took the step."""

from datetime import date

import pytest
from django.utils import timezone

from mingjing.record import following
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.payments.models import Due
from tests import given
from tests.rooms.disclosure.world import acting_as, sealer

pytestmark = pytest.mark.django_db(transaction=True)


def follow() -> None:
    """Seal what waits and let the follower of payments read it."""
    with acting_as("seal"):
        sealer().once(now=timezone.now())
    with acting_as("follow"):
        while following.advance(following.discover()["payments.owing"]):
            pass
        assert not following.Parked.objects.exists()


def owed() -> tuple[int, int, date | None]:
    with reading(given.EVERYWHERE):
        due = Due.objects.get()
        return due.principal, due.paid, due.due


def test_what_is_owed_follows_the_delivery_and_every_later_step() -> None:
    case = given.case_at("performance")
    follow()
    assert owed() == (12_000_00, 0, date(2026, 4, 28))
    given.take(case, "pay", on="2026-04-20", amount=5_000_00)
    given.take(case, "note_remedy", on="2026-04-21")
    given.take(case, "note_remedy_result", on="2026-05-21", outcome="changed", fine=8_000_00)
    follow()
    assert owed() == (8_000_00, 5_000_00, date(2026, 4, 28))
