"""The small behaviours, each driven as a reader drives it."""

import json
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mingjing.doors.ui import words

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "yuan",
    ["0", "12000", "12,000.50", "1005", "100500", "100000001", "10000.05", "0.06", "1010000100", "20200"],
)
def test_money_is_echoed_in_the_same_capitals_as_on_paper(page: Page, site: str, yuan: str) -> None:
    page.goto(site + "/ui/")
    page.fill("#field-fine", yuan)
    whole, _, rest = yuan.replace(",", "").partition(".")
    fen = int(whole) * 100 + int(rest.ljust(2, "0") or 0)
    expect(page.locator(".field-upper")).to_have_text(f"大写：{words.yuan_upper(fen)}")


def test_what_is_not_money_is_not_echoed(page: Page, site: str) -> None:
    page.goto(site + "/ui/")
    page.fill("#field-fine", "一万")
    expect(page.locator(".field-upper")).to_have_text("")


def test_the_palette_opens_by_key_and_goes_where_it_says(page: Page, site: str) -> None:
    page.goto(site + "/case")
    page.keyboard.press("Control+k")
    options = page.locator(".palette [role=option]")
    expect(options).to_have_count(3)
    expect(page.locator(".palette-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.locator(".palette-input")).to_have_attribute("aria-activedescendant", "palette-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.url.endswith("#sample-review_list")


def test_the_palette_asks_the_server_with_what_was_typed(page: Page, site: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(unquote(route.request.url.split("?q=")[1]))
        route.fulfill(body=json.dumps([]), content_type="application/json")

    page.route("**/sample-palette.json*", answer)
    page.goto(site + "/case")
    page.click(".topbar-search")
    page.keyboard.type("遗撒")
    expect(page.locator(".palette-empty")).to_be_visible()
    page.wait_for_timeout(200)
    assert asked == ["", "遗撒"]
    page.keyboard.press("Escape")
    expect(page.locator(".palette")).to_be_hidden()


def test_rows_are_walked_and_opened_by_single_keys(page: Page, site: str) -> None:
    page.goto(site + "/case")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-row]").nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.url.endswith("#e1")
    page.keyboard.press("g")
    page.keyboard.press("d")
    assert page.url.endswith("#todo")


def test_single_keys_are_silent_while_typing_and_when_switched_off(page: Page, site: str) -> None:
    page.goto(site + "/ui/")
    page.focus("#field-act")
    page.keyboard.type("?")
    expect(page.locator(".shortcuts")).to_be_hidden()
    page.keyboard.press("Tab")
    page.focus("main")
    page.keyboard.press("?")
    expect(page.locator(".shortcuts")).to_be_visible()
    page.goto(site + "/case")
    page.keyboard.press("?")
    page.click("text=关掉单键快捷键")
    page.wait_for_load_state()
    page.keyboard.press("?")
    expect(page.locator(".shortcuts")).to_be_hidden()


def test_the_theme_changes_at_once_and_stays(page: Page, site: str) -> None:
    page.goto(site + "/decision")
    page.click("text=深色")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.click("text=大字版")
    page.goto(site + "/home")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-size", "large")


def test_the_theme_changes_without_javascript_too(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/decision")
    page.click("text=深色")
    assert page.url == site + "/decision"
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()


def test_the_system_theme_is_followed_until_one_is_chosen(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site + "/decision")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(14, 22, 27)"
    page.click("text=浅色")
    assert page.evaluate(ground) == "rgb(238, 242, 242)"


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page: Page, site: str) -> None:
    page.goto(site + "/ui/")
    expect(page.locator(".errors")).to_be_focused()
    assert page.title().startswith("出错：")
    page.click(".errors >> text=证号应为")
    expect(page.locator("#field-certificate")).to_be_focused()


def test_a_reason_is_asked_in_place_and_may_be_left(page: Page, site: str) -> None:
    page.goto(site + "/ui/")
    page.click("#confirm > summary")
    expect(page.locator("#confirm textarea")).to_be_visible()
    page.click("#confirm >> text=不撤回")
    expect(page.locator("#confirm textarea")).to_be_hidden()
    expect(page.locator("#confirm > summary")).to_be_focused()


FORM = """<mj-autosave data-url="/save" data-wait="50"><form id="draft"><input name="facts"></form></mj-autosave>
<mj-preview data-url="/draw" data-form="draft"><p>旧</p></mj-preview>"""


def test_a_draft_is_saved_after_a_change_and_says_when(page: Page, site: str) -> None:
    sent: list[str] = []
    page.route(
        "**/save", lambda route: (sent.append(route.request.post_data or ""), route.fulfill(status=204))
    )
    page.route("**/draw", lambda route: route.fulfill(body="<h2>新</h2>", content_type="text/html"))
    page.goto(site + "/refusal")
    page.evaluate("html => { document.querySelector('.plain-sheet').innerHTML = html; }", FORM)
    page.fill("[name=facts]", "遗撒 160 米")
    expect(page.locator("#says")).to_have_text(re.compile(r"^已保存 \d\d:\d\d$"))
    expect(page.locator("mj-preview h2")).to_have_text("新")
    assert "遗撒 160 米" in sent[0]


def test_a_failed_save_is_told_and_tried_again(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    answers = iter([500, 204])
    page.route("**/save", lambda route: route.fulfill(status=next(answers)))
    page.goto(site + "/decision")
    page.evaluate("html => { document.querySelector('article').innerHTML = html; }", FORM.split("\n")[0])
    page.fill("[name=facts]", "一")
    expect(page.locator("mj-autosave[state=failed], mj-autosave[state=saved]")).to_be_attached()
    expect(page.locator("mj-autosave")).to_have_attribute("state", "saved")
    page.close()


def test_chosen_files_are_listed_with_their_size(page: Page, site: str) -> None:
    page.goto(site + "/ui/")
    page.set_input_files(
        "#field-files", [{"name": "车牌.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 2500}]
    )
    expect(page.locator(".upload-list li")).to_have_text("车牌.jpg，3 KB")


def test_filters_fold_on_a_phone_without_a_script(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site + "/ui/?door=portal")
    expect(page.locator(".facets-form")).to_be_hidden()
    page.click(".facets-title")
    expect(page.locator(".facets-form")).to_be_visible()
    context.close()
