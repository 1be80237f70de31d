"""The test run's PostgreSQL cluster: started when first needed, shared by all workers, thrown away."""

import fcntl
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from psycopg import Connection, sql

from mingjing.config.embedded import Cluster

VARIABLE = "MJ_TEST_PLACE"
PREFIX = "mingjing-test-"
ROOM = 4 * 1024**3
"""Bytes that a run may need at most."""
TEMPLATE = "migrated"
HOUSED = "housed"


def name_place() -> None:
    """Choose this run's directory, which says in its name whose it is."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=ground()))
    folder.chmod(0o755)
    os.environ[VARIABLE] = str(folder)


def ground() -> Path:
    """Where runs have their directories: in memory where there is room, since all of it is thrown away."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        return memory
    return Path(tempfile.gettempdir())


def place() -> Path:
    """This run's directory."""
    return Path(os.environ[VARIABLE])


def sweep() -> None:
    """Remove what killed runs of this user have left behind."""
    for left in ground().glob(f"{PREFIX}*"):
        process = left.name.removeprefix(PREFIX).split("-")[0]
        if left.stat().st_uid == os.geteuid() and not Path(f"/proc/{process}").exists():
            remove(left)


def remove(folder: Path) -> None:
    """Stop the cluster in a run's directory and delete it."""
    hang_up()
    ours = running() if running.cache_info().currsize and folder == place() else Cluster(folder, fast=True)
    ours.stop()
    shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def running() -> Cluster:
    """The cluster, started by whichever worker comes first."""
    cluster = Cluster(place(), fast=True)
    with alone():
        cluster.start()
        cluster.ensure_roles()
    return cluster


def let_go() -> None:
    """A worker ends; the cluster goes on for the others."""
    hang_up()
    if running.cache_info().currsize:
        running().let_go()


def ensure_templates(*, speak_to: Callable[[str], None], furnish: Callable[[], None]) -> None:
    """Once for all workers, two databases to copy from: a migrated one, and one in which the house stands."""
    running()
    with alone():
        if not exists(TEMPLATE):
            running().ensure_database("migrating")
            speak_to("migrating")
            call_command("migrate", database="owner", verbosity=0, interactive=False)
            speak_to(TEMPLATE)
            rename("migrating", TEMPLATE)
        if not exists(HOUSED):
            copy(TEMPLATE, "furnishing")
            speak_to("furnishing")
            furnish()
            speak_to(HOUSED)
            rename("furnishing", HOUSED)


def keep_files_in(folder: Path) -> None:
    """Point every folder that the settings derive from MJ_STATE at `folder`."""
    settings.STATE = folder
    settings.TILES = folder / "log"
    settings.EVIDENCE = folder / "evidence"
    settings.KEYS = folder / "keys"


def copy(source: str, name: str) -> None:
    """Copy a database; the copy belongs to `owner`."""
    drop(name)
    _as_superuser(
        sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE {} STRATEGY file_copy").format(
            sql.Identifier(name), sql.Identifier(source)
        )
    )


def rename(name: str, to: str) -> None:
    """Give a database its final name: only a finished template bears it."""
    _as_superuser(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))


def drop(name: str) -> None:
    """Drop a database, closing what is still connected to it."""
    _as_superuser(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def exists(name: str) -> bool:
    """Whether there is a database of that name."""
    found = _superuser().execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _as_superuser(statement: sql.Composed) -> None:
    _superuser().execute(statement)


@functools.cache
def _superuser() -> Connection[tuple[object, ...]]:
    """One connection for all that is made and dropped."""
    return running().connect("postgres", database="postgres")


def hang_up() -> None:
    """Close that connection, where there is one."""
    if _superuser.cache_info().currsize:
        _superuser().close()
        _superuser.cache_clear()


@contextmanager
def alone(what: str = "cluster") -> Iterator[None]:
    """One worker at a time does this."""
    with (place() / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
