"""A published document against the log: good, altered, cut, of another copy, without proof."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjing.record import tlog
from mingjing.record.commitments import field_hash
from verifier.tests.asking import ask, found
from verifier.tests.city import HIDDEN, Log, decided, living, with_decision

Told = dict[str, Any]  # Any: parsed JSON to be tampered with


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return living(tmp_path / "log", length=300)


@pytest.fixture
def file(log: Log, tmp_path: Path) -> Path:
    """What a reader downloads from the portal."""
    doc, dec, pub = with_decision(log)
    log.publish()
    path = tmp_path / "decision.mjdoc"
    path.write_bytes(tlog.envelope(doc, dec=log.proof(dec), pub=log.proof(pub)))
    return path


def changed(file: Path, change: Callable[[Told], object]) -> Path:
    told = json.loads(file.read_bytes())
    change(told)
    file.write_bytes(json.dumps(told).encode())
    return file


def test_a_published_decision_is_found_to_be_the_logged_one_offline(log: Log, file: Path) -> None:
    code, answer = ask("doc", file, "--key", log.vkey)
    assert (code, answer["findings"]) == (0, [])
    assert answer["title"] == "行政处罚决定书"
    assert (answer["index"], answer["published"]) == (300, "2026-11-24")
    assert answer["hidden"] == sorted(HIDDEN)


def test_it_is_found_in_the_log_as_well(log: Log, file: Path) -> None:
    assert ask("doc", file, "--key", log.vkey, "--url", log.folder)[0] == 0


def test_an_altered_amount_is_tampering(log: Log, file: Path) -> None:
    def lower(told: Told) -> None:
        told["doc"]["shown"]["says.fine"][1] = 5000

    code, answer = ask("doc", changed(file, lower), "--key", log.vkey)
    assert (code, found(answer)) == (1, [("altered", 300)])
    assert ask("doc", file, "--key", log.vkey, "--url", log.folder)[0] == 1


@pytest.mark.parametrize(("part", "path"), [("shown", "says.facts.1"), ("hidden", "by.name")])
def test_a_silently_dropped_field_is_tampering(log: Log, file: Path, part: str, path: str) -> None:
    code, answer = ask("doc", changed(file, lambda told: told["doc"][part].pop(path)), "--key", log.vkey)
    assert (code, found(answer)) == (1, [("altered", 300)])


def test_a_copy_with_more_hidden_than_was_published_is_another_copy(log: Log, file: Path) -> None:
    def hide(told: Told) -> None:
        salt, value = told["doc"]["shown"].pop("says.fine")
        told["doc"]["hidden"]["says.fine"] = rehashed(salt, value)

    def rehashed(salt: str, value: int) -> str:
        return field_hash("says.fine", bytes.fromhex(salt), value).hex()

    code, answer = ask("doc", changed(file, hide), "--key", log.vkey)
    assert (code, found(answer)) == (1, [("other-copy", 301)])


def test_another_title_is_another_copy(log: Log, file: Path) -> None:
    def rename(told: Told) -> None:
        told["doc"]["title"] = "不予行政处罚决定书"

    assert found(ask("doc", changed(file, rename), "--key", log.vkey)[1]) == [("other-copy", 301)]


def test_a_leaf_that_is_not_in_the_tree_is_tampering(log: Log, file: Path) -> None:
    def elsewhere(told: Told) -> None:
        told["dec"]["proof"] = told["dec"]["proof"].replace("index 300\n", "index 299\n")

    assert found(ask("doc", changed(file, elsewhere), "--key", log.vkey)[1]) == [("not-included", 299)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("index 300", "index ３００"),
        ("tlog-proof@v1", "tlog-proof@v9"),
        ("\nindex", "\n\nindex"),
        ("=\n", "\n"),
    ],
)
def test_a_misshapen_proof_cannot_be_told(log: Log, file: Path, old: str, new: str) -> None:
    def bend(told: Told) -> None:
        told["dec"]["proof"] = told["dec"]["proof"].replace(old, new)

    code, answer = ask("doc", changed(file, bend), "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("not-mjdoc", None)])


def test_a_proof_may_carry_something_extra(log: Log, file: Path) -> None:
    def carry(told: Told) -> None:
        told["dec"]["proof"] = told["dec"]["proof"].replace("\nindex", "\nextra AAAA\nindex")

    assert ask("doc", changed(file, carry), "--key", log.vkey)[0] == 0


def test_a_proof_under_a_forged_checkpoint_is_tampering(log: Log, file: Path) -> None:
    def grow(told: Told) -> None:
        told["dec"]["proof"] = told["dec"]["proof"].replace("\n302\n", "\n303\n")

    assert found(ask("doc", changed(file, grow), "--key", log.vkey)[1]) == [("bad-signature", None)]


def test_a_publication_of_another_decision_is_tampering(log: Log, tmp_path: Path) -> None:
    doc, dec, _ = with_decision(log)
    _, _, other = with_decision(log)
    log.publish()
    file = tmp_path / "mixed.mjdoc"
    file.write_bytes(tlog.envelope(doc, dec=log.proof(dec), pub=log.proof(other)))
    assert found(ask("doc", file, "--key", log.vkey)[1]) == [("wrong-kind", other)]


def test_a_decision_published_in_the_same_breath_needs_no_publication_leaf(log: Log, tmp_path: Path) -> None:
    made, doc = decided()
    digest = hashlib.sha256(tlog.mjdoc_bytes(doc)).hexdigest()
    log.decide(c=made.c.hex(), s=made.s.hex(), h=digest, m=tlog.field_map_hash(doc).hex(), src="省平台")
    log.publish()
    file = tmp_path / "mirrored.mjdoc"
    file.write_bytes(tlog.envelope(doc, dec=log.proof(300), pub=None))
    assert ask("doc", file, "--key", log.vkey)[0] == 0


def test_without_the_publications_proof_it_cannot_be_told(log: Log, file: Path) -> None:
    code, answer = ask("doc", changed(file, lambda told: told.pop("pub")), "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("no-publication", None)])


def test_without_a_key_it_cannot_be_told(file: Path) -> None:
    code, answer = ask("doc", file)
    assert (code, found(answer, "unknown")) == (2, [("no-key", None)])


def test_a_bare_document_needs_the_log(log: Log, tmp_path: Path) -> None:
    doc, _, _ = with_decision(log)
    log.publish()
    file = tmp_path / "bare.mjdoc"
    file.write_bytes(tlog.mjdoc_bytes(doc))
    code, answer = ask("doc", file, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("no-proof", None)])
    assert ask("doc", file, "--key", log.vkey, "--url", log.folder)[0] == 0


def test_a_bare_document_that_the_log_does_not_know_accuses_nobody(log: Log, tmp_path: Path) -> None:
    log.publish()
    file = tmp_path / "invented.mjdoc"
    file.write_bytes(tlog.mjdoc_bytes(decided()[1]))
    code, answer = ask("doc", file, "--key", log.vkey, "--url", log.folder)
    assert (code, found(answer, "unknown")) == (2, [("not-logged", None)])


def test_a_log_that_shows_another_leaf_in_its_place_is_split(log: Log, file: Path) -> None:
    other = Log(log.folder.parent / "other", [*log.leaves[:299], *log.leaves[300:], log.leaves[3]]).publish()
    code, answer = ask("doc", file, "--key", log.vkey, "--url", other.folder)
    assert (code, found(answer)) == (1, [("split", 300)])
    older = Log(log.folder.parent / "older", log.leaves[:290]).publish()
    code, answer = ask("doc", file, "--key", log.vkey, "--url", older.folder)
    assert (code, found(answer, "unknown")) == (2, [("stale", None)])


def test_a_corrected_publication_is_said_to_be_corrected(log: Log, file: Path) -> None:
    first, dec = log.hashes[301].hex(), log.hashes[300].hex()
    log.add("pub", of=dec, h="ab" * 32, m="ab" * 32, d="2026-11-25", prev=first)
    log.publish()
    code, answer = ask("doc", file, "--key", log.vkey, "--url", log.folder)
    assert (code, found(answer, "notice")) == (0, [("corrected", 302)])


def test_a_withdrawn_publication_is_said_to_be_withdrawn(log: Log, file: Path) -> None:
    log.add("wdr", of=log.hashes[301].hex(), why="revoked", by="ab" * 32)
    log.publish()
    code, answer = ask("doc", file, "--key", log.vkey, "--url", log.folder)
    assert (code, found(answer, "notice")) == (0, [("withdrawn", 302)])


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"\xff", b'{"v":1,"doc":{}}', b'{"v":1,"v":1}', b"[1.5]", b"[" * 100_000]
)
def test_what_is_no_document_cannot_be_told(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "strange.mjdoc"
    file.write_bytes(raw)
    code, answer = ask("doc", file)
    assert (code, found(answer, "unknown")) == (2, [("not-mjdoc", None)])


@pytest.mark.parametrize("digest", ["c", "s"])
def test_both_digests_of_the_decision_must_fit(log: Log, tmp_path: Path, digest: str) -> None:
    made, doc = decided()
    both = {"c": made.c.hex(), "s": made.s.hex(), digest: "00" * 32}
    log.decide(**both)
    log.publish()
    file = tmp_path / "half.mjdoc"
    file.write_bytes(tlog.envelope(doc, dec=log.proof(300), pub=None))
    assert found(ask("doc", file, "--key", log.vkey)[1]) == [("altered", 300)]


def test_the_map_of_fields_must_be_the_published_one(log: Log, tmp_path: Path) -> None:
    made, doc = decided()
    digest = hashlib.sha256(tlog.mjdoc_bytes(doc)).hexdigest()
    log.decide(c=made.c.hex(), s=made.s.hex(), h=digest, m="00" * 32)
    log.publish()
    file = tmp_path / "map.mjdoc"
    file.write_bytes(tlog.envelope(doc, dec=log.proof(300), pub=None))
    assert found(ask("doc", file, "--key", log.vkey)[1]) == [("other-copy", 300)]


def test_a_leaf_that_is_no_decision_proves_no_decision(log: Log, tmp_path: Path) -> None:
    made, doc = decided()
    log.add("rec", c=made.c.hex(), s=made.s.hex())
    log.publish()
    file = tmp_path / "rec.mjdoc"
    file.write_bytes(tlog.envelope(doc, dec=log.proof(300), pub=None))
    assert found(ask("doc", file, "--key", log.vkey)[1]) == [("wrong-kind", 300)]


def test_a_field_shown_and_hidden_at_once_is_tampering(log: Log, file: Path) -> None:
    def both(told: Told) -> None:
        told["doc"]["hidden"]["says.fine"] = "00" * 32

    assert found(ask("doc", changed(file, both), "--key", log.vkey)[1]) == [("altered", None)]


def test_a_log_that_does_not_hold_together_proves_no_document(log: Log, file: Path) -> None:
    held = (log.folder / "tile/0/000").read_bytes()
    log.write("tile/0/000", held[:-1] + bytes([held[-1] ^ 1]))
    code, answer = ask("doc", file, "--key", log.vkey, "--url", log.folder)
    assert (code, found(answer), found(answer, "unknown")) == (1, [("bad-tile", 255)], [("bad-log", None)])
