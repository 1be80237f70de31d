"""A whole city and a province: as large as promised, no larger than the disk bears, and nobody real in them."""

from datetime import date

import pytest

from mingjing.demo.more import benchmarks, more_plans, reinforcements
from mingjing.demo.people import staff
from mingjing.demo.permits import batches, permit
from mingjing.demo.places import WHOLE, everything
from mingjing.demo.plots import ON_SPOT, PLOTS
from mingjing.demo.sizes import ACT_BYTES, CITY, MOST_ON_A_SMALL_DISK, PROVINCE, SPARE_BYTES, borne
from mingjing.law.calendar import Calendar
from mingjing.rooms.catalogue.problems import against
from mingjing.rooms.catalogue.shapes import check
from mingjing.rooms.registry.identifiers import check_uscc

TODAY = date(2026, 3, 2)
KNOWN = Calendar(years=frozenset({2024, 2025, 2026, 2027}))


@pytest.mark.slow
def test_the_city_has_the_officers_and_grades_it_promises() -> None:
    cast = sum(len(staff(body, WHOLE)) for body in everything(WHOLE))
    for size in (CITY, PROVINCE):
        more = [person for _, people in reinforcements(size.officers) for person in people]
        assert cast + len(more) == size.officers
        assert len({person.certificate for person in more[:5000]}) == min(5000, len(more))
        grades = sum(len(row["grades"]) for _, rows in benchmarks(size.grades) for row in rows)
        assert grades + sum(len(plot.grades) for plot in (*PLOTS, *ON_SPOT)) == size.grades


@pytest.mark.slow
def test_every_further_benchmark_is_fit_to_come_into_force() -> None:
    for body, rows in benchmarks(CITY.grades):
        whole = check("benchmark", rows)
        assert [*whole.problems, *against("benchmark", whole.rows)] == [], body.name


def test_permits_are_dealt_out_without_a_gap_and_are_the_same_each_time() -> None:
    dealt = [number for _, numbers in batches(23_456) for number in numbers]
    assert dealt == list(range(23_456))
    body, numbers = next(iter(batches(10)))
    told = [permit(number, body, until=TODAY) for number in numbers]
    assert told == [permit(number, body, until=TODAY) for number in numbers]
    assert len({one.case for one in told}) == 10
    for one in told:
        assert one.decided_on < TODAY
        assert "某" in one.party
        assert "演示" in one.title
        assert not one.uscc or check_uscc(one.uscc).ok
        assert "990000" in one.uscc or not one.uscc


def test_most_further_cases_are_short_and_stand_at_many_stages() -> None:
    found = list(more_plans(400, today=TODAY, calendar=KNOWN))
    assert len({plan.docket for plan in found}) == 400
    assert sum(len(plan.way.moves) <= 12 for plan in found) > 200
    assert len({(plan.way.name, plan.taken) for plan in found}) > 20


def test_a_disk_that_is_too_small_is_told_and_not_filled() -> None:
    large = 10 * SPARE_BYTES + PROVINCE.permits * ACT_BYTES
    assert borne(PROVINCE, standing=0, free=large) == (PROVINCE, "")
    size, said = borne(PROVINCE, standing=0, free=SPARE_BYTES + 2 * MOST_ON_A_SMALL_DISK * ACT_BYTES)
    assert size.permits == MOST_ON_A_SMALL_DISK
    assert "容不下" in said
    size, _ = borne(CITY, standing=1000, free=SPARE_BYTES + 10 * ACT_BYTES)
    assert size.permits == 1010
    assert borne(CITY, standing=CITY.permits, free=0) == (CITY, "")
