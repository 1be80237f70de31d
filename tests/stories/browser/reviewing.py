"""The pages that are more than a step's form: eight questions, answers to them, minutes, the cashier, the board."""

from playwright.sync_api import Page, expect

from tests import cast
from tests.stories.browser.walking import Desk, fill, press

CODES = tuple(f"r{number}" for number in range(1, 9))


def review(desk: Desk, *, on: str, problem: str = "", note: str = "", picture: str = "") -> None:
    """王芳 answers the eight questions; one with a problem returns the case."""
    page = desk.go("王芳", f"reviews/{desk.case}/")
    for code in CODES:
        answer = "problem" if code == problem else "ok"
        page.check(f"#answer-{code}-{answer}")
    if problem:
        page.locator(f'[name="note-{problem}"]').fill(note)
    page.fill('[name="opinion"]', note or "权限合法，事实清楚，证据确凿，依据准确，程序合法。")
    page.fill('[name="on"]', on)
    desk.looks.at(page, picture)
    page.locator(f'[name="do"][value="{"returned" if problem else "passed"}"]').click()
    expect(page).to_have_url(f"{desk.site}/desk/reviews/")
    expect(page.locator("main")).to_contain_text("退回，1 条建议已交承办人员" if problem else "审核通过")
    desk.looks.at(page)


def answer(desk: Desk, text: str) -> None:
    """张明 answers the only remark."""
    page = desk.go("张明", f"reviews/{desk.case}/")
    desk.looks.at(page)
    page.locator('main [name="answer"]').fill(text)
    press(page, "回应这一条")
    expect(page.locator("main")).to_contain_text("第 1 条审核建议已回应")


def deliberate(desk: Desk) -> None:
    """陈立 keeps the minutes of what he and 林海 said."""
    page = desk.go("陈立", f"deliberations/{desk.case}/")
    for number in cast.certificates("陈立", "林海"):
        page.check(f'[name="present"][value="{number}"]')
        page.fill(f"#opinion-{number}", "同意处理建议。")
    fields = {
        "began": "2026-04-08T09:00",
        "ended": "2026-04-08T09:40",
        "place": "三楼会议室",
        "conclusion": "同意。",
    }
    for name, value in fields.items():
        page.fill(f'[name="{name}"]', value)
    desk.looks.at(page)
    press(page, "记入集体讨论")


def pay(desk: Desk, *, on: str) -> Page:
    """何丽 registers the whole fine on the payment page."""
    page = desk.go("何丽", f"payments/{desk.case}/")
    fill(page, "pay", on=on)
    desk.looks.at(page)
    press(page, "登记缴款")
    expect(page.locator("main")).to_contain_text("已登记缴款 12,000 元")
    return page


def make_public(desk: Desk) -> None:
    """郑洁 answers what the gate found and proposes; 冯静 looks at the same and publishes."""
    desk.looks.at(desk.go("郑洁", "publication/"))
    page = desk.go("郑洁", f"publication/{desk.case}/")
    for found in page.locator("fieldset.finding").all():
        found.locator('[value="keep"]').check()
    desk.looks.at(page, "publication")
    press(page, "提请公示")
    expect(page.locator("main")).to_contain_text("已提请公示")
    page = desk.go("冯静", f"publication/{desk.case}/")
    press(page, "复核无误，公开")
    expect(page.locator("main")).to_contain_text("已公开")
    desk.looks.at(page)
