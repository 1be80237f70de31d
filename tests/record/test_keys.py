"""Key files: whole or not there, whenever their maker is killed."""

import os
from pathlib import Path

import pytest

from mingjing.record import keys


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    made = keys.private_key(tmp_path / "keys" / "log.key")
    again = keys.private_key(tmp_path / "keys" / "log.key")
    assert made.private_bytes_raw() == again.private_bytes_raw()
    assert (tmp_path / "keys" / "log.key").stat().st_mode & 0o777 == 0o600


def test_a_maker_that_is_killed_before_the_end_leaves_no_half_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(handle: int) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", killed)
        with pytest.raises(Killed):
            keys.private_key(tmp_path / "log.key")
    assert not (tmp_path / "log.key").exists()
    assert keys.private_key(tmp_path / "log.key")


def test_two_makers_at_once_have_one_key(tmp_path: Path) -> None:
    first = keys.made(tmp_path / "log.key")
    second = keys.made(tmp_path / "log.key")
    assert first.private_bytes_raw() == second.private_bytes_raw()
