"""Every drill that this machine can do, in its short form: it holds, and its control shows the harm."""

import time

import pytest

from faults.drills import DRILLS, STEADY
from faults.outcome import Drill, line

pytestmark = pytest.mark.slow


def steady(one: Drill) -> list[pytest.MarkDecorator]:
    return [pytest.mark.steady] if one.id in STEADY else []


@pytest.mark.parametrize(
    "drill", [pytest.param(one, id=one.id, marks=steady(one)) for one in DRILLS if one.possible()]
)
def test_a_drill_holds_and_its_control_does_harm(drill: Drill, said: list[str]) -> None:
    began = time.monotonic()
    outcome = drill.run(True)
    said.append(f"{line(drill.id, outcome)}（{time.monotonic() - began:.0f} 秒）")
    assert outcome.passed, line(drill.id, outcome)


def test_every_drill_has_a_number_of_its_own() -> None:
    assert len({one.id for one in DRILLS}) == len(DRILLS)
    assert {one.id for one in DRILLS} >= STEADY


def test_a_drill_that_may_be_impossible_says_what_it_needs() -> None:
    assert all(one.needs for one in DRILLS if one.possible is not Drill.possible)
