"""The desk by single keys in a real browser: rows, previews, forms, neighbours; silent in fields and when switched off."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingjing.rooms.cases.models import Case
from mingjing.rooms.inbox.models import Letter
from tests import given
from tests.doors.conftest import CHROMIUM, FLAGS
from tests.doors.desk.arriving import session
from tests.doors.desk.test_letters import sent

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FOCUSED = "document.activeElement.textContent.trim()"


@pytest.fixture
def cases(transactional_db: None) -> dict[str, Case]:
    """A case at each of three stages; the newest stands first in the list."""
    found = {stage: given.case_at(stage) for stage in ("verification", "inquiry", "notice")}
    return found | {"review": given.case_before("review"), "approval": given.case_before("approve_proposal")}


@pytest.fixture
def letter(cases: dict[str, Case]) -> Letter:
    return sent()


@pytest.fixture
def sessions(letter: Letter) -> dict[str, str]:
    """Who is signed in; made before the browser's loop begins."""
    return {name: session(name) for name in ("张明", "周敏", "王芳", "赵敏")}


@pytest.fixture
def browser(sessions: dict[str, str], live_server: LiveServer) -> Iterator[Browser]:
    """A browser that ends before the database does."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, sessions: dict[str, str], live_server: LiveServer) -> Page:
    return page_of(browser, live_server.url, sessions["张明"])


def page_of(browser: Browser, site: str, key: str, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, java_script_enabled=scripts, base_url=site
    )
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
    return context.new_page()


def address(case: Case) -> str:
    return reverse("desk:case", args=[case.number])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def violations(page: Page) -> list[object]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"][:4]]) for each in found]


def test_axe_finds_no_violation_on_letters_in_light_and_dark(
    letter: Letter, sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, sessions["赵敏"])
    addresses = [
        reverse("desk:letters"),
        *(
            reverse(f"desk:{name}", args=[letter.pk])
            for name in ("letter", "letter_report", "letter_original")
        ),
    ]
    for theme in ("light", "dark"):
        page.context.add_cookies([{"name": "mj_theme", "value": theme, "url": live_server.url}])
        for each in addresses:
            page.goto(each, wait_until="load")
            assert violations(page) == [], (theme, each)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1366, each


def test_a_row_is_previewed_by_space_and_left_again(cases: dict[str, Case], page: Page) -> None:
    for list_page in ("desk:cases", "desk:todo"):
        page.goto(reverse(list_page))
        press(page, "j")
        row = page.locator("[data-row]").first
        expect(row).to_be_focused()
        expect(row).to_have_attribute("aria-current", "true")
        assert violations(page) == []
        press(page, "Space")
        expect(page.locator("dialog.peek")).to_be_visible()
        expect(page.locator("#peek-title")).to_be_focused()
        assert violations(page) == []
        press(page, "j", "Space")
        expect(page.locator("dialog.peek")).to_be_hidden()
        expect(row).to_be_focused()
        press(page, "Space")
        expect(page.locator("dialog.peek")).to_be_visible()
        press(page, "Escape")
        expect(page.locator("dialog.peek")).to_be_hidden()


def test_a_preview_opens_by_mouse_and_its_step_by_key(cases: dict[str, Case], page: Page) -> None:
    page.goto(reverse("desk:cases"))
    page.get_by_role("link", name=f"预览：{cases['notice'].number}").click()
    expect(page.locator("#peek-title")).to_be_focused()
    press(page, "e")
    page.wait_for_url(f"**{reverse('desk:step', args=[cases['notice'].number, 'inform'])}")


def test_without_scripts_a_preview_is_the_case_itself(
    cases: dict[str, Case], sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, sessions["张明"], scripts=False)
    page.goto(reverse("desk:cases"))
    page.get_by_role("link", name=f"预览：{cases['notice'].number}").click()
    expect(page.locator("h1")).to_have_text(cases["notice"].title)
    page.click("text=上一件")
    expect(page.locator(".onward")).to_contain_text("列表第 2 件")
    expect(page.locator("[data-opens=shortcuts]")).to_be_hidden()


def test_whoever_is_signed_out_meanwhile_is_sent_to_sign_in_not_into_the_preview(
    cases: dict[str, Case], page: Page
) -> None:
    page.goto(reverse("desk:cases"))
    page.context.clear_cookies()
    page.locator(".peek-link").first.click()
    page.wait_for_url("**/accounts/login/**")


def test_a_case_is_worked_on_by_keys(cases: dict[str, Case], page: Page) -> None:
    page.goto(reverse("desk:cases"))
    press(page, "j", "j", "j", "Enter")
    page.wait_for_url(f"**{address(cases['notice'])}")
    press(page, "]")
    page.wait_for_url(f"**{address(cases['inquiry'])}")
    press(page, "[")
    page.wait_for_url(f"**{address(cases['notice'])}")
    press(page, "d")
    page.wait_for_url("**#papers")
    expect(page.locator("#papers")).to_be_in_viewport()
    press(page, "e")
    page.wait_for_url(f"**{reverse('desk:step', args=[cases['notice'].number, 'inform'])}")
    press(page, "s")
    assert page.evaluate(FOCUSED) == "事先告知"
    assert page.url.endswith("/steps/inform/")


def test_returning_is_brought_to_hand_and_not_done(
    cases: dict[str, Case], sessions: dict[str, str], browser: Browser, live_server: LiveServer
) -> None:
    page = page_of(browser, live_server.url, sessions["王芳"])
    page.goto(reverse("desk:review", args=[cases["review"].number]))
    press(page, "r")
    assert page.evaluate(FOCUSED) == "退回"
    page = page_of(browser, live_server.url, sessions["周敏"])
    page.goto(reverse("desk:step", args=[cases["approval"].number, "approve_proposal"]))
    press(page, "r")
    expect(page.locator("input[value=returned]")).to_be_checked()
    press(page, "s")
    expect(page.locator(".action-bar .button-primary")).to_be_focused()
    assert page.url.endswith("/steps/approve_proposal/")


def test_no_key_is_heard_in_a_field(cases: dict[str, Case], page: Page) -> None:
    page.goto(reverse("desk:cases"))
    press(page, "j")
    box = page.locator("input[type=search]")
    box.focus()
    page.keyboard.type("e [s] r?")
    press(page, "Space")
    expect(box).to_have_value("e [s] r? ")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url.endswith(reverse("desk:cases"))


def test_the_keys_are_switched_off_and_on_again_without_a_key(cases: dict[str, Case], page: Page) -> None:
    page.goto(reverse("desk:cases"))
    press(page, "?")
    sheet = page.locator("dialog.shortcuts")
    for words in ("预览这一行", "填下一张表", "看文书", "列表中的上一件", "列表中的下一件"):
        expect(sheet).to_contain_text(words)
    assert violations(page) == []
    page.click("text=关掉单键快捷键")
    expect(page.get_by_text("单键快捷键已关掉")).to_be_visible()
    press(page, "j", "Space", "?")
    expect(page.locator("[aria-current=true]")).to_have_count(0)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.click("[data-opens=shortcuts]")
    page.click("text=打开单键快捷键")
    expect(page.get_by_text("单键快捷键已关掉")).to_have_count(0)
    press(page, "j")
    expect(page.locator("[data-row]").first).to_be_focused()


def test_the_case_list_keeps_its_rows_on_one_line(cases: dict[str, Case], page: Page) -> None:
    page.goto(reverse("desk:cases"))
    heights = page.locator("tbody tr").evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert heights
    assert max(heights) <= 33
    assert page.evaluate("document.querySelector('.table').scrollWidth") <= 1366
    assert page.evaluate("getComputedStyle(document.querySelector('.table-head')).position") == "sticky"
