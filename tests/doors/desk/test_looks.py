"""The desk in a real browser: usable by everyone, above the fold of an office screen, and whole without scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingjing.rooms.cases.models import Case
from tests import cast, given
from tests.doors.conftest import CHROMIUM, FLAGS
from tests.doors.desk.arriving import session

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def cases(transactional_db: None) -> dict[str, Case]:
    """A case at each of two stages."""
    return {stage: given.case_at(stage) for stage in ("verification", "notice")}


@pytest.fixture
def key(cases: dict[str, Case]) -> str:
    """张明 is signed in; made before the browser's loop begins."""
    return session("张明")


@pytest.fixture
def browser(key: str, live_server: LiveServer) -> Iterator[Browser]:
    """A browser that ends before the database does."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def page_of(browser: Browser, site: str, key: str, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, java_script_enabled=scripts, base_url=site
    )
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
    return context.new_page()


def test_axe_finds_no_violation_in_light_and_dark(
    cases: dict[str, Case], key: str, browser: Browser, live_server: LiveServer
) -> None:
    page, number = page_of(browser, live_server.url, key), cases["notice"].number
    addresses = [
        reverse("desk:todo"),
        reverse("desk:cases"),
        reverse("desk:case", args=[number]),
        reverse("desk:step", args=[number, "propose"]),
        reverse("desk:evidence", args=[number]),
        reverse("desk:entry", args=[number, 2]),
        reverse("desk:opening", args=[given.ORDINARY]),
    ]
    for theme in ("light", "dark"):
        page.context.add_cookies([{"name": "mj_theme", "value": theme, "url": live_server.url}])
        for address in addresses:
            page.goto(address, wait_until="load")
            found = Axe().run(page, options=RULES).response["violations"]
            told = [(each["id"], [node["html"][:160] for node in each["nodes"][:4]]) for each in found]
            assert told == [], (theme, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address


def test_the_next_step_and_three_entries_stand_above_the_fold(
    cases: dict[str, Case], key: str, browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, key)
    page.goto(reverse("desk:case", args=[cases["notice"].number]))
    boxes = [page.locator(".next").bounding_box()]
    boxes += [page.locator(".entry-head").nth(place).bounding_box() for place in range(3)]
    assert all(box is not None and box["y"] + box["height"] < 768 for box in boxes), boxes


def test_a_step_is_taken_without_scripts(
    cases: dict[str, Case], key: str, browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, key, scripts=False)
    page.goto(reverse("desk:case", args=[cases["verification"].number]))
    page.click("a:has-text('核查线索')")
    for number in cast.certificates("张明", "李华"):
        page.check(f"input[name=officers][value='{number}']")
    page.fill("input[name=on]", "2026-03-03")
    for box in page.locator("textarea[required]").all():
        box.fill("经核查，线索属实。")
    page.fill("textarea[name=grounds]", "没有书名号的法律")
    page.click("button.button-primary:has-text('核查线索')")
    expect(page.locator(".errors")).to_contain_text("看不出法律名称和条款")
    expect(page.locator("textarea[name=grounds]")).to_have_value("没有书名号的法律")
    page.fill("textarea[name=grounds]", "《行政处罚法》第五十四条")
    page.click("button.button-primary:has-text('核查线索')")
    expect(page.locator(".banner")).to_contain_text("已记入：核查线索")


def test_what_is_typed_is_saved_by_itself_and_drawn_as_the_paper_to_be(
    cases: dict[str, Case], key: str, browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, key)
    address = reverse("desk:step", args=[cases["notice"].number, "inform"])
    page.goto(address)
    page.evaluate("document.querySelector('mj-autosave').dataset.wait = '100'")
    page.locator("textarea").first.fill("拟警告并处罚款一万二千元。")
    expect(page.locator("[data-says]")).to_contain_text("已保存")
    expect(page.locator(".sample-page").first).to_be_visible(timeout=20_000)
    page.goto(address)
    expect(page.locator("textarea").first).to_have_value("拟警告并处罚款一万二千元。")
