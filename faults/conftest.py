"""A run of drills: one prepared house to copy from, and at the end what each showed, and what was not tried."""

from collections.abc import Iterator

import pytest

from faults import house
from faults.drills import DRILLS
from faults.outcome import line, untried

SAID = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Nothing has been said yet."""
    config.stash[SAID] = []


@pytest.fixture(scope="session", autouse=True)
def ground() -> Iterator[None]:
    """What every house of the run is a copy of."""
    house.ground()
    yield
    house.clear()


@pytest.fixture
def said(pytestconfig: pytest.Config) -> list[str]:
    """Lines for the end of the run."""
    return pytestconfig.stash[SAID]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """One line for each drill; one that this machine cannot do is named too, and never as one that held."""
    for sentence in config.stash[SAID]:
        terminalreporter.write_line(sentence)
    for drill in DRILLS:
        if not drill.possible():
            terminalreporter.write_line(line(drill.id, untried(drill)), red=True)
