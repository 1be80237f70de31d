"""The house that is measured: its database, its city grown by real steps, its doors as `make run` starts them."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from mingjing.config import supervise
from mingjing.config.embedded import Cluster
from mingjing.config.processes import Process, stop_all

PATIENCE = 60.0
"""Seconds a door may take until it answers."""


class House:
    """A state directory with a database that really syncs to disk; thrown away unless it was given."""

    def __init__(self, state: Path | None, *, upload: int = 0, requests: int = 0, swollen: int = 0) -> None:
        self.given, self.upload, self.requests, self.swollen = state is not None, upload, requests, swollen
        self.state = state or Path(tempfile.mkdtemp(prefix="mingjing-bench-"))
        self.state.mkdir(parents=True, exist_ok=True)
        self.state.chmod(0o755)
        self.cluster = Cluster(self.state)
        self.found = False

    def open(self) -> None:
        """Start the database and speak to it as the role `web`."""
        os.environ |= {"MJ_DESK_PORT": str(free_port()), "MJ_PORTAL_PORT": str(free_port()), "MJ_DEMO": "1"}
        os.environ.pop("MJ_DATABASE_URL", None)
        os.environ |= supervise.surroundings(self.state) | {"MJ_ROLE": "web"}
        self.found = self.given and self.cluster.answers()
        self.cluster.start()
        self.cluster.ensure_roles()
        django.setup()
        call_command("migrate", database="owner", verbosity=0)

    def close(self) -> None:
        """Stop the database, unless it was found running, and clear up."""
        if not self.found:
            self.cluster.stop()
        if not self.given:
            shutil.rmtree(self.state)

    def grow(self, cases: int) -> None:
        """A city of so many cases, sealed and followed to its end; what stands already is left as it stands."""
        if cases:
            self.child("web", "grow", str(cases))
        self.settle()

    def settle(self) -> None:
        """Seal what waits, and let every follower read on."""
        self.child("seal", "seal")
        self.child("follow", "follow")
        self.child("seal", "seal")
        self.child("follow", "follow")

    def size(self) -> str:
        """What the city holds, in words."""
        counted = (
            ("案件 {} 件", "cases_case"), ("记录条 {} 条", "record_entry"), ("公示件 {} 件", "disclosure_snapshot"),
            ("执法人员 {} 人", "agencies_officer"),
        )  # fmt: skip
        with self.cluster.connect("postgres") as own:
            held = [
                (words, own.execute(f"SELECT count(*) FROM {table}").fetchone()) for words, table in counted
            ]  # type: ignore[call-overload]
        return "，".join(words.format(f"{row[0]:,}") for words, row in held if row)

    def child(self, role: str, *words: str) -> None:
        """Run one part of growing as its own role."""
        told = os.environ | {"MJ_ROLE": role}
        subprocess.run(
            [sys.executable, "-m", "bench.growing", *words], env=told, check=True, stdout=subprocess.DEVNULL
        )

    @contextmanager
    def doors(self, *names: str) -> Iterator[dict[str, Process]]:
        """Processes of the house by name, as the supervisor starts them, until the block ends."""
        told = supervise.surroundings(self.state)
        all_of_them = {one.name: one for one in supervise.processes(self.state, told)}
        chosen = {name: all_of_them[name] for name in names}
        for one in chosen.values():
            one.start()
        try:
            for name in chosen:
                wait_for(port_of(name))
            yield chosen
        finally:
            stop_all(list(chosen.values()))


def port_of(door: str) -> int:
    """Where a door answers; 0 for what is no door."""
    return {"desk": supervise.desk_port, "portal": supervise.portal_port}.get(door, int)()


def wait_for(port: int) -> None:
    """Until a door on this port answers."""
    began = time.monotonic()
    while port:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            asked.request("GET", "/")
            asked.getresponse().read()
            return
        except OSError:
            if time.monotonic() - began > PATIENCE:
                raise
            time.sleep(0.1)


def workers(process: Process) -> list[int]:
    """The process ids of a door's workers."""
    assert process.running is not None
    told = Path(f"/proc/{process.running.pid}/task/{process.running.pid}/children").read_text()
    return [int(one) for one in told.split()]


def resident(pid: int) -> float:
    """Megabytes a process holds in memory."""
    told = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in told if line.startswith("VmRSS")).split()[1]) / 1024


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
