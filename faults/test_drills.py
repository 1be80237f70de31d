"""Every drill that this machine can do, in its short form: it holds, and its control shows the harm."""

import fcntl
import os
from collections.abc import Iterator

import pytest

from faults import house
from faults.drills import DRILLS
from faults.outcome import Drill, line
from tests import cluster

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session", autouse=True)
def ground() -> Iterator[None]:
    """One prepared state directory for all workers, which goes with the test run's place."""
    place = cluster.place() / "faults"
    os.environ["FAULTS_GROUND"] = str(place)
    with (cluster.place() / "faults.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        house.ground()
    yield
    del os.environ["FAULTS_GROUND"]


@pytest.mark.parametrize("drill", [one for one in DRILLS if one.possible()], ids=lambda one: one.id)
def test_a_drill_holds_and_its_control_does_harm(drill: Drill) -> None:
    outcome = drill.run(True)
    assert outcome.passed, line(drill.id, outcome)


def test_every_drill_has_a_number_of_its_own() -> None:
    assert len({one.id for one in DRILLS}) == len(DRILLS)
