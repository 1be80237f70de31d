"""A real house to do harm to: embedded PostgreSQL that syncs, every process, a state directory of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from mingjing.config import supervise
from mingjing.config.embedded import Cluster
from mingjing.config.places import ROOT
from mingjing.config.processes import Process, stop_all

EVERYTHING = ("desk", "portal", "seal", "follow")
PREFIX = "mingjing-faults-"


class TooLong(Exception):
    """What was waited for did not happen in time."""


def until(true: Callable[[], object], *, seconds: float = 60, what: str = "") -> float:
    """Wait for something to become true; how long it took."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            raise TooLong(f"{seconds:.0f} 秒内没有等到：{what}")
        time.sleep(0.05)
    return time.monotonic() - began


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(process: int) -> list[int]:
    """A process and everything it has started, itself first."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        started = [word for task in tasks for word in (task / "children").read_text().split()]
    except OSError:
        return []
    return [process] + [further for child in started for further in family(int(child))]


def standing(process: int) -> bool:
    """Whether a stopped process really stands, each of its threads out of the kernel; or is gone."""
    try:
        tasks = [(one / "stat").read_bytes() for one in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return True
    return all(one.rpartition(b")")[2].split()[0] in b"TtZX" for one in tasks)


def kill(process: int, number: int = signal.SIGKILL) -> None:
    """Send a signal to one process and all it has started; those that are gone are gone."""
    for one in family(process):
        try:
            os.kill(one, number)
        except ProcessLookupError:
            continue


class House:
    """The database and the processes of one state directory, looked after as `make run` does."""

    def __init__(
        self,
        state: Path,
        *,
        only: tuple[str, ...] = EVERYTHING,
        cluster: Cluster | None = None,
        more: dict[str, str] | None = None,
        own: dict[str, dict[str, str]] | None = None,
        module: str = "mingjing.config.wsgi",
    ) -> None:
        self.state = state
        self.own, self.module = own or {}, module
        self._given = cluster
        self.only = only
        self.desk, self.portal = free_port(), free_port()
        self.more = {"MJ_DEMO": "0", "MJ_SECOND_FACTOR": "0"} | (more or {})
        self._leaving = threading.Event()

    def __enter__(self) -> "House":
        self._before = dict(os.environ)
        os.environ |= {"MJ_DESK_PORT": str(self.desk), "MJ_PORTAL_PORT": str(self.portal)} | self.more
        self.cluster = self._given or Cluster(self.state)
        self.told = supervise.surroundings(self.state) | self.more
        self.cluster.start()
        self.cluster.keep_alive()
        named = supervise.processes(self.state, self.told)
        self.processes: list[Process] = [one for one in named if one.name in self.only]
        for one in self.processes:
            one.surroundings = one.surroundings | self.own.get(one.name, {})
            one.words = tuple(self.module if word == "mingjing.config.wsgi" else word for word in one.words)
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()
        self.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._leaving.set()
        self._keeper.join()
        self.cluster.stop()
        os.environ.clear()
        os.environ.update(self._before)

    def _keep(self) -> None:
        while not self._leaving.wait(0.1):
            for process in self.processes:
                process.deaths = 0  # a drill is not made to wait ever longer
                process.look_after(lambda sentence: None)
        stop_all(self.processes)

    def wait(self) -> float:
        """Until the doors that should be open answer; how long it took."""
        ports = {"desk": self.desk, "portal": self.portal}
        doors = [ports[one.name] for one in self.processes if one.name in ports]
        waited = until(self.cluster.answers, seconds=120, what="数据库重新答复")
        for port in doors:  # in turn: a door asked again and again keeps the next one waiting
            waited += until(partial(supervise.answers, port), seconds=120, what="各门重新答复")
        return waited

    def pid(self, name: str) -> int:
        """The process of that name, once it runs."""
        (one,) = [process for process in self.processes if process.name == name]
        until(lambda: one.running is not None, what=f"{name} 启动")
        return one.running.pid if one.running else 0

    def server(self) -> int:
        """The database server's first process."""
        return int((self.cluster.places.data / "postmaster.pid").read_text().split()[0])

    def kill_all(self) -> None:
        """kill -9 of every process of the house, the database first."""
        kill(self.server())
        for process in self.processes:
            if process.running is not None:
                kill(process.running.pid)

    def end(self, name: str) -> None:
        """kill -9 of one process, which is not started again."""
        number = self.pid(name)
        (one,) = [process for process in self.processes if process.name == name]
        self.processes.remove(one)
        kill(number)
        if one.running is not None:
            one.running.wait()

    def lose(self) -> None:
        """kill -9 of everything, and nothing is started again: the machine is gone."""
        gone = [process.running for process in self.processes if process.running is not None]
        self.processes.clear()
        self.cluster._leaving.set()
        kill(self.server())
        for running in gone:
            kill(running.pid)
            running.wait()

    def inside(self, what: str, *words: str, role: str = "web") -> Any:
        """Run one of `inside`'s functions as a process of this house; what it answers."""
        return json.loads(self.run("-m", "faults.inside", what, *words, role=role).stdout)

    def run(
        self,
        *words: str,
        role: str = "follow",
        check: bool = True,
        program: str = sys.executable,
        more: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """A program, usually Python, as a process of this house."""
        surroundings = os.environ | self.told | {"MJ_ROLE": role} | (more or {})
        done = subprocess.run([program, *words], env=surroundings, cwd=ROOT, capture_output=True, text=True)
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(words)}：{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done

    def sql(self, statement: str, *values: object, role: str = "postgres") -> list[tuple[Any, ...]]:
        """What the database answers to one statement."""
        with self.cluster.connect(role) as connection:
            asked = connection.execute(psycopg.sql.SQL(statement), values or None)
            return asked.fetchall() if asked.description else []


def prepare(place: Path) -> None:
    """Make a state directory with tables, people, an integrator and a case, to be copied from."""
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o755)
    os.environ.pop("MJ_DATABASE_URL", None)
    with House(place, only=()) as house:
        house.cluster.ensure_roles()
        supervise.migrate(house.told)
        house.run("-m", "faults.inside", "ground", role="web")
    (place / "ready").touch()


_ground: list[Path] = []


def ground() -> Path:
    """The prepared state directory of this run, made when first asked for."""
    if not _ground:
        given = os.environ.get("FAULTS_GROUND")
        place = Path(given) if given else Path(tempfile.mkdtemp(prefix=PREFIX))
        if not (place / "ready").exists():
            prepare(place)
        _ground.append(place)
    return _ground[0]


def clear() -> None:
    """Remove what `ground` made."""
    for place in _ground:
        shutil.rmtree(place)
    _ground.clear()


def copied(state: Path) -> Path:
    """A copy of the ground at this place."""
    state.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", f"{ground()}/.", str(state)], check=True)
    return state


@contextmanager
def folder() -> Iterator[Path]:
    """A directory any user may walk through, gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def a_house(**how: Any) -> Iterator[House]:  # passed on to House
    """A fresh copy of the ground with its house open."""
    with folder() as made, House(copied(made / "state"), **how) as house:
        yield house
