"""`make run`, whole: every process comes up, comes back when killed, and ends with one Ctrl-C."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(process: int) -> list[int]:
    """Everything a process has started, and what that has started; one that has ended by now has none."""
    try:
        own = [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return own + [further for child in own for further in children(child)]


def command(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode().split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []


class House:
    """The running supervisor and what it has said."""

    def __init__(self, state: Path) -> None:
        self.ports = {"MJ_DESK_PORT": str(free_port()), "MJ_PORTAL_PORT": str(free_port())}
        self.said = state / "said"
        told = {"MJ_STATE": str(state), "MJ_DEMO": "0", "PYTHONUNBUFFERED": "1", **self.ports}
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mingjing.config.supervise"],
                cwd=ROOT,
                env=os.environ | told,
                stdout=output,
                stderr=output,
            )

    def wait_for(self, true: Callable[[], object], seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert self.process.poll() is None, self.said.read_text()
            assert time.monotonic() < deadline, self.said.read_text()
            time.sleep(0.1)

    def running(self, word: str) -> list[int]:
        """Numbers of the supervisor's processes whose command has that word."""
        return [child for child in children(self.process.pid) if word in command(child)]


@pytest.fixture
def house() -> Iterator[House]:
    state = Path(tempfile.mkdtemp(prefix="mingjing-house-"))
    state.chmod(0o755)
    opened = House(state)
    yield opened
    if opened.process.poll() is None:
        opened.process.send_signal(signal.SIGINT)
        opened.process.wait(timeout=60)
    shutil.rmtree(state)


def test_the_house_opens_heals_and_closes(house: House) -> None:
    house.wait_for(lambda: "Ctrl-C" in house.said.read_text())
    said = house.said.read_text()
    assert re.search(rf"办案台　http://localhost:{house.ports['MJ_DESK_PORT']}\n", said)
    assert re.search(rf"公示门户　http://localhost:{house.ports['MJ_PORTAL_PORT']}\n", said)
    with urllib.request.urlopen(f"http://127.0.0.1:{house.ports['MJ_PORTAL_PORT']}/") as page:
        assert "明镜" in page.read().decode()
    (killed,) = house.running("seal")
    os.kill(killed, signal.SIGKILL)
    house.wait_for(lambda: house.running("seal") not in ([], [killed]))
    assert "seal 已退出（-9）" in house.said.read_text()
    everything = children(house.process.pid)
    house.process.send_signal(signal.SIGINT)
    assert house.process.wait(timeout=60) == 0
    deadline = time.monotonic() + 5  # whoever adopts an orphan reaps it in its own time
    while left := [one for one in everything if Path(f"/proc/{one}").exists()]:
        assert time.monotonic() < deadline, [command(one) for one in left]
        time.sleep(0.1)
