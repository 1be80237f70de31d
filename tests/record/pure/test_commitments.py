"""Commitments: known answers, hiding, erasing, and what a stranger can and cannot learn."""

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from mingjing.record import tlog
from mingjing.record.commitments import (
    commit,
    erase,
    field_hash,
    flatten,
    hash_again,
    is_erased,
    recommit,
    sentences,
    show,
)

SALT = bytes(range(32))
FACTS = "当事人张某于2026年3月1日在其经营场所销售过期食品。该批食品货值500元！当事人称“不知情。”并提交说明；经查属实"
BODY: dict[str, tlog.Json] = {
    "head": {
        "docket": "d1",
        "number": 4,
        "before": "ab" * 32,
        "action": "decide",
        "at": "2026-11-23T04:00:00Z",
    },
    "by": {"name": "李某", "certificate": "44010001"},
    "says": {"fine": 50000, "facts": FACTS, "articles": ["第二十三条", "第二十四条"], "note": None},
    "rows": {"cases_case": {"7": {"open": {"stage": "decided"}, "personal": {"phone": "13800138000"}}}},
}
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(tlog.normal)


def flat(body: dict[str, tlog.Json]) -> dict[str, tlog.Json]:
    return flatten(**body)  # type: ignore[arg-type]  # each part is a mapping


def test_a_field_hash_is_what_the_format_says() -> None:
    told = b"mj/field/1\x00" + SALT + b'["says.fine",50000]'
    assert field_hash("says.fine", SALT, 50000) == hashlib.sha256(told).digest()


def test_both_digests_are_over_the_same_bytes() -> None:
    told = b"mj/rec/1\x00" + f'{{"f":{{"a":"{"00" * 32}"}}}}'.encode()
    c, s = recommit({"a": bytes(32)})
    assert c == hashlib.sha256(told).digest()
    assert s.hex() == hashlib.new("sm3", told).hexdigest()


def test_sm3_is_the_national_standards() -> None:
    assert hashlib.new("sm3", b"abc").hexdigest().startswith("66c7f0f462eeedd9d1f2d46bdc10e4e2")


def test_every_field_stands_at_its_own_path() -> None:
    fields = flat(BODY)
    assert fields["head.number"] == 4
    assert fields["by.certificate"] == "44010001"
    assert fields["says.facts.1"] == "该批食品货值500元！"
    assert fields["says.articles.1"] == "第二十四条"
    assert fields["says.note"] is None
    assert fields["rows.cases_case.7.open"] == {"stage": "decided"}
    assert fields["rows.cases_case.7.personal"] == {"phone": "13800138000"}


def test_two_fields_at_one_path_are_refused() -> None:
    with pytest.raises(ValueError, match="two fields"):
        flat({**BODY, "says": {"facts": FACTS, "facts.0": "other"}})


def test_a_row_has_only_its_three_classes() -> None:
    with pytest.raises(ValueError, match="open, personal, sealed"):
        flat({**BODY, "rows": {"cases_case": {"7": {"stage": "decided"}}}})


@given(words)
def test_sentences_joined_are_the_text_again(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(sentence) == [sentence] for sentence in sentences(text))


def test_a_quotation_ends_with_its_quotation_mark() -> None:
    assert sentences("他说“好。”然后走了。") == ["他说“好。”", "然后走了。"]


def test_every_salt_is_its_own() -> None:
    one, two = commit(flat(BODY)), commit(flat(BODY))
    salts = [*one.salts.values(), *two.salts.values()]
    assert len(set(salts)) == len(salts)
    assert one.c != two.c


def test_a_redacted_copy_rebuilds_both_digests() -> None:
    fields = flat(BODY)
    made = commit(fields)
    hidden = {path: made.fields[path] for path in ("by.name", "says.facts.0", "rows.cases_case.7.personal")}
    shown = {path: (made.salts[path], value) for path, value in fields.items() if path not in hidden}
    assert show(shown, hidden) == (made.c, made.s)
    altered = {**shown, "says.fine": (made.salts["says.fine"], 5000)}
    assert made.c not in show(altered, hidden)
    dropped = {path: field for path, field in hidden.items() if path != "by.name"}
    assert made.c not in show(shown, dropped)
    with pytest.raises(ValueError, match="at once"):
        show(shown, {**hidden, "says.fine": made.fields["says.fine"]})


