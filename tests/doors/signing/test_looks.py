"""The pages of signing in, in a real browser: usable by everyone, by keyboard, and with a passkey."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingjing.rooms.agencies.models import Account
from tests import cast
from tests.doors.conftest import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN = ("/accounts/login/", "/accounts/login/?ended=idle", "/accounts/inactive/", "/accounts/city/cancelled/")
OWN = (
    "/accounts/security/", "/accounts/sessions/", "/accounts/password/", "/accounts/logout/", "/accounts/again/",
    "/accounts/codes/on/", "/accounts/passkeys/", "/accounts/passkeys/add/", "/accounts/confirm/",
)  # fmt: skip


@pytest.fixture
def site(people: None, live_server: LiveServer) -> Iterator[str]:
    """The desk's door on loopback, as a demonstration."""
    Account.objects.update(demo=True)
    with override_settings(DEMO=True, DEMO_PASSWORD=cast.PASSWORD):
        yield f"http://localhost:{live_server.url.rsplit(':', 1)[1]}"


@pytest.fixture
def page(site: str) -> Iterator[Page]:
    """A page of a browser that ends before the database does."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(viewport={"width": 1366, "height": 768})
        browser.close()


def come_in(page: Page, site: str, name: str = "张明") -> None:
    page.goto(f"{site}/accounts/login/?next=/accounts/security/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("口令").fill(cast.PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title("账号安全 — 明镜")


def confirm(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/confirm/?next=/accounts/security/")
    page.get_by_label("口令").fill(cast.PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title("账号安全 — 明镜")


def violations(page: Page, address: str, theme: str) -> list[object]:
    page.context.add_cookies([{"name": "mj_theme", "value": theme, "domain": "localhost", "path": "/"}])
    page.goto(address, wait_until="load")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(address, each["id"], [node["html"][:120] for node in each["nodes"][:4]]) for each in found]


def test_axe_finds_nothing_on_any_page_of_signing_in(page: Page, site: str) -> None:
    found = [
        one for path in OPEN for theme in ("light", "dark") for one in violations(page, site + path, theme)
    ]
    come_in(page, site)
    confirm(page, site)
    found += [
        one for path in OWN for theme in ("light", "dark") for one in violations(page, site + path, theme)
    ]
    assert found == []


def test_the_browser_is_refused_nothing_by_our_own_policy(page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(f"{site}/accounts/login/")
    come_in(page, site)
    confirm(page, site)
    for path in OWN:
        page.goto(site + path)
    assert said == []


def test_nothing_scrolls_sideways_on_a_phone(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/login/")
    for width in (1366, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_one_press_on_an_account_of_the_demonstration_comes_in(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/login/?next=/accounts/security/")
    page.get_by_role("button", name="王芳").click()
    expect(page).to_have_title("账号安全 — 明镜")


def test_a_passkey_is_added_and_then_signs_in_alone(page: Page, site: str) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    able = options | {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": able})
    come_in(page, site)
    confirm(page, site)
    page.get_by_role("link", name="添加").click()
    page.get_by_label("起个名字").fill("办公室电脑")
    page.get_by_role("button", name="添加").click()
    expect(page).to_have_title("备用码 — 明镜")
    page.goto(f"{site}/accounts/passkeys/")
    expect(page.get_by_text("办公室电脑")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url(f"{site}/desk/")


def test_two_minutes_before_the_end_the_desk_says_so_and_one_press_goes_on(page: Page, site: str) -> None:
    page.clock.install()
    come_in(page, site)
    page.goto(f"{site}/desk/cases/")
    warning = page.get_by_role("alertdialog")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("13:01")
    expect(warning).to_be_visible()
    with page.expect_response(f"{site}/accounts/stay/") as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 204
    expect(warning).to_be_hidden()
    page.clock.fast_forward("13:01")
    page.clock.fast_forward("02:01")
    expect(page.get_by_text("已自动退出")).to_be_visible()
