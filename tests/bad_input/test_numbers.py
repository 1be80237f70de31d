"""Document numbers: none is used twice, and however many are asked for at once they run without a gap."""

from collections.abc import Iterator

import pytest

from mingjing.rooms.agencies.scope import reading
from tests import given
from tests.bad_input.quiet import refusal
from tests.bad_input.trying import attempt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def test_the_number_of_a_printed_form_is_used_once() -> None:
    first, second = (given.case_before("decide_on_spot", given.SUMMARY) for _ in range(2))
    given.take(first, "decide_on_spot", on="2026-03-05")
    told = refusal(attempt(second, "decide_on_spot", on="2026-03-05"))
    assert "第五十二条第一款" in told.fields["form_number"]
    assert "当场00001" in told.fields["form_number"]
    given.take(second, "decide_on_spot", on="2026-03-05", form_number="当场00002")
