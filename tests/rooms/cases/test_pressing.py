"""What still has to be met: read from a narrow index page by page, and never of a case that is closed or not hers."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import pytest

from mingjing.rooms.agencies.models import Officer
from mingjing.rooms.agencies.scope import Reader, reading
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Deadline
from tests import cast, given

pytestmark = pytest.mark.django_db(transaction=True)


def waits(case: Case, day: str) -> Deadline:
    """One more limit of the case, still to be met."""
    on = date.fromisoformat(day)
    return Deadline.objects.create(
        case=case, agency=case.agency, code="publish", title="公开", start=on, due=on, state="over", article="第三十七条"
    )  # fmt: skip


def reader(
    *, whole: Collection[int] = (), posted: Collection[int] = (), officer: UUID | None = None
) -> Reader:
    return Reader("", officer, frozenset(whole), frozenset(posted), frozenset(), date(2026, 11, 28))


def officer(name: str) -> UUID:
    found: UUID = Officer.objects.get(name=name).pk
    return found


def test_limits_of_closed_cases_however_many_and_early_hide_none_of_an_open_one() -> None:
    closed, running = given.case_at("archived"), given.case_at("notice")
    with reading(given.EVERYWHERE):
        for month in range(1, 8):
            waits(closed, f"2020-0{month}-01")
        own = waits(running, "2021-01-01")
        everywhere = reader(whole=given.EVERYWHERE)
        assert [one.pk for one in queries.pressing(everywhere, limit=1)] == [own.pk]
        found = queries.pressing(everywhere, limit=50)
        assert found[0].pk == own.pk
        assert {one.case_id for one in found} == {running.pk}
        assert [one.due for one in found] == sorted(one.due for one in found)
        listed = queries.page(queries.listed(everywhere, view="pressing")).rows
        assert [one.pk for one in listed] == [running.pk]


def test_whoever_reads_only_her_part_finds_the_limits_of_her_own_cases() -> None:
    case = given.case_at("notice")
    with reading(given.EVERYWHERE):
        hers = reader(posted={case.agency}, officer=officer("张明"))
        others = reader(posted={case.agency}, officer=officer("林海"))
        assert {one.case_id for one in queries.pressing(hers)} == {case.pk}
        assert queries.pressing(others) == []
        assert queries.pressing(reader(whole={cast.OTHER})) == []
        assert list(queries.page(queries.listed(others, view="pressing")).rows) == []
