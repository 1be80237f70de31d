"""A tiny city grows by real steps, twice is once, and nothing in it is at fault."""

import pytest
from django.conf import settings

from mingjing.demo.city import engage, found_city
from mingjing.demo.growing import grow
from mingjing.demo.places import TINY, bureaus, everything, units
from mingjing.demo.progress import progress
from mingjing.record.models import Entry
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.models import Account, Agency, Certificate, Officer
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.models import Evidence

pytestmark = pytest.mark.django_db(transaction=True)


def grown() -> list[str]:
    """Grow the tiny city; what was said on the way."""
    said: list[str] = []
    grow(TINY, say=said.append)
    return said


@pytest.mark.slow
def test_a_city_grows_once_and_verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "DEMO_PASSWORD", "mirror-of-bronze")
    assert progress() is None
    said = grown()
    assert not [sentence for sentence in said if "停在半路" in sentence]
    with reading(body.number for body in everything(TINY)):
        stages = set(Case.objects.values_list("stage", flat=True))
        assert Case.objects.count() == TINY.cases
        assert len(stages) >= 4
        assert all(Case.objects.values_list("demo", flat=True))
        assert Paper.objects.exists()
        assert Evidence.objects.filter(media_type="image/jpeg").exists()
        assert Agency.objects.count() == len(everything(TINY))
        assert Account.objects.get(username="zhangming").check_password("mirror-of-bronze")
        assert Officer.objects.count() == Certificate.objects.count() == Account.objects.count()
        entries = Entry.objects.count()
        assert not [sentence for sentence in grown() if "停在半路" in sentence]
        assert Entry.objects.count() == entries
    with reading({0, *(body.number for body in everything(TINY))}):
        assert list(verify()) == []
    now = progress()
    assert now is not None
    assert now.ready
    assert now.finished
    assert now.done == now.of == TINY.cases


def test_nobody_can_sign_in_where_it_is_no_demonstration() -> None:
    found_city(TINY)
    pilot = bureaus(TINY)[0]
    for body in (pilot, *units(pilot, TINY)):
        engage(body, TINY)
    assert Account.objects.filter(username="zhangming", demo=False).exists()
    assert not any(account.has_usable_password() for account in Account.objects.all())
