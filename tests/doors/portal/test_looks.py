"""Public pages in a real browser: nothing barred, nothing sideways, few bytes; all of it without scripts too."""

import gzip
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.doors.portal.conftest import City

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NAMES = ("home", "search", "decision", "verify", "log", "procedure", "withdrawn")


def place(name: str, city: City) -> str:
    return {
        "home": "/",
        "search": f"/search?q={quote('建筑垃圾')}",
        "decision": f"/decisions/{quote(city.shown)}",
        "verify": f"/v/{city.code}",
        "log": "/log",
        "procedure": "/procedures/penalty.summary.2021",
        "withdrawn": f"/decisions/{quote(city.withdrawn)}",
    }[name]


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(page: Page, site: str, city: City, name: str, theme: str, width: int) -> None:
    page.context.add_cookies([{"name": "mj_theme", "value": theme, "url": site}])
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site + place(name, city))
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:4]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["home", "search", "decision", "verify"])
def test_a_page_is_small(page: Page, site: str, city: City, name: str) -> None:
    asked: list[str] = []
    sizes: list[int] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("response", lambda one: sizes.append(_packed(one.body())))
    page.goto(site + place(name, city), wait_until="load")
    assert len(asked) <= 8
    assert sum(sizes) <= 60 * 1024
    assert page.evaluate("document.querySelectorAll('*').length") <= 1500


def _packed(body: bytes) -> int:
    return len(gzip.compress(body))


def test_a_browser_checks_a_decision_by_itself(page: Page, site: str, city: City) -> None:
    page.goto(site + place("decision", city))
    page.get_by_role("button", name="在本机浏览器核对").click()
    steps = page.locator(".proof-steps li")
    expect(steps).to_have_count(7)
    assert all(words.startswith("✓") for words in steps.all_inner_texts()), steps.all_inner_texts()


def test_a_browser_sees_a_changed_amount(page: Page, site: str, city: City) -> None:
    page.route(
        "**/*.mjdoc", lambda route: route.fulfill(body=route.fetch().text().replace("1200000", "200000", 1))
    )
    page.goto(site + place("decision", city))
    page.get_by_role("button", name="在本机浏览器核对").click()
    expect(page.locator(".proof-bad").first).to_have_text("✗ 公示的每一项都与决定作出时的承诺一致")


def test_everything_is_found_and_checked_without_scripts(chromium: Browser, site: str, city: City) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="zh-CN"
    )
    page = context.new_page()
    page.goto(site)
    page.get_by_label("检索词").fill("建筑垃圾 遗撒")
    page.get_by_role("button", name="查询").click()
    page.locator(".result").filter(has_text=city.shown).get_by_role("link").click()
    assert "警告" in page.locator(".facts").inner_text()
    page.goto(f"{site}/v")
    page.get_by_label("核验码").fill(city.code.lower().replace("-", " "))
    page.get_by_role("button", name="核验").click()
    assert page.locator(".outcome-title").inner_text() == "平台存有此件"
    page.get_by_label("处理结果").fill("警告；罚款 2,000 元")
    page.get_by_role("button", name="对照").click()
    assert page.locator(".outcome-title").inner_text() == "核验不一致"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("link", name="Benchmarks").first.is_visible()
    context.close()
