"""Counting statutory days: the worked dates of 2026, and what must hold of every count."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.law.calendar import (
    Calendar,
    Held,
    add_months,
    days,
    end_hours,
    hours,
    months,
    working_days,
)
from mingjing.law.language import CHINA
from tests.law.walk import CALENDAR, day

IN_2026 = st.dates(date(2026, 1, 1), date(2026, 10, 31))
AMOUNTS = st.integers(1, 40)


def test_five_working_days_from_2026_09_23_skip_mid_autumn_and_national_day() -> None:
    reckoning = CALENDAR.end(day("09-23"), working_days(5))
    assert reckoning.due == day("10-08")
    assert reckoning.skipped == (
        (day("09-25"), day("09-27"), "法定节假日"),
        (day("10-01"), day("10-07"), "法定节假日"),
    )
    assert not reckoning.provisional


def test_seven_working_days_from_2026_02_09_count_the_worked_saturday_and_skip_spring_festival() -> None:
    assert CALENDAR.end(day("02-09"), working_days(7)).due == day("02-25")


def test_thirty_days_from_2026_03_01_extended_and_with_testing_do_not_roll() -> None:
    assert CALENDAR.end(day("03-01"), days(30)).due == day("03-31")
    assert CALENDAR.end(day("03-01"), days(60)).due == day("04-30")
    testing = Held(day("03-10"), day("03-19"), "检验期间")
    reckoning = CALENDAR.end(day("03-01"), days(60), held=[testing])
    assert reckoning.due == day("05-10")
    assert reckoning.due.weekday() == 6


def test_fifteen_days_from_2026_04_20_roll_off_labour_day() -> None:
    reckoning = CALENDAR.end(day("04-20"), days(15), roll=True)
    assert (reckoning.due, reckoning.unrolled) == (day("05-06"), day("05-05"))
    assert CALENDAR.end(day("04-20"), days(15)).due == day("05-05")


def test_ninety_days_from_2026_01_15_end_on_2026_04_15() -> None:
    assert CALENDAR.end(day("01-15"), days(90)).due == day("04-15")


def test_a_month_ends_on_the_same_day_number_or_the_last_of_the_month() -> None:
    assert add_months(day("01-31"), 1) == day("02-28")
    assert CALENDAR.end(day("08-31"), months(6)).due == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 24) == day("02-28")


def test_hours_run_on_through_the_weekend() -> None:
    friday = datetime(2026, 3, 6, 17, 30, tzinfo=CHINA)
    assert end_hours(friday, 24) == datetime(2026, 3, 7, 17, 30, tzinfo=CHINA)
    with pytest.raises(ValueError, match="hours"):
        CALENDAR.end(day("03-06"), hours(24))


def test_beyond_the_last_announced_year_a_date_is_provisional() -> None:
    assert CALENDAR.end(day("12-30"), working_days(5)).provisional
    assert not CALENDAR.end(day("12-01"), working_days(5)).provisional
    assert not CALENDAR.end(day("12-30"), days(5)).provisional
    assert CALENDAR.end(day("12-30"), days(5), roll=True).provisional
    assert Calendar().end(day("03-02"), working_days(1)).provisional


def test_a_make_up_sunday_is_a_working_day_and_a_holiday_monday_is_not() -> None:
    assert CALENDAR.is_working(day("09-20"))
    assert not CALENDAR.is_working(day("02-16"))
    assert CALENDAR.working_between(day("03-18"), day("03-30")) == 7


@given(IN_2026, AMOUNTS)
def test_a_longer_term_never_ends_earlier(start: date, amount: int) -> None:
    for term in (working_days, days, months):
        assert CALENDAR.end(start, term(amount)).due < CALENDAR.end(start, term(amount + 1)).due


@given(IN_2026, AMOUNTS)
def test_a_term_of_working_days_ends_on_one_and_holds_exactly_so_many(start: date, amount: int) -> None:
    due = CALENDAR.end(start, working_days(amount)).due
    assert CALENDAR.is_working(due)
    assert CALENDAR.working_between(start, due + timedelta(days=1)) == amount


@given(IN_2026, AMOUNTS)
def test_a_later_start_never_ends_earlier(start: date, amount: int) -> None:
    tomorrow = start + timedelta(days=1)
    assert CALENDAR.end(start, working_days(amount)).due <= CALENDAR.end(tomorrow, working_days(amount)).due


@given(IN_2026, st.integers(10, 60), st.integers(1, 9), st.integers(1, 30))
def test_a_suspension_moves_the_end_by_the_real_days_held(
    start: date, amount: int, after: int, held: int
) -> None:
    first = start + timedelta(days=after)
    pause = Held(first, first + timedelta(days=held - 1), "中止")
    plain = CALENDAR.end(start, days(amount)).due
    assert CALENDAR.end(start, days(amount), held=[pause]).due == plain + timedelta(days=held)


@given(IN_2026, AMOUNTS)
def test_rolling_moves_only_off_rest_days_and_only_forward(start: date, amount: int) -> None:
    plain, rolled = CALENDAR.end(start, days(amount)), CALENDAR.end(start, days(amount), roll=True)
    assert rolled.due >= plain.due
    assert CALENDAR.is_working(rolled.due)
    assert (rolled.unrolled is None) == (rolled.due == plain.due)


@given(IN_2026, AMOUNTS)
def test_every_day_is_either_counted_or_skipped_with_a_reason(start: date, amount: int) -> None:
    reckoning = CALENDAR.end(start, working_days(amount))
    skipped = sum((last - first).days + 1 for first, last, _ in reckoning.skipped)
    assert skipped + amount == (reckoning.due - start).days
    assert all(why for _, _, why in reckoning.skipped)
