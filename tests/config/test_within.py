"""One command within the database, and processes beside it: whatever was opened for it ends with it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow
LANES = """
import time
from mingjing.record.lanes import processes
if __name__ == "__main__":
    import django
    django.setup()
    with processes(1) as lanes:
        print(lanes[0].submit(__import__("os").getpid).result(), flush=True)
        time.sleep(600)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="mingjing-within-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def those_of(state: Path) -> list[str]:
    """Commands of the processes that were told of this state directory, but for ours."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(state).encode() in told and int(process.name) != os.getpid():
            found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


def gone(process: int) -> bool:
    """Whether it has ended."""
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def wait_for(true: object, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_told_to_go_it_ends_the_command_and_everything_beside_it(state: Path) -> None:
    told = os.environ | {"MJ_STATE": str(state), "MJ_ROLE": "follow"}
    running = subprocess.Popen(
        [sys.executable, "-m", "mingjing.config.within", "--awake", "follow"], cwd=ROOT, env=told
    )
    wait_for(lambda: sum("manage.py follow" in one for one in those_of(state)) == 2)
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=60) == 128 + signal.SIGTERM
    wait_for(lambda: those_of(state) == [])


def test_a_lane_falls_with_the_process_that_called_it(tmp_path: Path) -> None:
    (tmp_path / "calling.py").write_text(LANES)
    told = os.environ | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "mingjing.config.settings"}
    calling = subprocess.Popen([sys.executable, "calling.py"], cwd=tmp_path, env=told, stdout=subprocess.PIPE)
    assert calling.stdout is not None
    lane = int(calling.stdout.readline())
    assert not gone(lane)
    calling.kill()
    calling.wait()
    wait_for(lambda: gone(lane), seconds=20)
    calling.stdout.close()
