"""A leaf read at one go is the leaf read part by part, and nothing is let through that is not."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mingjing_verify.canonical import canonical
from mingjing_verify.leaf import BadLeaf, UnknownKind, _at_one_go, _part_by_part, parse

HASH, OTHER = "0" * 63 + "a", "f" * 64
COMMITTED = {"c": HASH, "s": OTHER, "v": 1}
LEAVES: list[dict[str, Any]] = [
    {"t": "rec", **COMMITTED},
    {"t": "hb", "v": 1, "at": "2026-11-28T01:00Z", "n": 12},
    {"t": "dec", **COMMITTED, "org": "示例局", "cls": "penalty", "d": "2026-03-01", "due": "2026-03-20"},
    {"t": "dec", **COMMITTED, "org": "局", "cls": "permit", "d": "2026-03-01", "due": "2026-03-20", "src": "大厅",
     "h": HASH, "m": OTHER},
    {"t": "pub", **COMMITTED, "of": HASH, "h": OTHER, "m": HASH, "d": "2026-03-02", "prev": OTHER},
    {"t": "exm", **COMMITTED, "of": HASH, "x": "X3", "filed": OTHER},
    {"t": "wdr", **COMMITTED, "of": HASH, "why": "revoked", "by": OTHER},
    {"t": "de", **COMMITTED, "of": HASH, "got": "0a1b"},
    {"t": "fix", **COMMITTED, "files": 3, "bad": 0, "root": HASH},
    {"t": "era", **COMMITTED, "of": HASH, "paths": ["says.a", "says.b"], "basis": "第四十七条"},
]  # fmt: skip
WORDS = [
    "", "1", "x", '"', "\\", "\n", "é", "e\u0301", "🂡", "X9", "2026-02-30", "2026-03-01", "2026-11-28T25:00Z", "号" * 121,
    "号" * 120, HASH, HASH[1:], HASH.upper(), 0, 1, -1, 10**15, 2**53, True, None, 1.5, [], ["x"], {}, {"t": "rec"},
]  # fmt: skip


def looked(raw: bytes) -> dict[str, Any] | str:
    try:
        return _part_by_part(raw)
    except (BadLeaf, UnknownKind) as wrong:
        return type(wrong).__name__


def agrees(raw: bytes) -> None:
    """At one go the same is told, or nothing is."""
    told = _at_one_go(raw)
    assert told is None or told == looked(raw)


@pytest.mark.parametrize("told", LEAVES, ids=lambda told: str(told["t"]))
def test_a_leaf_of_each_kind_is_read(told: dict[str, Any]) -> None:
    raw = canonical(told)
    assert parse(raw, 0).told == told
    assert _at_one_go(raw) in (told, None)
    assert (_at_one_go(raw) is None) == (told["t"] == "era")


@settings(deadline=None, max_examples=300)
@given(
    told=st.sampled_from(LEAVES),
    name=st.sampled_from(
        ["t", "v", "c", "s", "of", "h", "m", "d", "due", "org", "src", "n", "at", "x", "new"]
    ),
    value=st.sampled_from([*WORDS, ...]),
)
@example(told=LEAVES[3], name="m", value=...)
@example(told=LEAVES[2], name="d", value="2026-02-30")
def test_whatever_a_field_says_both_ways_agree(told: dict[str, Any], name: str, value: Any) -> None:
    changed = {**told, name: value} if value is not ... else {k: v for k, v in told.items() if k != name}
    agrees(json.dumps(changed, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    agrees(json.dumps(changed, sort_keys=True, separators=(",", ":")).encode())


@settings(deadline=None, max_examples=300)
@given(
    told=st.sampled_from(LEAVES), place=st.integers(0, 400), cut=st.integers(0, 3), put=st.binary(max_size=3)
)
def test_whatever_happens_to_its_bytes_both_ways_agree(
    told: dict[str, Any], place: int, cut: int, put: bytes
) -> None:
    raw = canonical(told)
    place %= len(raw)
    agrees(raw[:place] + put + raw[place + cut :])
