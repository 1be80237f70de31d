"""Deadlines are what the law says of the file after every step, and a row that says the same is left alone."""

import pytest
from django.utils import timezone

from mingjing.law.procedures import procedure
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.deadlines import SAID, fresh
from mingjing.rooms.cases.models import Case, Deadline
from mingjing.rooms.cases.queries import file_of, lines
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)


def kept(case: Case) -> list[Deadline]:
    return list(Deadline.objects.filter(case=case).order_by("pk"))


def told(rows: list[Deadline]) -> list[str]:
    return sorted(str([getattr(row, name) for name in SAID]) for row in rows)


def test_a_step_that_moves_no_limit_leaves_every_row_alone() -> None:
    case = given.case_at("notice")
    with reading(given.EVERYWHERE):
        before = [row.pk for row in kept(case)]
    given.take(case, "collect")
    with reading(given.EVERYWHERE):
        assert [row.pk for row in kept(case)] == before != []


@pytest.mark.parametrize("stage", ["inquiry", "notice", "decision", "delivery"])
@pytest.mark.slow
def test_after_every_step_the_rows_are_what_the_law_counts(stage: str) -> None:
    case = given.case_at(stage)
    with reading(given.EVERYWHERE):
        file = file_of(lines(case), now=timezone.now())
        assert told(kept(case)) == told(fresh(case, procedure(case.procedure), file))


@pytest.mark.slow
def test_a_step_that_meets_a_limit_changes_its_row_alone() -> None:
    case = given.case_before("deliver")
    with reading(given.EVERYWHERE):
        before = {row.pk: row.state for row in kept(case)}
    given.take(case, "deliver")
    with reading(given.EVERYWHERE):
        after = {row.pk for row in kept(case)}
    stayed = after & set(before)
    assert stayed
    assert set(before) - stayed