@pytest.mark.parametrize(
    "path",
    ["says.facts.0", "says.facts.3", "says.articles.1", "by.name", "says.fine", "rows.cases_case.7.personal"],
)
def test_an_erased_field_is_gone_and_every_proof_still_holds(path: str) -> None:
    made = commit(flat(BODY))
    gone = flat(BODY)[path]
    after = erase(BODY, path, made.fields[path])
    kept = {name: salt for name, salt in made.salts.items() if name != path}
    fields = flat(after)
    assert is_erased(fields[path])
    assert gone not in fields.values()
    assert isinstance(gone, int) or json.dumps(gone) not in json.dumps(after), "digits also stand in digests"
    assert recommit(hash_again(fields, kept)) == (made.c, made.s)


def test_erasing_twice_in_one_text_works() -> None:
    made = commit(flat(BODY))
    after, kept = BODY, dict(made.salts)
    for path in ("says.facts.1", "says.facts.0"):
        after = erase(after, path, made.fields[path])
        del kept[path]
    assert recommit(hash_again(flat(after), kept)) == (made.c, made.s)


@pytest.mark.parametrize("path", ["says.nothing", "says.facts.99", "says.fine.0", "poem.x"])
def test_what_is_not_there_cannot_be_erased(path: str) -> None:
    with pytest.raises(KeyError):
        erase(BODY, path, bytes(32))


def test_a_new_field_cannot_pretend_to_be_erased() -> None:
    with pytest.raises(tlog.NotCanonical):
        commit({"says.fine": {"erased": "00" * 32}})


def test_a_field_without_salt_that_is_not_erased_is_an_error() -> None:
    with pytest.raises(ValueError, match="neither salt nor erased"):
        hash_again({"says.fine": 5}, {})


@pytest.mark.parametrize("value", [1.5, 2**53, "e\u0301", "\ud800", b"bytes", {1: 2}, [0.0]])
def test_values_that_two_writers_could_write_differently_are_refused(value: tlog.Json) -> None:
    with pytest.raises(tlog.NotCanonical):
        commit({"says.x": value})


@given(
    st.dictionaries(
        words, words | st.integers(-(2**53) + 1, 2**53 - 1) | st.none() | st.booleans(), max_size=6
    )
)
def test_what_was_committed_is_always_found_again(says: dict[str, tlog.Json]) -> None:
    fields = {f"says.{key}": value for key, value in says.items()}
    made = commit(fields)
    assert hash_again(fields, made.salts) == made.fields
    assert recommit(made.fields) == (made.c, made.s)


def test_a_published_document_is_canonical_and_holds_no_leaf() -> None:
    doc = tlog.Mjdoc(
        kind="penalty_decision",
        title="行政处罚决定书",
        shown={"says.fine": (SALT, 50000)},
        hidden={"by.name": bytes(32)},
    )
    told = json.loads(tlog.mjdoc_bytes(doc))
    assert told["shown"] == {"says.fine": [SALT.hex(), 50000]}
    assert told.keys() == {"v", "kind", "title", "shown", "hidden"}
    assert tlog.canonical(told) == tlog.mjdoc_bytes(doc)
    known = hashlib.sha256(b'mj/map/1\x00{"hidden":["by.name"],"shown":["says.fine"]}').digest()
    assert tlog.field_map_hash(doc) == known
    wrapped = json.loads(tlog.envelope(doc, dec=tlog.Logged(b"leaf", "proof"), pub=None))
    assert wrapped == {"v": 1, "doc": told, "dec": {"leaf": "bGVhZg==", "proof": "proof"}}


any_text = st.text(st.characters(exclude_categories=["Cs"])).map(tlog.normal)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


@given(any_json)
def test_canonical_bytes_are_those_of_rfc_8785(value: tlog.Json) -> None:
    assert tlog.canonical(value) == rfc8785.dumps(value)


@given(any_text, any_json)
def test_a_field_has_the_canonical_bytes_of_its_pair(path: str, value: tlog.Json) -> None:
    told = b"mj/field/1\x00" + SALT + rfc8785.dumps([path, value])
    assert field_hash(path, SALT, value) == hashlib.sha256(told).digest()


def test_names_are_sorted_as_utf_16_sorts_them() -> None:
    told = {"\U00010000": 1, "\uffff": 2, "\ue000": 3, "a": 4}
    assert tlog.canonical(told) == rfc8785.dumps(told)
    assert list(json.loads(tlog.canonical(told))) == ["a", "\U00010000", "\ue000", "\uffff"]
