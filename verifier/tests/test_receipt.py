"""Receipts: kept, not yet due, broken, forged."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from mingjing_verify.cli import main

from mingjing.record import tlog
from verifier.tests.asking import NOON, ask, found
from verifier.tests.city import RECEIPTS, Log, key, living

TAKEN = datetime.fromisoformat(NOON) - timedelta(minutes=30)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = living(tmp_path / "log", length=40)
    log.beat(239)
    return log.publish()


def receipt(
    log: Log,
    leaf: bytes,
    *,
    by: datetime = TAKEN + timedelta(seconds=60),
    seed: int = 2,
    name: str = RECEIPTS,
) -> Path:
    path = log.folder.parent / "receipt.json"
    path.write_bytes(tlog.receipt(leaf, at=TAKEN, by=by, name=name, key=key(seed)))
    return path


def test_a_kept_promise_is_good(log: Log) -> None:
    code, answer = ask("receipt", receipt(log, log.hashes[17]), "--url", log.folder, "--key", log.vkey)
    assert (code, answer["index"]) == (0, 17)


def test_a_broken_promise_is_proof_of_withholding(log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    file = receipt(log, tlog.leaf_hash(b"held back"))
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("withheld", None)])
    assert main(["receipt", str(file), "--url", str(log.folder), "--key", log.vkey, "--now", NOON]) == 1
    told = capsys.readouterr().out
    assert "关于已收材料未入账的情况说明" in told
    assert log.note() in told
    assert json.loads(file.read_bytes())["sig"] in told


def test_an_old_copy_of_the_log_accuses_nobody(log: Log) -> None:
    old = Log(log.folder.parent / "old", log.leaves[:40]).publish()
    file = receipt(log, tlog.leaf_hash(b"after that copy"))
    code, answer = ask("receipt", file, "--url", old.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("stale", None)])


def test_before_its_hour_a_promise_is_not_broken(log: Log) -> None:
    file = receipt(log, tlog.leaf_hash(b"on its way"), by=datetime.fromisoformat(NOON) + timedelta(seconds=5))
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("not-yet", None)])


def test_a_forged_receipt_is_named(log: Log) -> None:
    file = receipt(log, log.hashes[17], seed=8)
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("forged-receipt", None)])


@pytest.mark.parametrize("name", ["leaf", "at", "by"])
def test_an_altered_receipt_is_named(log: Log, name: str) -> None:
    file = receipt(log, log.hashes[17])
    told = json.loads(file.read_bytes())
    told[name] = told[name].replace("2026", "2025") if name != "leaf" else log.hashes[18].hex()
    file.write_text(json.dumps(told))
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("forged-receipt", None)])


def test_a_receipt_of_an_undeclared_key_cannot_be_told(log: Log) -> None:
    file = receipt(log, log.hashes[17], name="someone.example/receipts")
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("unknown-key", None)])


def test_a_receipt_key_may_be_given_by_hand(log: Log) -> None:
    words = ["--url", log.folder, "--key", log.vkey, "--receipt-key", tlog.verifier_key(RECEIPTS, key(2))]
    assert ask("receipt", receipt(log, log.hashes[17]), *words)[0] == 0


def test_without_the_log_a_receipt_cannot_be_told(log: Log) -> None:
    code, answer = ask("receipt", receipt(log, log.hashes[17]), "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("no-log", None)])


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"v":1}', b"\x00"])
def test_what_is_no_receipt_cannot_be_told(log: Log, raw: bytes) -> None:
    file = log.folder / "strange"
    file.write_bytes(raw)
    code, answer = ask("receipt", file, "--url", log.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("not-a-receipt", None)])
