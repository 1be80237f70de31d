"""完好性查验: bit rot is found and named, restored from a good second copy only, and stands in the public log."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from mingjing.record.models import Body, Entry
from mingjing.record.tlog import parse_leaf
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.evidence.fixity import DAYS, Kept, due, examined
from mingjing.rooms.evidence.store import Store
from mingjing.rooms.inbox.actions import Incoming, receive
from mingjing.rooms.inbox.keeping import Attached, place
from tests.cast import uid

BYTES = b"what was handed in"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    stored = Store(tmp_path / "one").receive(io.BytesIO(BYTES), 100)
    Store(tmp_path / "two").receive(io.BytesIO(BYTES), 100)
    return Kept(
        stored.sha256,
        Store(tmp_path / "one").path(stored.sha256),
        Store(tmp_path / "two").path(stored.sha256),
    )


def rot(file: Path) -> None:
    file.chmod(0o640)
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def test_a_good_file_is_good(kept: Kept) -> None:
    assert examined(kept).state == "good"


def test_a_rotten_file_is_restored_and_the_bad_bytes_are_kept_aside(kept: Kept) -> None:
    rot(kept.place)
    found = examined(kept)
    assert (found.state, found.restored) == ("altered", True)
    assert kept.place.read_bytes() == BYTES
    assert kept.place.with_name(f"{kept.place.name}.bad").read_bytes() != BYTES
    assert examined(kept).state == "good"


def test_a_missing_file_is_restored(kept: Kept) -> None:
    kept.place.unlink()
    assert examined(kept).restored
    assert kept.place.read_bytes() == BYTES


def test_a_copy_that_is_rotten_too_replaces_nothing(kept: Kept) -> None:
    assert kept.second
    rot(kept.place)
    rot(kept.second)
    before = kept.place.read_bytes()
    found = examined(kept)
    assert (found.state, found.restored) == ("altered", False)
    assert kept.place.read_bytes() == before


def test_every_file_has_its_turn_once_in_ninety_days() -> None:
    files = [Kept(f"{number:08x}" + "0" * 56, Path("x")) for number in range(500)]
    first = date(2026, 1, 1)
    read = [one.sha256 for day in range(DAYS) for one in due(files, first + timedelta(days=day))]
    assert sorted(read) == [one.sha256 for one in files]


@pytest.fixture
def as_follow() -> Iterator[None]:
    connections["default"].close()
    connections["default"].settings_dict["USER"] = "follow"
    yield
    connections["default"].close()
    connections["default"].settings_dict["USER"] = "web"


@pytest.mark.django_db(transaction=True)
def test_a_round_names_the_bad_file_and_writes_a_fix_leaf(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    with reading({0}):
        for number in range(3):
            told = Incoming("mirrored_decisions", f"第{number}件")
            receive(told, key=uid(f"{number}"), file=Attached(io.BytesIO(b"%d" % number), "a.txt", 1))
    digests = sorted(path.name for path in (Path(settings.STATE) / "letters").rglob("*") if path.is_file())
    rot(place(digests[1]))
    request.getfixturevalue("as_follow")
    with pytest.raises(SystemExit):
        call_command("fixity", "--all")
    assert f"文件 {digests[1]} 内容与摘要不符，没有完好的副本" in capsys.readouterr().out
    entry = Entry.objects.get(action="evidence.fixity")
    leaf = parse_leaf(bytes(entry.leaf))
    assert (leaf["t"], leaf["files"], leaf["bad"]) == ("fix", 3, 1)
    assert Body.objects.get(pk=entry.pk).says["bad"][0]["sha256"] == digests[1]
