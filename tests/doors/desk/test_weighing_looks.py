"""审核、审批、讨论、收缴 in a real browser: usable by everyone, and the conclusion follows while one answers."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.payments.owing import file_of, remember
from tests import given
from tests.doors.conftest import CHROMIUM, FLAGS
from tests.doors.desk.arriving import session

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def cases(transactional_db: None) -> dict[str, Case]:
    """One case that waits for each of them."""
    found = {step: given.case_before(step) for step in ("review", "deliberate", "decide", "pay")}
    with reading(given.EVERYWHERE):
        remember(found["pay"], file_of(found["pay"], timezone.now()))
    return found


@pytest.fixture
def sessions(cases: dict[str, Case]) -> dict[str, str]:
    """Who is signed in; made before the browser's loop begins."""
    return {name: session(name) for name in ("王芳", "陈立", "何丽")}


@pytest.fixture
def browser(sessions: dict[str, str], live_server: LiveServer) -> Iterator[Browser]:
    """A browser that ends before the database does."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def page_of(browser: Browser, site: str, key: str, *, scripts: bool = True) -> Page:
    """A page of somebody signed in."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, java_script_enabled=scripts, base_url=site
    )
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
    return context.new_page()


def violations(page: Page, address: str) -> list[object]:
    page.goto(address, wait_until="load")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(address, each["id"], [node["html"][:160] for node in each["nodes"][:4]]) for each in found]


def test_nobody_is_shut_out_of_any_of_these_pages(
    cases: dict[str, Case], sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    pages = {
        "王芳": ["desk:reviews", ("desk:review", "review")],
        "陈立": ["desk:approvals", "desk:deliberations", ("desk:deliberation", "deliberate")],
        "何丽": ["desk:payments", ("desk:payment", "pay")],
    }
    found: list[object] = []
    for name, addresses in pages.items():
        page = page_of(browser, live_server.url, sessions[name])
        for one in addresses:
            plain = isinstance(one, str)
            address = reverse(one) if plain else reverse(one[0], args=[cases[one[1]].number])
            found += violations(page, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address
    assert found == []


def test_the_conclusion_follows_the_answers_while_they_are_given(
    cases: dict[str, Case], sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, sessions["王芳"])
    page.goto(reverse("desk:review", args=[cases["review"].number]))
    passed, returned = page.locator("[data-does=passed]"), page.locator("[data-does=returned]")
    expect(page.get_by_text("还有 8 项没有回答")).to_be_visible()
    expect(passed).to_be_disabled()
    for number in range(1, 9):
        page.locator(f"#answer-r{number}-ok").check()
    expect(passed).to_be_enabled()
    page.locator("#answer-r4-problem").check()
    expect(passed).to_be_disabled()
    expect(returned).to_have_text("退回（1 项）")
    page.locator("textarea[name=note-r4]").fill("补签第三页。")
    page.get_by_label("审核意见说明").fill("证据有缺。")
    page.get_by_label("审核日期").fill("2026-04-03")
    returned.click()
    expect(page.get_by_text("1 条建议已交承办人员")).to_be_visible()


def test_a_review_is_given_without_javascript(
    cases: dict[str, Case], sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, sessions["王芳"], scripts=False)
    page.goto(reverse("desk:review", args=[cases["review"].number]))
    for number in range(1, 9):
        page.locator(f"#answer-r{number}-ok").check()
    page.get_by_role("button", name="询问笔录").click()
    expect(page.get_by_text("问：车辆当日由谁驾驶？")).to_be_visible()
    page.get_by_label("审核意见说明").fill("权限合法，事实清楚。")
    page.get_by_label("审核日期").fill("2026-04-03")
    page.get_by_role("button", name="审核通过").click()
    expect(page.get_by_text("审核通过。")).to_be_visible()
