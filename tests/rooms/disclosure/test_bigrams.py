"""Search tokens of documents and of readers' words."""

from hypothesis import given
from hypothesis import strategies as st

from mingjing.rooms.disclosure.bigrams import CUT, plain, query, tokens

TEXT = st.text(alphabet="未经批准擅自捕捞渔业ＡＢc12０ ，。（）%_'\\\u200b", max_size=40)


def test_a_run_of_chinese_is_cut_into_pairs() -> None:
    assert tokens("行政处罚") == ["行政", "政处", "处罚"]


def test_a_run_of_one_stays_and_words_are_whole_and_lower_case() -> None:
    assert tokens("粤Ａ12345，罚") == ["粤", "a12345", "罚"]


def test_pairs_do_not_reach_across_punctuation_and_stand_once() -> None:
    assert tokens("处罚。处罚（处罚）") == ["处罚"]


def test_invisible_characters_and_width_do_not_hide_a_word() -> None:
    assert tokens("捕\u200b捞ＡＢＣ") == tokens("捕捞abc")


def test_a_rare_character_beyond_the_basic_plane_is_chinese() -> None:
    assert tokens("\U00020000某〇") == ["\U00020000某", "某〇"]


def test_a_query_wants_all_pairs_and_confirms_longer_terms() -> None:
    asked = query("超市 过期食品")
    assert asked.tokens == ("超市", "过期", "期食", "食品")
    assert asked.confirm == ("过期食品",)
    assert asked.tsquery() == "'超市' & '过期' & '期食' & '食品'"


def test_one_character_asks_by_prefix() -> None:
    assert query("渔").tsquery() == "'渔':*"


def test_a_lone_character_beside_a_word_is_left_to_the_confirmation() -> None:
    asked = query("粤A12345")
    assert (asked.tokens, asked.confirm) == (("a12345",), ("粤a12345",))


def test_signs_of_the_query_language_do_no_harm() -> None:
    assert query("'; & | ! :*").empty
    assert query("100%_纯").like() == ["%100\\%\\_纯%"]
    assert query("a\\b%").like() == ["%a\\\\b\\%%"]


def test_a_long_query_is_cut_and_says_so() -> None:
    asked = query("罚" * (CUT + 1))
    assert asked.cut
    assert "前100个字" in asked.notice
    assert not query("罚" * CUT).cut


def _found(asked_of: str, document: str) -> bool:
    """What the database does with a query, in Python."""
    asked, there = query(asked_of), tokens(document)
    return (
        all(token in there for token in asked.tokens)
        and all(any(token.startswith(p) for token in there) for p in asked.prefixes)
        and all(term in plain(document) for term in asked.confirm)
    )


@given(TEXT, TEXT, st.text(alphabet="未经批准捕捞", min_size=2, max_size=9))
def test_what_stands_in_a_document_is_found(before: str, after: str, words: str) -> None:
    assert _found(words, before + words + after)


@given(TEXT)
def test_tokens_are_unique_and_safe_to_quote(text: str) -> None:
    found = tokens(text)
    assert len(found) == len(set(found))
    assert not any(set(token) & set("'\\&|!:* ") for token in found)
