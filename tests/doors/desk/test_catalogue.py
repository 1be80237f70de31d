"""目录 at the desk: editions, and who may read them."""

import pytest
from django.urls import reverse

from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.models import Edition
from tests import given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)


def benchmark() -> Edition:
    given.house()
    found = queries.editions("benchmark", "CG").first()
    assert found is not None
    return found


def test_what_is_in_force_is_listed_by_kind_and_read_with_its_rows() -> None:
    one, browser = benchmark(), client("钱进")
    listed = browser.get(reverse("desk:catalogue"), {"kind": "benchmark"}).content.decode()
    assert reverse("desk:edition", args=[one.pk]) in listed
    shown = browser.get(reverse("desk:edition", args=[one.pk])).content.decode()
    assert "运输建筑垃圾沿途遗撒" in shown


def test_a_supervisor_reads_and_does_not_draft() -> None:
    one = benchmark()
    assert client("赵敏").get(reverse("desk:edition", args=[one.pk])).status_code == 200
    assert client("赵敏").get(reverse("desk:drafting", args=[one.pk])).status_code == 404
    assert client("张明").get(reverse("desk:catalogue")).status_code == 404
