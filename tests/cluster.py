"""The test run's PostgreSQL cluster: started when first needed, shared by all workers, thrown away."""

import fcntl
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from psycopg import sql

from mingjing.config.embedded import Cluster

VARIABLE = "MJ_TEST_PLACE"
PREFIX = "mingjing-test-"
TEMPLATE = "migrated"
HOUSED = "housed"


def name_place() -> None:
    """Choose this run's directory, which says in its name whose it is."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o755)
    os.environ[VARIABLE] = str(folder)


def place() -> Path:
    """This run's directory."""
    return Path(os.environ[VARIABLE])


def sweep() -> None:
    """Remove what killed runs of this user have left behind."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        process = left.name.removeprefix(PREFIX).split("-")[0]
        if left.stat().st_uid == os.geteuid() and not Path(f"/proc/{process}").exists():
            remove(left)


def remove(folder: Path) -> None:
    """Stop the cluster in a run's directory and delete it."""
    ours = running() if running.cache_info().currsize and folder == place() else Cluster(folder, fast=True)
    ours.stop()
    shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def running() -> Cluster:
    """The cluster, started by whichever worker comes first."""
    cluster = Cluster(place(), fast=True)
    with _alone():
        cluster.start()
        cluster.ensure_roles()
    return cluster


def let_go() -> None:
    """A worker ends; the cluster goes on for the others."""
    if running.cache_info().currsize:
        running().let_go()


def ensure_templates(*, speak_to: Callable[[str], None], furnish: Callable[[], None]) -> None:
    """Once for all workers, two databases to copy from: a migrated one, and one in which the house stands."""
    running()
    with _alone():
        if not _exists(TEMPLATE):
            running().ensure_database("migrating")
            speak_to("migrating")
            call_command("migrate", database="owner", verbosity=0, interactive=False)
            _finished("migrating", TEMPLATE, speak_to)
        if not _exists(HOUSED):
            copy(TEMPLATE, "furnishing")
            speak_to("furnishing")
            furnish()
            _finished("furnishing", HOUSED, speak_to)


def _finished(made: str, name: str, speak_to: Callable[[str], None]) -> None:
    """Only a finished template bears its name, so that a worker that died leaves none half made."""
    speak_to(name)
    _as_superuser(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(made), sql.Identifier(name))
    )


def copy(source: str, name: str) -> None:
    """Copy a database; the copy belongs to `owner`."""
    drop(name)
    _as_superuser(
        sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE {} STRATEGY file_copy").format(
            sql.Identifier(name), sql.Identifier(source)
        )
    )


def drop(name: str) -> None:
    """Drop a database, closing what is still connected to it."""
    _as_superuser(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(name: str) -> bool:
    with running().connect("postgres", database="postgres") as connection:
        return (
            connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        )


def _as_superuser(statement: sql.Composed) -> None:
    with running().connect("postgres", database="postgres") as connection:
        connection.execute(statement)


@contextmanager
def _alone() -> Iterator[None]:
    """One worker at a time."""
    with (place() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
