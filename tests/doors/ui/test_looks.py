"""Pages in a real browser: no accessibility violation, no sideways scrolling, few requests."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGES = ("/ui/?door=desk", "/ui/?door=portal", "/case", "/decision", "/home", "/refusal")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
BUDGETS = {"/case": 14, "/decision": 8, "/home": 10}


def show(page: Page, address: str, *, theme: str = "light", size: str = "normal", width: int = 1366) -> None:
    site = address.split("/")[2]
    for name, value in (("mj_theme", theme), ("mj_size", size)):
        page.context.add_cookies([{"name": name, "value": value, "domain": site.split(":")[0], "path": "/"}])
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address, wait_until="load")


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(page: Page, site: str, path: str, theme: str, width: int) -> None:
    show(page, site + path, theme=theme, width=width)
    found = Axe().run(page, options=RULES).response["violations"]
    told = [(each["id"], [node["html"][:120] for node in each["nodes"][:4]]) for each in found]
    assert told == []


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(page: Page, site: str, path: str, size: str) -> None:
    show(page, site + path, size=size)
    for width in (1366, 1024, 760, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("path", BUDGETS)
def test_a_page_asks_for_few_files_and_draws_few_elements(page: Page, site: str, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, site + path)
    assert len(asked) <= BUDGETS[path]
    assert page.evaluate("document.querySelectorAll('*').length") <= 1500


def test_the_next_step_is_above_the_fold_of_an_office_screen(page: Page, site: str) -> None:
    show(page, site + "/case")
    box = page.locator(".next").bounding_box()
    entries = [page.locator(".entry").nth(place).bounding_box() for place in range(2)]
    assert box is not None
    assert box["y"] + box["height"] < 768
    assert all(entry is not None and entry["y"] < 768 for entry in entries)


@pytest.mark.parametrize("door", ["desk", "portal"])
def test_targets_are_large_enough_to_hit(page: Page, site: str, door: str) -> None:
    show(page, f"{site}/ui/?door={door}", width=390)
    least = 24 if door == "desk" else 40
    small = page.evaluate(
        "least => [...document.querySelectorAll('.button, .pager-link, select.field-input, input.field-input')]"
        ".map(each => [each.className, Math.round(each.getBoundingClientRect().height)])"
        ".filter(([, height]) => height && height < least)",
        least,
    )
    assert small == []


def test_print_hides_the_shell_and_shows_the_footer(page: Page, site: str) -> None:
    show(page, site + "/decision")
    page.emulate_media(media="print")
    assert not page.locator(".masthead-nav").is_visible()
    assert page.locator(".print-foot").is_visible()
