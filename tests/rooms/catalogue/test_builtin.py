"""What every installation starts with, and that installing it twice changes nothing."""

import uuid
from datetime import date

import pytest

from mingjing.law.calendar import working_days
from mingjing.record.models import Entry
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.builtin import builtin_editions, holiday_rows, install_builtin
from mingjing.rooms.catalogue.models import Edition
from mingjing.rooms.catalogue.problems import against
from mingjing.rooms.catalogue.shapes import check
from tests.rooms.catalogue.given import CLERK, enact, line_of_agencies

ON = date(2026, 11, 23)


@pytest.mark.parametrize("edition", builtin_editions(), ids=lambda one: f"{one.kind}-{one.code}")
def test_every_builtin_edition_is_sound(edition) -> None:
    whole = check(edition.kind, edition.rows)
    assert [*whole.problems, *against(edition.kind, whole.rows)] == []


def test_the_holidays_of_2026_are_those_of_the_notice() -> None:
    rows = holiday_rows(2026)
    assert sum(bool(row["is_off"]) for row in rows) == 33
    assert [row["day"] for row in rows if not row["is_off"]] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]


@pytest.mark.django_db(transaction=True)
def test_installing_twice_changes_nothing_and_own_editions_are_left_alone() -> None:
    own = enact(
        "number",
        "0",
        [{"code": "case", "pattern": "{agency}立字〔{year}〕{serial}号"}],
        since=date(2025, 1, 1),
    )
    first = install_builtin(CLERK, uuid.uuid4())
    entries = Entry.objects.count()
    assert len(first) == len(builtin_editions()) - 1
    assert install_builtin(CLERK, uuid.uuid4()) == []
    assert Entry.objects.count() == entries
    assert list(queries.editions("number")) == [own]


@pytest.mark.django_db(transaction=True)
def test_the_calendar_follows_the_newest_notice_of_each_year() -> None:
    assert queries.calendar().years == frozenset()
    install_builtin(CLERK, uuid.uuid4())
    calendar = queries.calendar()
    assert calendar.years == {2025, 2026}
    assert calendar.end(date(2026, 2, 9), working_days(7)).due == date(2026, 2, 25)
    assert calendar is queries.calendar()
    enact("holiday", "2026", holiday_rows(2026)[1:], since=date(2026, 6, 1))
    assert queries.calendar().is_working(date(2026, 1, 1))


@pytest.mark.django_db(transaction=True)
def test_the_builtin_answers_what_the_other_rooms_ask() -> None:
    install_builtin(CLERK, uuid.uuid4())
    assert queries.thresholds(ON) == {"person": 500_000, "organisation": 10_000_000}
    assert queries.number_pattern(7, "penalty_decision", ON) == "{agency}罚决〔{year}〕{serial}号"
    published = queries.disclosure_item("penalty", ON)
    assert published is not None
    assert (published.days, published.basis) == (7, "广东省行政执法公示办法第十一条第一项、第二十一条第二款")
    assert [item.grade for item in queries.recording_items(0, ON, act="compulsion")][:2] == ["A", "A"]
    term = queries.standard("review_term", ON)
    assert term is not None
    assert (term.value, term.unit) == (5, "working_day")


@pytest.mark.django_db(transaction=True)
def test_the_nearest_agency_in_line_decides_number_and_template() -> None:
    line_of_agencies()
    install_builtin(CLERK, uuid.uuid4())
    own = [{"code": "penalty_decision", "pattern": "{agency}综执罚决〔{year}〕{serial:06}号"}]
    enact("number", "12", own, since=date(2026, 1, 1), agency=12)
    enact(
        "template",
        "12",
        [{"code": "penalty_decision", "title": "行政处罚决定书", "contact": "路1号"}],
        since=date(2026, 1, 1),
        agency=12,
    )
    assert queries.number_pattern(30, "penalty_decision", ON) == own[0]["pattern"]
    assert queries.number_pattern(1, "penalty_decision", ON) == "{agency}罚决〔{year}〕{serial}号"
    assert (
        queries.number_pattern(30, "penalty_decision", date(2025, 12, 31))
        == "{agency}罚决〔{year}〕{serial}号"
    )
    printed = queries.template(30, "penalty_decision", ON)
    assert printed is not None
    assert printed.contact == "路1号"
    assert queries.template(1, "penalty_decision", ON) is None
    assert Edition.objects.filter(agency=12).count() == 2
