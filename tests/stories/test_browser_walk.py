"""One penalty in a real browser: from the sign-in page to a decision that a stranger with a phone can verify."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingjing.demo.pictures import picture
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Paper
from tests import given
from tests.doors.conftest import CHROMIUM, FLAGS
from tests.rooms.disclosure.world import settle
from tests.stories import strangers
from tests.stories.browser import portal, reviewing
from tests.stories.browser.walking import Desk

pytestmark = pytest.mark.browser
SENT = ["proposal", "records"]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A browser; its loop in this thread must not keep the test from its own database."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(transactional_db: None, live_server: LiveServer, chromium: Browser) -> Desk:
    """The desk's door on loopback, the cast at their posts."""
    cache.clear()
    given.house()
    return Desk(chromium, live_server.url)


@pytest.fixture
def photographs(tmp_path: Path) -> list[Path]:
    """Two drawn photographs."""
    files = [tmp_path / f"现场照片{number}.jpg" for number in (1, 2)]
    for file in files:
        file.write_bytes(picture("博爱六路与富康路交叉口", "2026-03-05", name=file.stem))
    return files


def test_one_penalty_from_sign_in_to_a_strangers_phone(
    desk: Desk, photographs: list[Path], tmp_path: Path
) -> None:
    investigate(desk, photographs)
    hear_and_propose(desk)
    be_reviewed(desk)
    decide_and_perform(desk)
    settle(beat=True)
    reviewing.make_public(desk)
    settle()
    with portal.open_portal(tmp_path) as site:
        meet_the_public(desk, site, tmp_path)
    assert "\n".join(sorted(desk.looks.faults)) == ""


def investigate(desk: Desk, photographs: list[Path]) -> None:
    """From the lead to the written investigation."""
    desk.open_case("张明", on="2026-03-02")
    desk.upload("张明", *photographs, title="路面遗撒", on="2026-03-02")
    desk.take("张明", "verify", on="2026-03-03")
    desk.looks.at(desk.go("陈立", ""))
    desk.take("陈立", "file", on="2026-03-04")
    desk.take("周敏", "assign", on="2026-03-04")
    desk.take("张明", "inspect", on="2026-03-05", picture="step")
    desk.take("张明", "interview", on="2026-03-06")
    desk.take("张明", "collect", on="2026-03-09")
    desk.take("张明", "order_rectification", on="2026-03-10")
    desk.take("张明", "propose", on="2026-03-11")


def hear_and_propose(desk: Desk) -> None:
    """The party is told, answers, and is answered; the unit's head agrees."""
    desk.take("张明", "inform", on="2026-03-12")
    desk.take("张明", "deliver_notice", on="2026-03-12")
    desk.take("张明", "defend", on="2026-03-13")
    desk.take("张明", "recheck", on="2026-03-16")
    desk.take("张明", "propose", on="2026-03-16")
    desk.take("张明", "check_rectification", on="2026-03-31")
    desk.looks.at(desk.go("张明", ""))
    desk.take("周敏", "approve_proposal", on="2026-04-01")


def be_reviewed(desk: Desk) -> None:
    """The first review finds one thing wrong; answered, the second finds nothing."""
    desk.take("张明", "submit_review", on="2026-04-01", materials=SENT)
    note = "裁量理由没有说明遗撒长度的测量方法。"
    reviewing.review(desk, on="2026-04-02", problem="r6", note=note, picture="review")
    reviewing.answer(desk, "已补充测量方法：用测距轮沿遗撒带实测。")
    desk.take("张明", "answer_review", on="2026-04-02")
    desk.take("张明", "submit_review", on="2026-04-02", materials=SENT)
    reviewing.review(desk, on="2026-04-03")


def decide_and_perform(desk: Desk) -> None:
    """Deliberated, decided, delivered, paid, closed and filed away."""
    desk.looks.at(desk.go("陈立", "deliberations/"))
    reviewing.deliberate(desk)
    desk.looks.at(desk.go("陈立", "approvals/"))
    desk.take("陈立", "decide", on="2026-04-10")
    page = desk.take("张明", "deliver", on="2026-04-13")
    desk.looks.at(page)
    reviewing.pay(desk, on="2026-04-20")
    desk.take("张明", "propose_closure", on="2026-04-21")
    desk.take("陈立", "approve_closure", on="2026-04-22")
    desk.looks.at(desk.take("张明", "archive", on="2026-04-23"))


def meet_the_public(desk: Desk, site: str, folder: Path) -> None:
    """A phone finds the decision, checks a paper by its code and takes the file; so does a browser without scripts."""
    with reading(given.EVERYWHERE):
        paper = Paper.objects.get(code="penalty_decision")
    for scripts in (True, False):
        phone = desk.browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
        page, looks = phone.new_page(), desk.looks if scripts else None
        if looks:
            looks.listen(page)
        portal.find(page, site, looks=looks)
        with page.expect_download() as taken:
            page.get_by_role("link", name="下载公示文件").click()
        file = folder / f"decision-{scripts}.mjdoc"
        taken.value.save_as(file)
        answer = strangers.ask(folder, "doc", str(file))
        assert (answer.exit, answer.told["result"]) == (0, "good")
        assert portal.PARTY not in file.read_text()
        portal.check(page, site, code=paper.verify_code, number=paper.number, looks=looks)
        phone.close()
