"""From a list into a case and on to its neighbours; and a case previewed over the list, which is a look as well."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.queries import looks_of
from tests import given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)


def three() -> list[Case]:
    """Three new cases as the list shows them: newest first."""
    given.house()
    return [given.opened(on="2026-03-02").case for _ in range(3)][::-1]


def address(case: Case) -> str:
    return reverse("desk:case", args=[case.number])


def onward(browser: Client, case: Case) -> str:
    """The way to the neighbours on the page of the case; empty where there is none."""
    shown = browser.get(address(case)).content.decode()
    return shown.split('class="onward"')[1].split("</nav>")[0] if 'class="onward"' in shown else ""


def previewed(browser: Client, case: Case) -> HttpResponse:
    answer: HttpResponse = browser.get(address(case), headers={"HX-Request": "true"})  # type: ignore[assignment]
    return answer


def test_a_case_leads_to_its_neighbours_in_the_list_one_came_from() -> None:
    first, second, third = three()
    browser = client("张明")
    assert onward(browser, second) == ""
    browser.get(reverse("desk:cases"))
    way = onward(browser, second)
    assert f'href="{address(first)}" rel="prev" aria-keyshortcuts="["' in way
    assert f'href="{address(third)}" rel="next" aria-keyshortcuts="]"' in way
    assert "列表第 2 件，共 3 件" in way
    assert 'rel="prev"' not in onward(browser, first)
    assert 'rel="next"' not in onward(browser, third)


def test_the_order_of_the_list_holds_after_a_step_moved_the_case() -> None:
    first, second, third = three()
    browser = client("张明")
    browser.get(reverse("desk:cases"))
    given.take(third, "verify", on="2026-03-03")
    assert "列表第 3 件，共 3 件" in onward(browser, third)
    assert address(first) in onward(browser, second)


def test_the_way_back_leads_to_the_very_list_and_the_newest_list_counts() -> None:
    _, second, _ = three()
    browser = client("张明")
    browser.get(reverse("desk:cases"))
    browser.get(reverse("desk:cases"), {"text": second.number})
    shown = browser.get(address(second)).content.decode()
    assert f'href="{reverse("desk:cases")}?text=' in shown
    assert "列表第 1 件，共 1 件" in shown


def test_the_to_do_list_leads_on_too() -> None:
    three()
    browser = client("张明")
    shown = browser.get(reverse("desk:todo")).content.decode()
    cases = [part.split('"')[0] for part in shown.split('class="todo-case" href="')[1:]]
    assert len(cases) == 3
    assert f'href="{cases[1]}" rel="next"' in browser.get(cases[0]).content.decode()


def test_a_preview_holds_the_essentials_and_no_page_around_them() -> None:
    case = given.case_at("notice")
    answer = previewed(client("张明"), case)
    shown = answer.content.decode()
    assert "<html" not in shown
    assert "HX-Request" in answer["Vary"]
    for words in (
        case.title,
        case.number,
        "告知听取",
        "作出行政处罚决定",
        "示例土石方工程有限公司，",
        "事先告知",
        "调查终结",
        "打开案件",
    ):
        assert words in shown, words
    assert shown.split("最近三条记录")[1].count('class="peek-line"') == 3
    assert reverse("desk:step", args=[case.number, "inform"]) in shown


def test_a_preview_is_a_look_and_stands_on_the_page_of_the_case() -> None:
    case = given.case_at("inquiry")
    previewed(client("陈立"), case)
    with reading(given.EVERYWHERE):
        assert Entry.objects.filter(docket=looks_of(case.docket_id), action="case.look").count() == 1
    assert "陈立 · 中山市城市管理和综合执法局" in client("张明").get(address(case)).content.decode()


def test_a_stranger_previews_nothing() -> None:
    case = given.case_at("inquiry")
    assert previewed(client("孙强"), case).status_code == 404
    with reading(given.EVERYWHERE):
        assert not Entry.objects.filter(docket=looks_of(case.docket_id)).exists()


def test_every_row_of_both_lists_has_a_visible_preview() -> None:
    first, *_ = three()
    for page in ("desk:cases", "desk:todo"):
        shown = client("张明").get(reverse(page)).content.decode()
        assert f'href="{address(first)}" aria-keyshortcuts="Space" hx-get="{address(first)}"' in shown
        assert "<mj-peek>" in shown


@pytest.mark.slow
def test_returning_is_named_where_a_review_or_an_approval_offers_it() -> None:
    reviewed, approved = given.case_before("review"), given.case_before("approve_proposal")
    page = reverse("desk:review", args=[reviewed.number])
    assert 'data-does="returned" aria-keyshortcuts="r"' in client("王芳").get(page).content.decode()
    page = reverse("desk:step", args=[approved.number, "approve_proposal"])
    form = client("周敏").get(page).content.decode()
    assert form.split('value="returned"')[1].split(">")[0].endswith('aria-keyshortcuts="r"')
