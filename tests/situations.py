"""A situation is walked to once in a run; tests that begin with it begin in a copy of its database, files included."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from mingjing.rooms.agencies.scope import reading, tell
from mingjing.rooms.cases.models import Case
from tests import cluster


def reached(name: str, walk: Callable[[], Case], *, everywhere: frozenset[int]) -> Case:
    """The case of that situation; a test that has already done something walks to it by itself."""
    if not _fresh():
        return walk()
    kept, told = f"at_{name.replace('.', '_')}", _told()
    with cluster.alone(kept):
        if not cluster.exists(kept):
            _keep(kept, walk, told)
    if connection.in_atomic_block:
        _begin_in(kept)
    else:
        _copy_into_own(kept)
    tell(told)
    with reading(everywhere):
        found: Case = Case.objects.get()
    return found


def _fresh() -> bool:
    """Whether this test's database is a copy of the house's in which nothing has happened since."""
    name = str(connection.settings_dict["NAME"])
    if not name.endswith(f"_{cluster.HOUSED}" if connection.in_atomic_block else "_own"):
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_xact_id_if_assigned() IS NOT NULL, count(*) > 1, "
            "EXISTS (SELECT FROM record_docket WHERE kind NOT IN ('directory', 'catalogue')) "
            "FROM pg_stat_activity WHERE datname = current_database()"
        )
        return bool(cursor.fetchone() == (False, False, False))


def _told() -> list[int]:
    """Whose rows the connection may see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('mj.agencies', true)")
        (told,) = cursor.fetchone()
    return [int(number) for number in (told or "").split(",") if number]


def _keep(kept: str, walk: Callable[[], Case], told: list[int]) -> None:
    """Walk to the situation in a database beside the test's, and keep that as a template."""
    walked = f"{kept}_walked"
    cluster.copy(cluster.HOUSED, walked)
    _files(kept).mkdir(parents=True, exist_ok=True)
    with _speaking_to(walked, _files(kept)):
        tell(told)
        walk()
        connection.close()
    cluster.rename(walked, kept)


def _files(kept: str) -> Path:
    return cluster.place() / "situations" / kept


@contextmanager
def _speaking_to(name: str, files: Path) -> Iterator[None]:
    """Another database and other files for the length of the block; the test's transaction waits meanwhile."""
    waiting, state = connections["default"], Path(settings.STATE)
    was = str(connections.settings["default"]["NAME"])
    _turn(name)
    cluster.keep_files_in(files)
    try:
        yield
    finally:
        connections.settings["default"]["NAME"] = was
        connections["default"] = waiting
        cluster.keep_files_in(state)


def _turn(name: str) -> None:
    connections.settings["default"]["NAME"] = name
    connections["default"] = connections.create_connection("default")


def _begin_in(kept: str) -> None:
    """Let the test's transaction begin anew in this worker's copy of the situation; it will be rolled back there."""
    worker = str(connection.settings_dict["NAME"]).removesuffix(f"_{cluster.HOUSED}")
    own, left = f"{worker}_{kept}", connections["default"]
    if not cluster.exists(own):
        cluster.copy(kept, own)
    shutil.copytree(_files(kept), settings.STATE, dirs_exist_ok=True)
    blocks = list(left.atomic_blocks)
    left.connection.close()
    _turn(own)
    for block in blocks:
        block.__enter__()


def _copy_into_own(kept: str) -> None:
    """Replace the database and the files of a test that commits by the situation's."""
    own = str(connection.settings_dict["NAME"])
    for alias in connections:
        connections[alias].close()
    cluster.copy(kept, own)
    shutil.rmtree(settings.STATE, ignore_errors=True)
    shutil.copytree(_files(kept), settings.STATE)
