"""People of the cast before their own browsers: they sign in by the page and fill in the forms they are shown."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, Locator, Page, expect

from mingjing.doors.desk.fields import shown
from mingjing.law.language import Ask, FieldType
from mingjing.law.procedures import procedure
from tests import cast, examples
from tests.given import ORDINARY
from tests.stories.browser.looking import Looks

HANDLERS = cast.certificates("张明", "李华")
PLAYED = {
    **dict(zip(examples.HANDLERS, HANDLERS, strict=True)),
    **dict(zip(examples.HEADS, cast.certificates("陈立", "林海"), strict=True)),
}
MANY = {FieldType.CHOICES, FieldType.OFFICERS, FieldType.GRADE}
CHOSEN = {FieldType.BOOLEAN, FieldType.CHOICE, FieldType.OFFICER}


class Desk:
    """办案台 as the cast uses it; one window each, opened when first needed."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.windows: dict[str, Page] = {}
        self.looks = Looks()
        self.case = ""

    def of(self, name: str) -> Page:
        """Her window; at first she signs in."""
        if name not in self.windows:
            window = self.browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
            page = window.new_page()
            page.set_default_timeout(15_000)
            self.looks.listen(page)
            page.goto(f"{self.site}/desk/")
            if not self.windows:
                self.looks.at(page, "sign-in")
            page.get_by_label("用户名").fill(name)
            page.get_by_label("口令").fill(cast.PASSWORD)
            page.get_by_role("button", name="登录", exact=True).click()
            expect(page).to_have_url(f"{self.site}/desk/")
            self.windows[name] = page
        return self.windows[name]

    def go(self, name: str, path: str) -> Page:
        """Her window at this address."""
        page = self.of(name)
        answer = page.goto(f"{self.site}/desk/{path}")
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        return page

    def open_case(self, name: str, *, on: str) -> None:
        """Register a lead by the form; remember the number of the case it opens."""
        page = self.go(name, f"cases/new/{ORDINARY}/")
        fill(page, "register_lead", on=on)
        self.looks.at(page)
        press(page, "登记案源")
        self.case = unquote(page.url.rstrip("/").rsplit("/", 1)[1])

    def follow(self, name: str, step: str) -> Page:
        """Her page of this step, by the way that the case's page offers."""
        page = self.go(name, f"cases/{self.case}/")
        way = page.locator(f'main a[href$="/steps/{step}/"]').first
        assert way.count() == 1, page.locator("main").inner_text()
        answer = page.goto(self.site + str(way.get_attribute("href")))
        assert answer is not None
        assert answer.status == 200, page.locator("main").inner_text()
        return page

    def take(self, name: str, step: str, *, on: str, picture: str = "", **changes: object) -> Page:
        """Take a step by its form; she is back on the case's page afterwards."""
        page = self.follow(name, step)
        fill(page, step, on=on, **changes)
        self.looks.at(page, picture)
        press(page, procedure(ORDINARY).steps[step].title)
        expect(page.locator(".banner").first).to_contain_text("已记入")
        return page

    def upload(self, name: str, *files: Path, title: str, on: str) -> Page:
        """Take in photographs as evidence."""
        page = self.go(name, f"cases/{self.case}/evidence/")
        page.set_input_files('[name="files"]', list(files))
        page.select_option('[name="kind"]', "audiovisual")
        page.fill('[name="title"]', title)
        page.fill('[name="obtained_on"]', on)
        for number in HANDLERS:
            page.check(f'[name="taken_by"][value="{number}"]')
        page.fill('[name="original_held"]', "石岐中队证据室")
        self.looks.at(page)
        press(page, "收入证据")
        expect(page.locator(".banner").first).to_contain_text(f"已收入证据 {len(files)} 份")
        return page


def press(page: Page, name: str) -> None:
    """Press the form's own button and wait for the answer; what was refused is told in full."""
    before = page.url
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    refused = page.locator(".errors")
    assert refused.count() == 0, (before, refused.first.inner_text())


def fill(page: Page, step: str, *, on: str, **changes: object) -> None:
    """Fill in a step's form with the example's words, some of them changed; all evidence is ticked."""
    rule = procedure(ORDINARY).steps[step]
    said = examples.saying(ORDINARY, step, **changes)
    day = rule.ask("on")
    if day is not None and "on" not in said:
        said["on"] = f"{on}T16:30" if day.type is FieldType.DATETIME else on
    for ask in rule.asks:
        if ask.name in said:
            put(page.locator(f'main [name="{ask.name}"]'), ask, shown(ask, played(said[ask.name])))


def played(value: Any) -> Any:
    """The example's people as the cast."""
    if isinstance(value, list):
        return [played(one) for one in value]
    return PLAYED.get(value, value) if isinstance(value, str) else value


def put(control: Locator, ask: Ask, value: Any) -> None:
    """Put one value where a person would."""
    if ask.type is FieldType.EVIDENCE:
        for box in control.all():
            box.check()
    elif ask.type in MANY:
        for box in control.all():
            box.set_checked(box.get_attribute("value") in value)
    elif ask.type in CHOSEN and control.count() > 1:
        next(one for one in control.all() if one.get_attribute("value") == value).check()
    elif ask.type in CHOSEN:
        control.select_option(value)
    else:
        control.fill(str(value))
