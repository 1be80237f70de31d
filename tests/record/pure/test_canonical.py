"""One value, one row of bytes (RFC 8785): whoever writes them, and however they are written quickly."""

import enum
import json
import math
import unicodedata
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.record import tlog, words
from mingjing.record.tlog.canonical import BIGGEST, canonical_pair, canonical_texts

SIGNS = [
    *map(chr, range(0x20)),
    '"',
    "\\",
    "/",
    "\x7f",
    "n",
    "\u0303",
    "中",
    "\u2028",
    "\ufffd",
    "ｚ",
    "🂡",
    "é",
]
TEXTS = st.text(st.sampled_from(SIGNS)).map(lambda text: unicodedata.normalize("NFC", text))
ANY_TEXT = st.text(st.sampled_from([*SIGNS, "\ud800", "e", "\u0301"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-BIGGEST, BIGGEST) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
WORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY_TEXT | st.dates() | st.uuids() | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_the_bytes_are_those_of_the_standard(value: tlog.Json) -> None:
    told = rfc8785.dumps(value)
    assert tlog.canonical(value) == told
    assert tlog.canonical(json.loads(told)) == told


@settings(max_examples=200, deadline=None)
@given(TEXTS, VALUES, st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_shorter_ways_write_the_same(name: str, value: tlog.Json, texts: dict[str, str]) -> None:
    assert canonical_pair(name, value) == rfc8785.dumps([name, value])
    assert canonical_texts(texts) == rfc8785.dumps(texts)


@pytest.mark.parametrize(
    "wrong",
    [
        1.0, 1e300, math.nan, math.inf, BIGGEST + 1, -BIGGEST - 1, 2**70, "half \ud800", "e\u0301", "\ne\u0301",
        date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), b"bytes", {1, 2}, {1: "one"}, uuid.UUID(int=1),
        enum.Enum("Half", {"HALF": 0.5}).HALF,
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize(
    "inside", [lambda one: one, lambda one: [one], lambda one: {"a": [{"b": one}, None]}]
)
def test_what_has_no_one_form_is_refused_wherever_it_stands(wrong: Any, inside: Any) -> None:
    with pytest.raises(tlog.NotCanonical):
        tlog.canonical(inside(wrong))
    with pytest.raises(tlog.NotCanonical):
        canonical_pair("name", inside(wrong))


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_what_is_kept_is_the_same_at_one_go_and_part_by_part(value: Any) -> None:
    kept = words.canonical(value)
    assert kept == _part_by_part(value)
    assert words.canonical(kept) == kept


@pytest.mark.parametrize("wrong", [1.5, math.nan])
@pytest.mark.parametrize(
    "inside", [lambda one: one, lambda one: [one], lambda one: {"a": ({"b": one}, None)}]
)
def test_no_float_is_kept(wrong: float, inside: Any) -> None:
    with pytest.raises(TypeError, match="integer fen"):
        words.canonical(inside(wrong))


def test_what_is_kept_shares_nothing_with_what_was_given() -> None:
    given_words: dict[str, Any] = {"list": ["一"], "key": uuid.UUID(int=1)}
    kept = words.canonical(given_words)
    given_words["list"].append("二")
    assert kept == {"list": ["一"], "key": str(uuid.UUID(int=1))}


def _part_by_part(value: Any) -> Any:
    if isinstance(value, dict):
        return {words.canonical(name): _part_by_part(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_part_by_part(part) for part in value]
    return words.canonical(value)
