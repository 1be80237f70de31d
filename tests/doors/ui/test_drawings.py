"""The arithmetic behind the ring and the scale."""

import pytest

from mingjing.doors.ui.rings import ring
from mingjing.doors.ui.scales import scale

BANDS = (
    {"label": "较轻", "low": 500_000, "high": 1_000_000},
    {"label": "一般", "low": 1_000_000, "high": 2_000_000, "here": True},
    {"label": "较重", "low": 2_000_000, "high": 3_500_000},
    {"label": "严重", "low": 3_500_000, "high": 5_000_000},
)


@pytest.mark.parametrize(
    ("left", "total", "tone"),
    [
        (55, 90, "calm"),
        (4, 5, "calm"),
        (3, 90, "soon"),
        (2, 5, "soon"),
        (18, 90, "soon"),
        (-1, 90, "over"),
        (0, 7, "soon"),
    ],
)
def test_a_ring_turns_bronze_at_three_days_or_a_fifth_and_red_when_over(
    left: int, total: int, tone: str
) -> None:
    assert ring(left=left, total=total).tone == tone


def test_a_ring_over_time_is_full_and_says_by_how_much() -> None:
    drawn = ring(left=-3, total=7, unit="日")
    assert (drawn.text, drawn.sentence, drawn.filled) == ("−3", "已超期 3 日", drawn.turn)


def test_a_met_limit_is_a_full_ring_whatever_was_left() -> None:
    assert ring(left=-3, total=7, state="met").tone == "met"
    assert ring(left=5, total=7, state="met").filled == ring(left=0, total=7, state="met").turn


def test_a_suspended_limit_keeps_its_number_and_is_not_urgent() -> None:
    assert ring(left=1, total=90, state="suspended").sentence == "期限中止，剩 1 天"


def test_a_limit_of_no_length_draws_an_empty_ring() -> None:
    assert ring(left=0, total=0).filled == 0


def test_bands_are_as_wide_as_their_money() -> None:
    drawn = scale(BANDS, mark=1_200_000)
    assert [band.start for band in drawn.bands] == [0, 11.11, 33.33, 66.67]
    assert drawn.mark == 15.56
    assert drawn.label_at == "start"
    assert drawn.aligned


def test_a_mark_outside_the_bands_stays_at_the_edge() -> None:
    assert scale(BANDS, mark=9_900_000).mark == 100
    assert scale(BANDS, mark=0).mark == 0
    assert scale(BANDS).mark is None


def test_labels_leave_the_line_when_a_band_is_too_narrow_for_its_own() -> None:
    narrow = ({"label": "减轻处罚", "low": 0, "high": 100}, {"label": "一般", "low": 100, "high": 100_000})
    assert not scale(narrow).aligned


def test_past_cases_are_laid_on_the_same_line() -> None:
    assert scale(BANDS, spread={"low": 500_000, "median": 2_750_000, "high": 5_000_000}).spread == (
        0,
        50,
        100,
    )
