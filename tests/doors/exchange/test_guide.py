"""The page a developer starts from."""

import pytest
from django.test import Client

from mingjing.doors.exchange.guide import REQUIRED, STATUS
from mingjing.doors.exchange.mirrored_decisions import own
from mingjing.doors.exchange.problems import TITLES

pytestmark = pytest.mark.urls("tests.doors.exchange.addresses")


def test_the_guide_lists_every_field_and_every_problem(client: Client) -> None:
    page = client.get("/api/").content.decode()
    for name in (*own.FIELDS, *(f"urn:mingjing:problem:{kind}" for kind in TITLES)):
        assert name in page
    assert "http://testserver/api/decisions" in page
    assert "style=" not in page


def test_what_the_guide_knows_is_what_the_door_does() -> None:
    assert STATUS.keys() == TITLES.keys()
    assert set(REQUIRED) <= own.FIELDS.keys()
