"""One management command with the database open: `python -m mingjing.config.within verify`.

A database that already runs is used and left running; otherwise it runs as long as the command. With
`--awake` first, the sequencer and the followers run beside the command where no house does it.
"""

import os
import signal
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
        return done(command, told)
    with database(state):
        migrate(told)
        with beside(state, told) if awake else nullcontext():
            return done(command, told)


def done(command: list[str], told: dict[str, str]) -> int:
    """Run a command to its end; when we are told to go, so is it, and we wait for it."""
    with subprocess.Popen(command, env=os.environ | told) as running:
        try:
            return running.wait()
        except BaseException:
            running.terminate()
            raise


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


def leave(signum: int, frame: object) -> None:
    """Told to go: whatever was opened for the command is closed on the way out."""
    sys.exit(128 + signum)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    try:
        sys.exit(run(sys.argv[1:]))
    except (CannotRun, ClusterFailed, NoPostgres) as reason:
        say(str(reason))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
