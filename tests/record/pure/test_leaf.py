"""Leaves: known bytes, and everything that is not a leaf."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.record import tlog

C, S, H = "c" * 64, "5" * 64, "ab" * 32
DEC = {"c": C, "s": S, "org": "市场监管局", "cls": "penalty", "d": "2026-11-20", "due": "2026-12-01"}
PUB = {"c": C, "s": S, "of": H, "h": H, "m": H, "d": "2026-11-25"}


def test_an_opaque_leaf_has_159_bytes_and_these() -> None:
    told = tlog.leaf_bytes("rec", c=C, s=S)
    assert told == f'{{"c":"{C}","s":"{S}","t":"rec","v":1}}'.encode()
    assert len(told) == 159


def test_a_heartbeat_says_the_minute_and_how_many_wait() -> None:
    told = tlog.leaf_bytes("hb", at="2026-11-23T04:05Z", n=3)
    assert told == b'{"at":"2026-11-23T04:05Z","n":3,"t":"hb","v":1}'


@pytest.mark.parametrize(
    ("kind", "public"),
    [
        ("dec", DEC),
        ("dec", {**DEC, "src": "省平台", "h": H, "m": H}),
        ("pub", PUB),
        ("pub", {**PUB, "prev": H}),
        ("exm", {"c": C, "s": S, "of": H, "x": "X3", "filed": H}),
        ("wdr", {"c": C, "s": S, "of": H, "why": "revoked", "by": H}),
        ("cat", {"c": C, "s": S, "h": H}),
        ("era", {"c": C, "s": S, "of": H, "paths": ["says.facts.2"], "basis": "个人信息保护法第四十七条"}),
        ("dx", {"c": C, "s": S, "of": H, "why": "wrong_list"}),
        ("dr", {"c": C, "s": S, "of": H, "h": H}),
        ("de", {"c": C, "s": S, "of": H, "got": "1.2.3./"}),
        ("fix", {"c": C, "s": S, "files": 10, "bad": 0, "root": H}),
        ("key", {"c": C, "s": S, "op": "add", "use": "receipt", "vkey": "a.example/r1+0a0b0c0d+AQID"}),
    ],
)
def test_a_leaf_of_each_kind_is_read_back(kind: str, public: dict[str, tlog.Json]) -> None:
    assert tlog.parse_leaf(tlog.leaf_bytes(kind, **public)) == {"v": 1, "t": kind, **public}


@pytest.mark.parametrize(
    ("kind", "public"),
    [
        ("poem", {"c": C, "s": S}),
        ("rec", {"c": C}),
        ("rec", {"c": C, "s": S, "name": "王某"}),
        ("rec", {"c": C.upper(), "s": S}),
        ("rec", {"c": C, "s": None}),
        ("rec", {"c": C, "s": S, "v": 2}),
        ("hb", {"at": "2026-11-23T04:05Z", "n": -1}),
        ("hb", {"at": "2026-11-23T04:05Z", "n": True}),
        ("hb", {"at": "2026-11-23 04:05", "n": 1}),
        ("dec", {**DEC, "d": "2026-13-01"}),
        ("dec", {**DEC, "d": "2026-02-29"}),
        ("dec", {**DEC, "due": "２０２６-12-01"}),
        ("dec", {**DEC, "h": H}),
        ("dec", {**DEC, "org": "e\u0301"}),
        ("exm", {"c": C, "s": S, "of": H, "x": "X6", "filed": H}),
        ("era", {"c": C, "s": S, "of": H, "paths": [], "basis": "b"}),
        ("era", {"c": C, "s": S, "of": H, "paths": ["says." + "x" * 100] * 12, "basis": "b"}),
    ],
)
def test_what_is_not_a_leaf_is_refused(kind: str, public: dict[str, tlog.Json]) -> None:
    with pytest.raises(tlog.BadLeaf):
        tlog.leaf_bytes(kind, **public)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"at":"2026-11-23T04:05Z","n":3,"t":"hb", "v":1}',
        b'{"n":3,"at":"2026-11-23T04:05Z","t":"hb","v":1}',
        b'{"at":"2026-11-23T04:05Z","n":3.0,"t":"hb","v":1}',
        b'{"at":"2026-11-23T04:05Z","n":3,"n":3,"t":"hb","v":1}',
    ],
)
def test_bytes_that_are_not_canonical_are_no_leaf(told: bytes) -> None:
    with pytest.raises(tlog.BadLeaf):
        tlog.parse_leaf(told)


def test_a_key_is_claimed_by_what_it_is_for() -> None:
    told = tlog.key_claim(op="add", use="receipt", vkey="a+00+b")
    assert told == b'mj/key/1\x00{"op":"add","use":"receipt","vkey":"a+00+b"}'


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_fail_otherwise(told: bytes) -> None:
    with pytest.raises(tlog.BadLeaf):
        tlog.parse_leaf(told)
