"""Dates, clock times, money and masked numbers as people read them."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mingjing.doors.ui import words

VALUES = {digit: place for place, digit in enumerate(words.DIGITS)}
LATE = datetime(2026, 11, 22, 17, 41, tzinfo=UTC)


def test_an_instant_is_shown_as_the_local_day_and_time() -> None:
    assert words.day(LATE) == "2026-11-23"
    assert words.day_month(LATE) == "11-23"
    assert words.clock(LATE) == "01:41"
    assert words.moment(LATE) == "2026-11-23 01:41"


def test_a_value_goes_back_into_its_input() -> None:
    assert words.entered(LATE) == "2026-11-23T01:41"
    assert words.entered(date(2026, 11, 23)) == "2026-11-23"
    assert (words.entered(12), words.entered(None)) == ("12", "")


def test_a_day_to_plan_for_names_its_weekday() -> None:
    assert words.weekday_day(date(2026, 11, 25)) == "11-25（周三）"


def test_nothing_is_a_dash_and_never_a_zero() -> None:
    shown = (words.day, words.day_month, words.weekday_day, words.clock, words.moment, words.yuan)
    assert {each(None) for each in shown} | {words.yuan_upper(None), words.thousands(None)} == {"—"}


@pytest.mark.parametrize(
    ("fen", "text"),
    [(1_200_000, "12,000 元"), (5, "0.05 元"), (123_456, "1,234.56 元"), (0, "0 元"), (-100, "-1 元")],
)
def test_money_shows_fen_only_when_there_are_any(fen: int, text: str) -> None:
    assert words.yuan(fen) == text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (1_200_000, "壹万贰仟元整"),
        (0, "零元整"),
        (10_000, "壹佰元整"),
        (100_500, "壹仟零伍元整"),
        (10_050_000, "壹拾万零伍佰元整"),
        (100_000_000, "壹佰万元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (1_010_001_000_000, "壹佰零壹亿零壹万元整"),
        (1_000_000_000_000_00, "壹万亿元整"),
        (1_002_005, "壹万零贰拾元零伍分"),
        (150, "壹元伍角整"),
        (156, "壹元伍角陆分"),
        (6, "陆分"),
        (2_020_00, "贰仟零贰拾元整"),
    ],
)
def test_capital_money_is_written_as_on_a_cheque(fen: int, text: str) -> None:
    assert words.yuan_upper(fen) == text


def read(text: str) -> int:
    """Capital money back into fen, by another road than it was written."""
    whole, _, rest = text.partition("元") if "元" in text else ("", "", text)
    total = group = digit = 0
    for letter in whole:
        if letter in VALUES:
            digit = VALUES[letter]
        elif letter in "拾佰仟":
            group += digit * 10 ** ("拾佰仟".index(letter) + 1)
            digit = 0
        elif letter == "万":
            total, group, digit = total + (group + digit) * 10_000, 0, 0
        else:
            total, group, digit = (total + group + digit) * 100_000_000, 0, 0
    fen = (total + group + digit) * 100
    for letter, unit in pairwise(rest):
        fen += VALUES.get(letter, 0) * {"角": 10, "分": 1}.get(unit, 0)
    return fen


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_capital_money_can_be_read_back(fen: int) -> None:
    text = words.yuan_upper(fen)
    assert read(text) == fen
    assert "零零" not in text


def test_money_too_large_or_negative_has_no_capital_form() -> None:
    for fen in (-1, 10**18):
        with pytest.raises(ValueError, match="No capital form"):
            words.yuan_upper(fen)


def test_a_mask_keeps_the_ends_and_hides_a_short_text_whole() -> None:
    assert words.mask("13812340615") == "138××××0615"
    assert words.mask("1234567") == "×××××××"
    assert words.mask("梁国强", 1, 0) == "梁××"


def test_paragraphs_escape_what_was_typed() -> None:
    assert words.paragraphs("第一段\n\n <b>二</b> ") == Markup("<p>第一段</p><p>&lt;b&gt;二&lt;/b&gt;</p>")
    assert words.paragraphs(None) == ""
