"""`make run`: the embedded database and every process of the house, in the foreground, one Ctrl-C."""

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import env
from .admission import THREADS
from .binaries import NoPostgres
from .embedded import Cluster, ClusterFailed
from .places import ROOT
from .processes import Process, stop_all

LONGEST_LOCK = "2s"  # a migration that waits longer for a table gives up, so that nobody waits behind it
MANAGE = str(ROOT / "manage.py")


class CannotRun(Exception):
    """The house cannot be opened; the sentence says what to do."""


def say(sentence: str) -> None:
    """One line to whoever sits at the terminal."""
    print(f"明镜　{sentence}", flush=True)


def kept_secret(path: Path) -> str:
    """The secret in a file that only its owner can read, made there once."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()


def desk_port() -> int:
    """Where officers come in."""
    return env.number("MJ_DESK_PORT", 8000)


def portal_port() -> int:
    """Where the public comes in."""
    return env.number("MJ_PORTAL_PORT", 8001)


def surroundings(state: Path) -> dict[str, str]:
    """What every process of the house is told."""
    return {
        "DJANGO_SETTINGS_MODULE": "mingjing.config.settings",
        "MJ_STATE": str(state),
        "MJ_SECRET_KEY": env.text("MJ_SECRET_KEY") or kept_secret(state / "keys" / "secret_key"),
        "MJ_DESK_URL": env.text("MJ_DESK_URL", f"http://localhost:{desk_port()}"),
        "MJ_PORTAL_URL": env.text("MJ_PORTAL_URL", f"http://localhost:{portal_port()}"),
    }


def processes(state: Path, told: dict[str, str]) -> list[Process]:
    """The processes that run side by side, each with its own role in the database.

    The desk keeps no connection: its few officers would all sit with one worker while the other idles.
    """
    logs = state / "output"
    logs.mkdir(parents=True, exist_ok=True)

    def door(name: str, role: str, *, port: int, workers: int, kept: int) -> Process:
        bind = f"{env.text('MJ_BIND', '127.0.0.1')}:{port}"
        words = ("-m", "gunicorn", "mingjing.config.wsgi", "--worker-class", "gthread", "--bind", bind)
        sizes = (
            f"--workers {workers} --threads {THREADS} --backlog 256 --keep-alive {kept} --graceful-timeout 5"
        )
        mine = told | {"MJ_ROLE": role, "MJ_DOOR": name, "MJ_POOL": "4"}
        return Process(
            name, (sys.executable, *words, *sizes.split(), "--no-control-socket"), mine, logs / f"{name}.log"
        )

    def command(name: str, role: str) -> Process:
        return Process(name, (sys.executable, MANAGE, name), told | {"MJ_ROLE": role}, logs / f"{name}.log")

    house = [
        door("desk", "web", port=desk_port(), workers=2, kept=0),
        door("portal", "portal", port=portal_port(), workers=2, kept=2),
        command("seal", "seal"),
        command("follow", "follow"),
    ]
    if env.flag("MJ_DEMO"):
        grow = command("grow", "web")
        grow.once, grow.log = True, None
        house.append(grow)
    return house


def migrate(told: dict[str, str]) -> None:
    """Bring the tables up to date, as the one role that owns them."""
    words = [sys.executable, MANAGE, "migrate", "--database", "owner", "--verbosity", "0"]
    surroundings = os.environ | told | {"MJ_ROLE": "owner", "PGOPTIONS": f"-c lock_timeout={LONGEST_LOCK}"}
    if subprocess.run(words, env=surroundings).returncode:
        raise CannotRun("数据库结构没有升级成功，原因见上。")


def check_ports() -> None:
    """Say at once if another program has taken a port."""
    for name, port in (("MJ_DESK_PORT", desk_port()), ("MJ_PORTAL_PORT", portal_port())):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((env.text("MJ_BIND", "127.0.0.1"), port))
            except OSError as reason:
                raise CannotRun(
                    f"端口 {port} 用不了（{reason.strerror}），请换一个，例如 {name}={port + 80}。"
                ) from reason


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Only one supervisor for a state directory."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise CannotRun(f"已经有一个明镜在用 {state}。") from taken
        yield


@contextmanager
def database(state: Path) -> Iterator[None]:
    """The embedded database while the house is open; nothing where a server is given."""
    if env.text("MJ_DATABASE_URL"):
        yield
        return
    cluster = Cluster(state)
    try:
        cluster.start()
        cluster.ensure_roles()
        if not cluster.understands_chinese():
            raise CannotRun("数据库的区域设置不认识汉字，搜索会失效：请用 C.UTF-8 重新初始化。")
        cluster.keep_alive()
        yield
    finally:
        cluster.stop()


def answers(port: int) -> bool:
    """Whether the door on a port of this machine answers, whatever it says."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        straight.open(f"http://{env.text('MJ_BIND', '127.0.0.1')}:{port}/", timeout=10).close()
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False
    return True


def watch(house: list[Process], told: dict[str, str], leaving: threading.Event) -> None:
    """Look after every process until it is time to go; say each door's address when it answers."""
    closed = {"办案台": ("MJ_DESK_URL", desk_port()), "公示门户": ("MJ_PORTAL_URL", portal_port())}
    looked = time.monotonic()
    while not leaving.wait(0.2):
        for process in house:
            process.look_after(say)
        if closed and time.monotonic() - looked > 1:
            for name in [name for name, (_, port) in closed.items() if answers(port)]:
                say(f"{name}　{told[closed.pop(name)[0]]}")
            looked = time.monotonic()
            if not closed:
                say("按 Ctrl-C 停止。")


def run() -> None:
    """Open the house and keep it open."""
    state = env.path("MJ_STATE", ROOT / "var")
    leaving = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: leaving.set())
    with alone(state):
        check_ports()
        told = surroundings(state)
        say("正在启动数据库……")
        with database(state):
            migrate(told)
            house = processes(state, told)
            try:
                watch(house, told, leaving)
            finally:
                say("正在停止……")
                stop_all(house)


if __name__ == "__main__":
    try:
        run()
    except (CannotRun, ClusterFailed, NoPostgres) as reason:
        say(str(reason))
        sys.exit(1)
