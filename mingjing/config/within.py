"""One management command with the database open: `python -m mingjing.config.within verify`.

A database that already runs is used and left running; otherwise it runs as long as the command. With
`--awake` first, the sequencer and the followers run beside the command where no house does it.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from . import env
from .binaries import NoPostgres
from .embedded import Cluster, ClusterFailed
from .places import ROOT
from .processes import Process, stop_all
from .supervise import MANAGE, CannotRun, database, migrate, processes, say, surroundings


def run(words: list[str]) -> int:
    """The command's exit code."""
    state = env.path("MJ_STATE", ROOT / "var")
    told = surroundings(state)
    awake = words[:1] == ["--awake"]
    command = [sys.executable, MANAGE, *words[awake:]]
    if env.text("MJ_DATABASE_URL") or Cluster(state).answers():
        return subprocess.run(command, env=os.environ | told).returncode
    with database(state):
        migrate(told)
        with beside(state, told) if awake else nullcontext():
            return subprocess.run(command, env=os.environ | told).returncode


@contextmanager
def beside(state: Path, told: dict[str, str]) -> Iterator[None]:
    """The sequencer and the followers, looked after for the length of the block."""
    house = [one for one in processes(state, told) if one.name in {"seal", "follow"}]
    leaving = threading.Event()
    watcher = threading.Thread(target=watch, args=(house, leaving), name="beside")
    watcher.start()
    try:
        yield
    finally:
        leaving.set()
        watcher.join()
        stop_all(house)


def watch(house: list[Process], leaving: threading.Event) -> None:
    """Start each again whenever it ends, until it is time to go."""
    while not leaving.wait(0.2):
        for process in house:
            process.look_after(say)


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except (CannotRun, ClusterFailed, NoPostgres) as reason:
        say(str(reason))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
