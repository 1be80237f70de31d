"""The supervisor's hand: programs that die are started again, and all of them end together."""

import fcntl
import json
import logging
import os
import signal
import socket
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mingjing.config.database import connection_settings
from mingjing.config.journal import JsonLines
from mingjing.config.processes import Process, stop_all
from mingjing.config.supervise import CannotRun, alone, check_ports, kept_secret

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")


def until(true: Callable[[], bool], process: Process, said: list[str]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        process.look_after(said.append)
        time.sleep(0.02)


@pytest.mark.slow
def test_a_killed_process_is_started_again() -> None:
    said: list[str] = []
    process = Process("sleeper", SLEEPER, {})
    until(lambda: process.running is not None, process, said)
    assert process.running is not None
    first = process.running.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: process.running is not None and process.running.pid != first, process, said)
    assert len(said) == 1
    assert "sleeper 已退出（-9）" in said[0]
    stop_all([process])


@pytest.mark.slow
def test_each_death_doubles_the_pause_and_its_last_words_are_shown(tmp_path: Path) -> None:
    said: list[str] = []
    failing = (sys.executable, "-c", "import sys; sys.exit('缺少密钥')")
    process = Process("seal", failing, {"PYTHONIOENCODING": "utf-8"}, tmp_path / "seal.log")
    until(lambda: process.deaths == 2, process, said)
    assert "1 秒后" in said[0]
    assert "2 秒后" in said[1]
    assert "缺少密钥" in said[1]


def test_a_process_that_runs_once_is_not_started_again() -> None:
    process = Process("grow", (sys.executable, "-c", ""), {}, once=True)
    until(lambda: process.finished, process, [])
    process.look_after(lambda sentence: None)
    assert process.running is None


def test_stopping_ends_every_process() -> None:
    house = [Process(str(number), SLEEPER, {}) for number in range(2)]
    for process in house:
        process.start()
    stop_all(house)
    assert [process.running.returncode for process in house if process.running] == [-signal.SIGTERM] * 2


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    made = kept_secret(tmp_path / "keys" / "secret_key")
    assert kept_secret(tmp_path / "keys" / "secret_key") == made
    assert len(made) >= 50
    assert stat.S_IMODE((tmp_path / "keys" / "secret_key").stat().st_mode) == 0o600


def test_a_second_supervisor_on_the_same_state_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "run.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(CannotRun, match="已经有一个明镜"), alone(tmp_path):
            raise AssertionError("two supervisors at once")


def test_a_taken_port_is_named_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("MJ_DESK_PORT", str(taken.getsockname()[1]))
        with pytest.raises(CannotRun, match="MJ_DESK_PORT="):
            check_ports()


def test_a_given_database_takes_the_roles_own_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MJ_DATABASE_URL", "postgresql://db.city.example:6432/mj?sslmode=verify-full")
    monkeypatch.setenv("MJ_WEB_PASSWORD", "geheim")
    found = connection_settings("web")
    assert (found["HOST"], found["PORT"], found["NAME"], found["USER"]) == (
        "db.city.example",
        "6432",
        "mj",
        "web",
    )
    assert found["PASSWORD"] == "geheim"
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


def test_no_process_may_speak_as_an_unknown_role() -> None:
    with pytest.raises(ValueError, match="postgres"):
        connection_settings("postgres")


@pytest.mark.parametrize(
    "poison", ["a\nlevel: fake", "a\r\n{}", "a\u2028b", "a\u202eb", "a\x1b[31mb", "a\x85b"]
)
def test_a_strangers_text_stays_inside_one_line_of_the_log(poison: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (poison,), None)
    line = JsonLines().format(record)
    assert line.isprintable()
    assert json.loads(line)["says"] == f"Not Found: {poison}"
