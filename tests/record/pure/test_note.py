"""Signed notes, checkpoints, cosignatures, receipts and proof texts."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from mingjing.record import tlog

# The example pair of Go's note package.
PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NAME = "log.example.cn/mj1"
LOG = tlog.Verifier.parse(tlog.verifier_key(NAME, KEY))
ROOT = bytes(range(32))
TEXT = tlog.checkpoint_text(NAME, 11994, ROOT)
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_a_note_signed_by_gos_package_verifies() -> None:
    text, signed = tlog.verify_note(PETERS_NOTE, [tlog.Verifier.parse(PETER)])
    assert text.endswith("what your problem is.\n")
    assert [str(verifier) for verifier in signed] == [PETER]


def test_a_checkpoint_has_three_lines_and_one_signature_line() -> None:
    note = tlog.sign_note(TEXT, NAME, KEY)
    assert note.split("\n")[:4] == [NAME, "11994", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", ""]
    assert note.split("\n")[4].startswith(f"— {NAME} ")
    text, signed = tlog.verify_note(note, [LOG])
    assert tlog.parse_checkpoint(text) == (NAME, 11994, ROOT)
    assert signed == [LOG]


@given(st.integers(0, 10**6))
def test_a_note_with_any_byte_changed_is_refused(place: int) -> None:
    note = tlog.sign_note(TEXT, NAME, KEY)
    at = place % len(note)
    changed = note[:at] + chr(ord(note[at]) ^ 1) + note[at + 1 :]
    with pytest.raises(tlog.BadNote):
        tlog.verify_note(changed, [LOG])


def test_a_note_of_unknown_keys_is_refused() -> None:
    stranger = tlog.Verifier.parse(tlog.verifier_key(NAME, Ed25519PrivateKey.generate()))
    with pytest.raises(tlog.BadNote):
        tlog.verify_note(tlog.sign_note(TEXT, NAME, KEY), [stranger])


def test_a_witness_cosigns_text_and_hour() -> None:
    name, key = "witness.example/w1", Ed25519PrivateKey.generate()
    witness = tlog.Verifier.parse(tlog.verifier_key(name, key, 4))
    line = tlog.cosign(TEXT, name, key, seconds=1_790_000_000)
    note = tlog.sign_note(TEXT, NAME, KEY) + line
    assert tlog.verify_note(note, [LOG, witness])[1] == [LOG, witness]
    other = tlog.sign_note(tlog.checkpoint_text(NAME, 11995, ROOT), NAME, KEY) + line
    with pytest.raises(tlog.BadNote):
        tlog.verify_note(other, [LOG, witness])


@pytest.mark.parametrize(
    "text",
    [PETER[:-1], PETER.replace("c74f", "c74e"), "PeterNeumann+c74f20a3", "a b+c74f20a3+AR", PETER_SECRET],
)
def test_a_misshapen_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(tlog.BadNote):
        tlog.Verifier.parse(text)


@pytest.mark.parametrize("size", ["-1", "01", "1.0", "", "１"])
def test_a_checkpoint_with_a_strange_size_is_refused(size: str) -> None:
    with pytest.raises(tlog.BadNote):
        tlog.parse_checkpoint(TEXT.replace("11994", size))


def test_a_note_takes_only_plain_text_and_plain_names() -> None:
    with pytest.raises(tlog.BadNote):
        tlog.sign_note("no line end", NAME, KEY)
    with pytest.raises(tlog.BadNote):
        tlog.sign_note(TEXT, "two words", KEY)


def test_a_receipt_promises_a_leaf_by_an_hour() -> None:
    leaf = tlog.leaf_hash(b"leaf")
    told = tlog.receipt(leaf, at=NOON, by=NOON + timedelta(seconds=60), name=NAME, key=KEY)
    assert tlog.verify_receipt(told, LOG) == tlog.Receipt(leaf, NOON, NOON + timedelta(seconds=60), NAME)


@pytest.mark.parametrize("name", ["leaf", "at", "by", "key", "sig"])
def test_a_receipt_with_one_thing_changed_is_refused(name: str) -> None:
    promise = json.loads(tlog.receipt(ROOT, at=NOON, by=NOON, name=NAME, key=KEY))
    promise[name] = promise[name].replace("0", "1") if name != "sig" else "AAAA"
    if name == "key":
        promise[name] = "someone.else"
    with pytest.raises(tlog.BadNote):
        tlog.verify_receipt(json.dumps(promise).encode(), LOG)


def test_a_proof_text_is_header_index_steps_and_the_note() -> None:
    note = tlog.sign_note(TEXT, NAME, KEY)
    text = tlog.proof_text(7, [ROOT], note)
    assert text.split("\n")[:4] == [
        "c2sp.org/tlog-proof@v1",
        "index 7",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "",
    ]
    assert text.endswith(f"\n\n{note}")
