"""试算: the decisions of the last twelve months under a benchmark as drafted."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from mingjing.rooms.agencies.queries import reader
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.trial import Trial, tried
from tests import cast, given
from tests.doors.desk import editing
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2026, 5, 1)


def drafted(**changes: Any) -> dict[str, Any]:
    """The benchmark of the house with its second grade changed so."""
    grades = [dict(one) for one in given.BENCHMARK["grades"]]
    grades[1] |= changes
    whole = {
        "start": 0,
        "floor": 0,
        "cap": 10_000,
        "base": "",
        "base_fixed": 0,
        "base_multiple": 10_000,
        "subject": "",
    }
    each = [{"factor": "", "level": "", "points": None, **one} for one in grades]
    return {**whole, **given.BENCHMARK, "grades": each}


def trial(name: str, *, on: date = ON, agency: int = 0, **changes: Any) -> Trial:
    who = reader(cast.account(name), on)
    tell(who.agencies)
    (found,) = tried([drafted(**changes)], agency=agency, reader=who, on=on)
    return found


@pytest.fixture
def decided() -> Case:
    """A case in which a fine was decided on by the second grade."""
    return given.case_at("archived")


def test_a_benchmark_that_changes_nothing_moves_no_case(decided: Case) -> None:
    assert trial("赵敏").counts == {"same": 1}


def test_a_fine_outside_the_new_bounds_is_counted_and_its_case_named(decided: Case) -> None:
    found = trial("赵敏", minimum=14_999_00, maximum=15_000_00)
    assert found.counts == {"outside": 1}
    assert [(one.number, one.verdict) for one in found.cases] == [(decided.number, "outside")]


def test_circumstances_without_a_grade_any_more_are_counted(decided: Case) -> None:
    assert trial("赵敏", conditions={"遗撒长度": "一百米以上不满三百米"}).counts == {"moved": 1}


def test_whoever_reads_no_cases_is_told_how_many_and_not_which(decided: Case) -> None:
    found = trial("钱进", minimum=14_999_00, maximum=15_000_00)
    assert (found.counts, found.cases) == ({"outside": 1}, ())


def test_only_twelve_months_and_the_catalogues_own_branch_count(decided: Case) -> None:
    assert trial("赵敏", on=date(2027, 6, 1)).decisions == 0
    assert trial("赵敏", agency=cast.OTHER).decisions == 0
    assert trial("赵敏", agency=cast.BUREAU).decisions == 1


def test_the_page_tells_what_is_tried_and_what_is_to_be_mended_first(decided: Case) -> None:
    browser = client("钱进")
    draft = editing.begun(browser, editing.edition("benchmark", "CG"))
    page = reverse("desk:draft_trial", args=[draft.pk])
    assert "没有改过的裁量基准" in browser.get(page).content.decode()
    draft.rows[0]["grades"][2]["maximum"] = 20_000_00
    draft.save()
    assert "有 0 件会不同" in browser.get(page).content.decode()
    assert decided.number not in browser.get(page).content.decode()
    draft.rows[0]["grades"][2]["minimum"] = 16_000_00
    draft.save()
    assert "先改好这些条目" in browser.get(page).content.decode()
    assert "件会不同" not in browser.get(page).content.decode()
    lists = editing.begun(browser, editing.edition("number", "0"))
    assert browser.get(reverse("desk:draft_trial", args=[lists.pk])).status_code == 404
