"""The sequencer after something went wrong: lost files are written again, a clock that went back stops it."""

import shutil
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from mingjing.record import sealing, tlog
from mingjing.record.keys import private_key
from mingjing.record.models import Checkpoint, Leaf
from mingjing.record.verifying import still, verify
from mingjing.rooms.agencies.scope import reading
from tests.record.trial import a_docket, an_agency, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sealer(tmp_path: Path) -> sealing.Sealer:
    """The sequencer, with the role of the web so that the tests may write as well."""
    return sealing.Sealer(tmp_path / "log", "log.example/mj1", private_key(tmp_path / "log.key"))


def seal(sealer: sealing.Sealer, *, now: datetime | None = None) -> int:
    connections["default"].close()
    connections["default"].settings_dict["USER"] = "seal"
    try:
        return sealer.once(now=now or timezone.now())
    finally:
        connections["default"].close()
        connections["default"].settings_dict["USER"] = "web"


def grown(sealer: sealing.Sealer) -> str:
    docket = a_docket()
    for number in (1, 2, 3):
        written(docket, an_agency(number))
        seal(sealer)
    return (sealer.folder / "checkpoint").read_text()


def faults(sealer: sealing.Sealer) -> list[str]:
    with reading({1}):
        return [str(fault) for fault in verify(sealer.folder)]


def test_a_log_folder_that_is_gone_is_written_again_with_its_old_root(sealer: sealing.Sealer) -> None:
    note = grown(sealer)
    shutil.rmtree(sealer.folder)
    seal(sealer)
    assert (sealer.folder / "checkpoint").read_text() == note
    assert faults(sealer) == []


def test_an_older_log_folder_gets_the_tiles_it_lacks(sealer: sealing.Sealer) -> None:
    docket = a_docket()
    written(docket, an_agency(1))
    seal(sealer)
    shutil.copytree(sealer.folder, sealer.folder.with_name("old"))
    for number in (2, 3):
        written(docket, an_agency(number))
        seal(sealer)
    shutil.rmtree(sealer.folder)
    shutil.move(sealer.folder.with_name("old"), sealer.folder)
    seal(sealer)
    assert tlog.parse_checkpoint(tlog.open_note((sealer.folder / "checkpoint").read_text())[0])[1] == 3
    assert faults(sealer) == []


def test_a_clock_that_went_back_stops_the_sequencer(sealer: sealing.Sealer) -> None:
    now = timezone.now()
    written(a_docket())
    seal(sealer, now=now)
    written(a_docket(), words="二")
    with pytest.raises(sealing.ClockBehind, match="倒退了 10 秒"):
        seal(sealer, now=now - timedelta(seconds=10))
    assert Leaf.objects.count() == Checkpoint.objects.count() == 1
    seal(sealer, now=now - timedelta(seconds=1))
    assert Leaf.objects.count() == 2


def test_a_published_log_that_is_ahead_of_the_database_is_named(sealer: sealing.Sealer) -> None:
    grown(sealer)
    ahead = tlog.sign_note(tlog.checkpoint_text(sealer.origin, 9, b"\1" * 32), sealer.origin, sealer.key)
    (sealer.folder / "checkpoint").write_text(ahead)
    assert [line for line in faults(sealer) if "已公布的检查点 9" in line and "只有 3 叶" in line]


@pytest.mark.parametrize("path", ["tile/0/000.p/3", "tile/entries/000.p/3"])
def test_a_published_file_that_is_changed_torn_or_gone_is_named(sealer: sealing.Sealer, path: str) -> None:
    grown(sealer)
    file = sealer.folder / path
    kept = file.read_bytes()
    file.write_bytes(kept[:5] + bytes([kept[5] ^ 1]) + kept[6:])
    assert [line for line in faults(sealer) if path in line or "第 0 叶" in line]
    file.write_bytes(kept[:-1])
    assert [line for line in faults(sealer) if path in line]
    file.unlink()
    assert [line for line in faults(sealer) if path in line]


def test_a_log_that_is_sealed_on_while_it_is_verified_is_no_fault(sealer: sealing.Sealer) -> None:
    grown(sealer)
    done: list[threading.Thread] = []

    def go_on() -> None:
        written(a_docket(), words="又一条")
        seal(sealer)
        connections["default"].close()

    def meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        if not done and "FROM record_entry" in sql:
            done.append(threading.Thread(target=go_on))
            done[0].start()
            done[0].join()
        return found

    with still(), reading({1}), connection.execute_wrapper(meanwhile):
        assert list(verify(sealer.folder)) == []
    assert tlog.parse_checkpoint(tlog.open_note((sealer.folder / "checkpoint").read_text())[0])[1] == 4
