"""What grows slowly and unseen is held here: questions a page asks, its weight, and what a long docket or list costs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.mirrored import permits
from bench.weight import MOST_ELEMENTS, Weight, weight
from mingjing.record.actor import Actor
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.disclosure.actions import mirror_many
from mingjing.rooms.disclosure.models import Snapshot
from tests import cast, given
from tests.doors.desk.arriving import client
from tests.rooms.disclosure.test_mirroring import ONE
from tests.rooms.disclosure.world import settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HALL = Actor("integrator:hall", "政务服务大厅", cast.BUREAU, "城管局", "integrator")
PORTAL = pytest.mark.urls("mingjing.config.urls_portal")
ENTRIES, PAPERS = 60, 20


@contextmanager
def questions() -> Iterator[list[str]]:
    """Every statement the database is asked within the block."""
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield asked


def asked_by(browser: Client, page: str) -> int:
    """How many questions a page asks once it has been read before."""
    browser.get(page)
    with questions() as asked:
        assert browser.get(page).status_code == 200
    return len(asked)


def quickest(work: Callable[[], object], rounds: int = 9) -> float:
    """Seconds in the best of several rounds: the machine is shared."""
    return min(_seconds(work) for _ in range(rounds))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def case_of(entries: int, papers: int = 0) -> Case:
    """A case with so many entries on its docket, and at least so many papers."""
    case = given.case_at("notice")
    while Paper.objects.filter(case=case).count() < papers:
        given.take(case, "interview")
    case.docket.refresh_from_db()
    for _ in range(entries - case.docket.length):
        given.take(case, "collect")
    return case


def listed(cases: int) -> None:
    """So many cases of the bureau."""
    given.house()
    with reading(given.EVERYWHERE):
        assert not [one.wrong for one in mirror_many(permits(0, cases), by=HALL) if one.wrong]


def page_of(case: Case) -> str:
    return reverse("desk:case", args=[case.number])


def test_a_case_page_asks_as_much_for_sixty_entries_as_for_a_few() -> None:
    with reading(given.EVERYWHERE):
        few, many = given.case_at("notice"), case_of(ENTRIES)
    browser = client("陈立")
    assert asked_by(browser, page_of(many)) == asked_by(browser, page_of(few))
    assert asked_by(browser, page_of(many)) <= 16


def test_a_list_of_a_hundred_asks_as_much_as_a_list_of_twenty() -> None:
    listed(110)
    page, browser = reverse("desk:cases"), client("陈立")
    assert asked_by(browser, f"{page}?size=100") == asked_by(browser, f"{page}?size=20") <= 10


def test_a_list_of_a_hundred_takes_at_most_six_times_a_list_of_twenty() -> None:
    listed(110)
    page, browser = reverse("desk:cases"), client("陈立")
    hundred = quickest(lambda: browser.get(f"{page}?size=100"))
    assert hundred <= 6 * quickest(lambda: browser.get(f"{page}?size=20"))


def test_the_to_do_list_reads_all_its_dockets_at_once() -> None:
    given.case_at("notice")
    browser = client("陈立")
    one = asked_by(browser, reverse("desk:todo"))
    with reading(given.EVERYWHERE):
        given.case_at("decision")
    assert asked_by(browser, reverse("desk:todo")) == one <= 11


def test_a_step_asks_little_and_a_long_docket_costs_at_most_twice_a_short_one() -> None:
    short, long = given.case_at("notice"), case_of(ENTRIES)
    given.take(long, "collect")
    with questions() as asked:
        given.take(long, "collect")
    assert len(asked) <= 14  # four of them find the example's piece of evidence and say who reads
    took = quickest(lambda: given.take(long, "collect"))
    assert took <= 2 * quickest(lambda: given.take(short, "collect"))


@PORTAL
def test_a_decision_page_asks_once_and_is_drawn_again_when_its_row_changes() -> None:
    page = decision()
    browser = Client()
    first = browser.get(page)
    assert asked_by(browser, page) == 1
    same = browser.get(page)
    assert (same.content, dict(same.items())) == (first.content, dict(first.items()))
    assert browser.get(page, headers={"if-none-match": first["ETag"]}).status_code == 304
    Snapshot.objects.filter(kind="penalty").update(state="corrected")
    assert browser.get(page).content != first.content
    browser.cookies["mj_size"] = "large"
    assert browser.get(page).content != first.content


@PORTAL
def test_a_search_asks_little() -> None:
    decision()
    assert asked_by(Client(), "/search?q=处罚") <= 8


@PORTAL
def test_public_pages_stay_light() -> None:
    page = decision()
    heavy = {
        path: found
        for path in (page, "/search?q=处罚")
        if not within(found := weigh(Client(), path, "portal"), 60, 8)
    }
    assert heavy == {}


def test_pages_of_the_desk_stay_light() -> None:
    listed(110)
    with reading(given.EVERYWHERE):
        case = case_of(ENTRIES, PAPERS)
    browser = client("陈立")
    lists = [reverse("desk:cases"), f"{reverse('desk:cases')}?size=100"]
    pages = (page_of(case), *lists, reverse("desk:todo"))
    heavy = {page: found for page in pages if not within(found := weigh(browser, page, "desk"), 120, 14)}
    assert heavy == {}


def test_a_page_with_too_many_elements_is_found() -> None:
    assert within(weight("<p></p>" * 10, "desk"), 120, 14)
    assert not within(weight("<p></p>" * (MOST_ELEMENTS + 1), "desk"), 120, 14)


def weigh(browser: Client, page: str, door: str) -> Weight:
    answer = browser.get(page)
    assert answer.status_code == 200
    return weight(answer.content.decode(), door)


def within(found: Weight, kilobytes: float, requests: int) -> bool:
    return found.kilobytes <= kilobytes and found.requests <= requests and found.elements <= MOST_ELEMENTS


def decision() -> str:
    """A public decision's address."""
    given.house()
    with reading(given.EVERYWHERE):
        list(mirror_many([ONE], by=HALL))
    settle()
    return reverse("portal:decision", args=[Snapshot.objects.get(kind="penalty").slug])
