"""The evidence store: all of a file under its digest, or nothing."""

import errno
import hashlib
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

from mingjing.rooms.evidence.digest import digest
from mingjing.rooms.evidence.store import (
    Altered,
    Empty,
    Missing,
    NoRoom,
    Store,
    Stored,
    StoreRefused,
    TooLarge,
    Truncated,
)

CONTENT = "现场照片".encode() * 100_000
DIGEST = hashlib.sha256(CONTENT).hexdigest()
LIMIT = 10 << 20


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _files(store: Store) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def _receive(store: Store, content: bytes = CONTENT) -> Stored:
    return store.receive(BytesIO(content), LIMIT, declared=len(content))


def test_a_file_stands_under_its_digest_and_reads_back(store: Store) -> None:
    stored = _receive(store)
    assert (stored.sha256, stored.size) == (DIGEST, len(CONTENT))
    assert stored.sm3 == digest(BytesIO(CONTENT)).sm3
    assert store.path(DIGEST) == store.root / "sha256" / DIGEST[:2] / DIGEST[2:4] / DIGEST
    with store.open(DIGEST) as file:
        assert file.read() == CONTENT
    assert store.verify(DIGEST) == stored


def test_an_original_is_read_only_for_everyone(store: Store) -> None:
    _receive(store)
    assert stat.S_IMODE(store.path(DIGEST).stat().st_mode) == 0o440


def test_the_same_content_twice_is_one_file_left_alone(store: Store) -> None:
    _receive(store)
    before = store.path(DIGEST).stat().st_ino
    assert _receive(store).sha256 == DIGEST
    assert [path.stat().st_ino for path in _files(store)] == [before]


def test_many_at_once_make_one_file(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert {found.sha256 for found in pool.map(lambda _: _receive(store), range(16))} == {DIGEST}
    assert _files(store) == [store.path(DIGEST)]


@pytest.mark.parametrize(
    ("content", "limit", "declared", "announced", "refusal", "words"),
    [
        (CONTENT, 1000, None, None, TooLarge, "超过1000字节的上限"),
        (CONTENT, 1 << 20, 1 << 30, None, TooLarge, "超过1MB的上限"),
        (CONTENT[:-1], LIMIT, len(CONTENT), None, Truncated, "没有收全：应有1200000字节，实收1199999字节"),
        (CONTENT, LIMIT, 5, None, Truncated, "没有收全"),
        (b"", LIMIT, 0, None, Empty, "0字节"),
        (b"", LIMIT, 7, None, Truncated, "没有收全"),
        (CONTENT, LIMIT, None, "0" * 64, Altered, "摘要不符"),
    ],
)
def test_a_refusal_says_why_and_keeps_nothing(
    store: Store,
    content: bytes,
    limit: int,
    declared: int | None,
    announced: str | None,
    refusal: type[StoreRefused],
    words: str,
) -> None:
    with pytest.raises(refusal, match=words):
        store.receive(BytesIO(content), limit, declared=declared, sha256=announced)
    assert _files(store) == []


def test_exactly_the_limit_is_not_over_it(store: Store) -> None:
    assert store.receive(BytesIO(CONTENT), len(CONTENT), sha256=DIGEST.upper()).sha256 == DIGEST


class Breaking(BytesIO):
    """A stream that breaks off after one reading."""

    def __init__(self, error: OSError) -> None:
        super().__init__(CONTENT)
        self.error = error

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise self.error
        return super().read(size)


def test_a_broken_connection_leaves_nothing(store: Store) -> None:
    with pytest.raises(ConnectionResetError):
        store.receive(Breaking(ConnectionResetError("gone")), LIMIT)
    assert _files(store) == []


def test_a_full_disk_is_said_in_words(store: Store) -> None:
    with pytest.raises(NoRoom, match="存储空间不足"):
        store.receive(Breaking(OSError(errno.ENOSPC, "full")), LIMIT)
    assert _files(store) == []


def test_a_killed_process_leaves_no_original_and_its_rest_is_swept(store: Store) -> None:
    program = (
        "import os, sys; from io import BytesIO; from pathlib import Path\n"
        "from mingjing.rooms.evidence.store import Store\n"
        "class Dying(BytesIO):\n"
        "    def read(self, size=-1):\n"
        "        if self.tell(): os._exit(9)\n"
        "        return super().read(size)\n"
        "Store(Path(sys.argv[1])).receive(Dying(b'x' * (3 << 20)), 1 << 30)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(store.root)], check=False, cwd=os.getcwd())
    assert done.returncode == 9
    assert [path.parent.name for path in _files(store)] == ["incoming"]
    assert store.sweep(before=time.time() - 3600) == 0
    assert store.sweep(before=time.time() + 1) == 1
    assert _files(store) == []


def test_an_altered_original_is_noticed(store: Store) -> None:
    _receive(store)
    place = store.path(DIGEST)
    place.chmod(0o640)
    place.write_bytes(CONTENT[:-1] + b"x")
    with pytest.raises(Altered, match="从副本恢复"):
        store.verify(DIGEST)


def test_receiving_again_replaces_a_shortened_original(store: Store) -> None:
    _receive(store)
    place = store.path(DIGEST)
    place.chmod(0o640)
    place.write_bytes(b"short")
    _receive(store)
    assert store.verify(DIGEST).size == len(CONTENT)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "G" * 64, "A" * 64])
def test_a_name_that_is_no_digest_opens_nothing(store: Store, name: str) -> None:
    with pytest.raises(Missing, match="64位"):
        store.open(name)


def test_what_is_not_there_is_missing(store: Store) -> None:
    with pytest.raises(Missing, match="没有摘要为"):
        store.open("0" * 64)
