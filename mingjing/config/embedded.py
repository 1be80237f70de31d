"""内置数据库: a PostgreSQL cluster of our own, reached only by a socket in a private directory."""

import os
import pwd
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from . import archiving, binaries, env
from .database import DATABASE, PORT, ROLES
from .places import places
from .recovering import Recovery

SYSTEM_USER = "mingjing"
START_PATIENCE = 30.0  # seconds of failed starts before giving up; a killed server's lock lingers
RECOVERY_PATIENCE = 600.0  # seconds a living server may take to recover
STOP_PATIENCE = 60  # seconds a server may take to stop in good order
LOOK = 5.0  # seconds between two looks at a living server
MEGABYTE = 1 << 20
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "120",
    "log_timezone": "Asia/Shanghai",
    "jit": "off",  # compiling a question takes longer than answering any of ours
    "random_page_cost": "1.1",  # no disk here turns
    "work_mem": "16MB",
    "max_wal_size": "2GB",
}
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def sized(memory: int) -> dict[str, str]:
    """Settings that follow the machine's memory in bytes; half of it stays the system's own cache."""
    buffers = min(max(memory // 8, 128 * MEGABYTE), 1024 * MEGABYTE)
    upkeep = min(max(memory // 64, 64 * MEGABYTE), 512 * MEGABYTE)
    parts = {
        "shared_buffers": buffers,
        "effective_cache_size": max(memory // 2, buffers),
        "maintenance_work_mem": upkeep,
    }
    return {name: f"{value // MEGABYTE}MB" for name, value in parts.items()}


def memory() -> int:
    """Bytes of memory this machine has, or the container it is."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        return min(whole, int(Path("/sys/fs/cgroup/memory.max").read_text()))
    except (OSError, ValueError):
        return whole


class ClusterFailed(Exception):
    """The embedded database could not be made or started."""


class Cluster:
    """One PostgreSQL cluster under a state directory; `fast` gives up safety for tests that are thrown away."""

    def __init__(self, state_dir: Path, fast: bool = False) -> None:
        self.places = places(state_dir)
        self.archive = None if fast or not env.text("MJ_ARCHIVE") else env.path("MJ_ARCHIVE", Path())
        kept = archiving.settings(self.archive) if self.archive else {}
        self.settings = SETTINGS | kept | (FAST if fast else sized(memory()))
        self.process: subprocess.Popen[bytes] | None = None
        self._leaving = threading.Event()
        self._watcher: threading.Thread | None = None
        self._recovery, self._looked = Recovery(self.places.data / "postmaster.pid"), 0.0

    @property
    def socket_dir(self) -> Path:
        """The host to connect to."""
        return self.places.socket

    def start(self) -> None:
        """Make the cluster if it is new, start it if it is still, and wait until it answers."""
        self._leaving.clear()
        self.user = server_user()
        self._prepare()
        self.programs = binaries.reachable(binaries.find(), home=self.places.home, user=self.user)
        if not (self.places.data / "PG_VERSION").exists():
            self._initialise()
        if not self.answers():
            self._start_patiently()

    def stop(self) -> None:
        """Stop the server, whoever started it; quietly if it does not run."""
        self._leaving.set()
        if self._watcher is not None:
            self._watcher.join()
        dead = self.process is not None and self.process.poll() is not None
        if dead or not (self.places.data / "postmaster.pid").exists():
            return
        self.user = server_user()
        self.programs = binaries.reachable(binaries.find(), home=self.places.home, user=self.user)
        stop = ("pg_ctl", "stop", "-D", str(self.places.data), "-w", "-t", str(STOP_PATIENCE), "-m")
        try:
            self._run(*stop, "fast")
        except ClusterFailed:  # the next start recovers, and loses nothing
            self._run(*stop, "immediate")
        if self.process is not None:
            self.process.wait(timeout=60)

    def keep_alive(self) -> None:
        """Start the server again whenever it dies, or only says that it recovers, until `stop`."""
        self._watcher = threading.Thread(target=self._watch, name="embedded-database", daemon=True)
        self._watcher.start()

    def let_go(self) -> None:
        """Leave the server running for others; this process will not wait for it any more."""
        if self.process is not None:
            self.process.returncode = 0
            self.process = None

    def answers(self) -> bool:
        """Whether the server takes connections now."""
        return self._refusal() is None

    def connect(self, role: str, *, database: str = DATABASE) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection as `role` that commits every statement."""
        return psycopg.connect(
            host=str(self.socket_dir),
            port=PORT,
            user=role,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def ensure_roles(self) -> None:
        """Make the five roles and the database, as the one superuser who is used for nothing else."""
        with self.connect("postgres", database="postgres") as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role in ROLES:
                if role not in known:
                    rights = sql.SQL("CREATEDB" if role == "owner" else "NOCREATEDB")
                    connection.execute(
                        sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {}").format(
                            sql.Identifier(role), rights
                        )
                    )
        self.ensure_database(DATABASE)

    def ensure_database(self, name: str) -> None:
        """Make one database that belongs to `owner`, in which nobody else may create anything."""
        with self.connect("postgres", database="postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER owner").format(sql.Identifier(name)))
        with self.connect("postgres", database=name) as connection:
            connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")

    def understands_chinese(self, database: str = DATABASE) -> bool:
        """Whether trigrams see Chinese characters; under a wrong locale they silently see none."""
        with self.connect("postgres", database=database) as connection:
            row = connection.execute("SELECT show_trgm('行政处罚')").fetchone()
        return bool(row and row[0])

    def _prepare(self) -> None:
        self.places.home.mkdir(parents=True, exist_ok=True)
        self.places.socket.parent.mkdir(parents=True, exist_ok=True)
        for private in (self.places.data, self.places.socket):
            private.mkdir(mode=0o700, exist_ok=True)
            if self.user is not None:
                os.chown(private, self.user, pwd.getpwuid(self.user).pw_gid)
            elif private.stat().st_uid != os.geteuid():
                raise ClusterFailed(f"{private} 属于其他用户，拒绝使用。")
            private.chmod(0o700)
        if self.archive:
            archiving.make(self.archive, user=self.user)

    def _initialise(self) -> None:
        how = "--encoding=UTF8 --locale=C.UTF-8 --data-checksums --auth=trust -U postgres"
        self._run("initdb", "-D", str(self.places.data), *how.split())

    def _start_patiently(self) -> None:
        """Try again while a dead server's lock lingers; its files are never touched."""
        began, pause = time.monotonic(), 0.2
        while True:
            self._launch()
            if self._wait_for_answer():
                return
            if self._answers_or_ends():
                self.process = None  # it was another's all along
                return
            if time.monotonic() - began > START_PATIENCE:
                raise ClusterFailed("内置数据库未能启动：\n" + self._last_words())
            time.sleep(pause)
            pause = min(pause * 2, 5.0)

    def _launch(self) -> None:
        wanted = self.settings | {"unix_socket_directories": str(self.places.socket)}
        options = [part for name, value in wanted.items() for part in ("-c", f"{name}={value}")]
        with self.places.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.programs / "postgres"), "-D", str(self.places.data), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_server(),
            )

    def _wait_for_answer(self) -> bool:
        """True once it answers; False once the process has ended."""
        began = time.monotonic()
        while self._runs():
            if self._answers_or_ends():
                return True
            if time.monotonic() - began > RECOVERY_PATIENCE:
                raise ClusterFailed("内置数据库恢复超时：\n" + self._last_words())
            time.sleep(0.05)
        return False

    def _watch(self) -> None:
        pause = 0.5
        while not self._leaving.wait(pause):
            if self._lives():
                pause = 0.5
                continue
            self._launch()
            try:
                pause = 0.5 if self._wait_for_answer() else min(pause * 2, START_PATIENCE)
            except ClusterFailed:  # it still recovers; it is looked at further
                continue

    def _lives(self) -> bool:
        """Whether there is a server, ours or another's; now and then it is asked."""
        if self._runs() and time.monotonic() - self._looked < LOOK:
            return True
        self._looked = time.monotonic()
        return self._answers_or_ends() or self._runs()

    def _runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _answers_or_ends(self) -> bool:
        """Whether the server takes connections now; one that never will is ended."""
        refusal = self._refusal()
        self._recovery.given_up(refusal)
        return refusal is None

    def _refusal(self) -> str | None:
        """Why the server takes no connection now; nothing if it takes one."""
        try:
            self.connect("postgres", database="postgres").close()
        except psycopg.OperationalError as refused:
            return str(refused)
        return None

    def _as_server(self) -> dict[str, Any]:
        """How to run a program as the server's user, with nothing of our environment."""
        clean = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.places.home)}
        how: dict[str, Any] = {"cwd": self.places.home, "env": clean}  # keywords of Popen differ in type
        if self.user is not None:
            how |= {"user": self.user, "group": pwd.getpwuid(self.user).pw_gid, "extra_groups": []}
        return how

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self.programs / program), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **self._as_server(),
        )
        if done.returncode != 0:
            raise ClusterFailed(f"{program}：{done.stdout}")

    def _last_words(self) -> str:
        return "\n".join(self.places.log.read_text(errors="replace").splitlines()[-8:])


def server_user() -> int | None:
    """As root, the system user who runs the server, made if missing; otherwise nobody else is needed."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        made = ("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
        subprocess.run([*made, SYSTEM_USER], check=True)
        return pwd.getpwnam(SYSTEM_USER).pw_uid
