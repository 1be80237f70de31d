"""备份与恢复: what is refused before anything is touched, what is copied, and that the guide's commands exist."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from mingjing.config import backup, restore
from mingjing.config.supervise import CannotRun
from tests.architecture.tree import ROOT

GUIDE = (ROOT / "docs/operate/back-up.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MJ_STATE", str(tmp_path / "state"))


def a_backup(kept: Path) -> Path:
    (kept / "base" / "20261123T000000Z").mkdir(parents=True)
    (kept / "log").mkdir()
    (kept / "log" / "checkpoint").write_text("note")
    return kept


@pytest.mark.parametrize(("to", "keys"), [("kept", "kept/keys"), ("kept/all", "kept"), ("kept", "kept")])
def test_keys_never_lie_with_the_backup(tmp_path: Path, to: str, keys: str) -> None:
    before = os.umask(0o022)
    os.umask(before)
    with pytest.raises(CannotRun, match="密钥不能和备份放在一处"):
        backup.run([str(tmp_path / to), "--keys", str(tmp_path / keys)])
    os.umask(before)
    assert not (tmp_path / to).exists()


def test_only_what_is_new_is_copied_and_nothing_that_is_half_received(tmp_path: Path) -> None:
    source, target = tmp_path / "evidence", tmp_path / "kept"
    (source / "incoming").mkdir(parents=True)
    (source / "incoming" / "x.part").write_bytes(b"half")
    (source / "ab").mkdir()
    (source / "ab" / "one").write_bytes(b"1")
    assert backup.mirror(source, target) == 1
    (source / "ab" / "two").write_bytes(b"2")
    assert backup.mirror(source, target) == 1
    assert sorted(path.name for path in target.rglob("*") if path.is_file()) == ["one", "two"]


def test_the_log_is_copied_with_its_checkpoint(tmp_path: Path) -> None:
    log = tmp_path / "state" / "log"
    (log / "tile" / "0").mkdir(parents=True)
    (log / "tile" / "0" / "000").write_bytes(b"hash")
    (log / "checkpoint").write_text("note")
    assert backup._log(tmp_path / "state", tmp_path / "kept") == 1
    assert (tmp_path / "kept" / "log" / "checkpoint").read_text() == "note"


def test_a_folder_without_a_backup_restores_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="没有数据库的备份"):
        restore.run([str(tmp_path)])


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "state" / "evidence").mkdir(parents=True)
    with pytest.raises(CannotRun, match="只写入空目录"):
        restore.run([str(a_backup(tmp_path / "kept"))])


def test_without_the_key_of_the_log_nothing_is_restored(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="没有日志的密钥"):
        restore.run([str(a_backup(tmp_path / "kept")), "--keys", str(tmp_path / "elsewhere")])
    assert not (tmp_path / "state" / "log").exists()


def test_the_newest_whole_backup_is_taken(tmp_path: Path) -> None:
    for name in ("20261123T000000Z", "20261124T000000Z", ".20261125T000000Z"):
        (tmp_path / "base" / name).mkdir(parents=True)
    assert restore.newest(tmp_path).name == "20261124T000000Z"


def test_every_make_command_of_the_guide_runs_what_the_drill_of_total_loss_runs() -> None:
    commands = re.findall(r"^(?:MJ_STATE=\S+ )?make (backup|restore) (.*)$", GUIDE, re.M)
    assert {name for name, _ in commands} == {"backup", "restore"}
    for name, words in commands:
        shown = subprocess.run(
            ["make", "-n", name, *words.split()], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert f'-m mingjing.config.{name} "/备份目录" --keys "/另一处"' in shown.stdout


def test_the_script_for_a_timer_is_the_same_command() -> None:
    script = (ROOT / "deploy/backup.sh").read_text(encoding="utf-8")
    assert 'python -m mingjing.config.backup "$@"' in script
