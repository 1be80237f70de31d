"""One throw-away PostgreSQL cluster for a whole test run; tests speak to it as the role `web`.

Tests marked `django_db` roll back. Tests marked `django_db(transaction=True)` get a database of
their own, copied from the migrated one, because recorded rows can be neither flushed nor deleted.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from psycopg import Connection
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import validate_django_db

from tests import cluster, given
from tests.cluster import keep_files_in

QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"  # thirteen accounts a test; Argon2 has its own test
OpenAs = Callable[[str], Connection[tuple[object, ...]]]


def pytest_configure(config: pytest.Config) -> None:
    """The first process names the place; the workers of xdist find it in their environment."""
    if not hasattr(config, "workerinput"):
        cluster.sweep()
        cluster.name_place()
    keep_files_in(cluster.place() / "files")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # a browser's driver leaves its loop in the thread; nothing here uses it
    )
    settings.SECOND_FACTOR = False  # the cast signs in by password; tests/doors/signing asks for more
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.WHITENOISE_AUTOREFRESH = True  # each of the tests' clients would read every static file anew
    settings.PASSWORD_HASHERS = [QUICK, *settings.PASSWORD_HASHERS]


def pytest_collection_finish() -> None:
    """All that was collected lives to the end of the run: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process clears up after all workers."""
    if hasattr(config, "workerinput"):
        cluster.let_go()
    else:
        cluster.remove(cluster.place())


def speak_to(database: str) -> None:
    """Point both aliases at one database of the test cluster."""
    for alias in connections:
        connections[alias].close()
        connections.settings[alias] |= {"HOST": str(cluster.running().socket_dir), "NAME": database}


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A migrated database for this worker, in the cluster all workers share."""
    with django_db_blocker.unblock():
        cluster.ensure_templates(speak_to=speak_to, furnish=given.house)
        for template in (cluster.HOUSED, cluster.TEMPLATE):
            cluster.copy(template, f"{worker()}_{template}")
        speak_to(f"{worker()}_{cluster.TEMPLATE}")
        yield
        for alias in connections:
            connections[alias].close()


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """For a test that commits: a database and a state folder of its own, gone afterwards.

    Where the test's module works with `given`, the house stands in it already.
    """
    template = cluster.HOUSED if hasattr(request.module, "given") else cluster.TEMPLATE
    if not commits(request):
        turn_to(template, django_db_blocker)
        yield
        return
    shared = str(connections.settings["default"]["NAME"])
    files, own = Path(settings.STATE), f"{shared}_own"
    with django_db_blocker.unblock():
        cluster.copy(template, own)
        speak_to(own)
        keep_files_in(cluster.place() / own)
        yield
        speak_to(shared)
        keep_files_in(files)
        cluster.drop(own)
    shutil.rmtree(cluster.place() / own, ignore_errors=True)


def turn_to(template: str, blocker: DjangoDbBlocker) -> None:
    """Speak to this worker's copy of the template, unless a package has brought a database of its own."""
    now, wanted = str(connections.settings["default"]["NAME"]), f"{worker()}_{template}"
    ours = {f"{worker()}_{one}" for one in (cluster.HOUSED, cluster.TEMPLATE)}
    if now != wanted and (now in ours or now.startswith(f"{worker()}_at_")):
        with blocker.unblock():
            speak_to(wanted)


def worker() -> str:
    """What the databases of this worker begin with."""
    return f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def commits(request: pytest.FixtureRequest) -> bool:
    """Whether the test commits what it does instead of rolling back."""
    marker = request.node.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(request.fixturenames)
    return bool(fixtures) or (marker is not None and validate_django_db(marker)[0])


@pytest.fixture
def _django_db_helper(own_database: None, _django_db_helper: None) -> None:
    """The plugin's own fixture, after the test's database has been chosen."""


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_flushed() -> Iterator[None]:
    """Replace Django's flush after a committing test: its whole database is dropped instead."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: None)
        yield


@pytest.fixture
def as_role(request: pytest.FixtureRequest) -> Iterator[OpenAs]:
    """Open raw connections to the test's database as web, portal, seal, follow, owner or postgres."""
    request.getfixturevalue("_django_db_helper")
    opened: list[Connection[tuple[object, ...]]] = []

    def open_as(role: str) -> Connection[tuple[object, ...]]:
        connection = cluster.running().connect(role, database=str(connections.settings["default"]["NAME"]))
        connection.autocommit = False
        opened.append(connection)
        return connection

    yield open_as
    for connection in opened:
        connection.close()
