"""The form of a step: read, refused with everything kept, saved as a draft, taken once."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases import drafting, queries
from mingjing.rooms.cases.models import Case
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = {
    "on": "2026-03-03",
    "officers": cast.certificates("张明", "李华"),
    "findings": "经核查，线索属实。",
    "grounds": "《行政处罚法》第五十七条第一款",
}


def form_of(browser: Client, case: Case, step: str) -> tuple[str, dict[str, Any]]:
    """The page's address and the hidden words of its form."""
    page = reverse("desk:step", args=[case.number, step])
    shown = browser.get(page).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(key|version)" value="([^"]+)"', shown))
    return page, hidden


def length(case: Case) -> int:
    with reading(given.EVERYWHERE):
        return len(queries.lines(case))


def words(case: Case, **more: Any) -> dict[str, Any]:
    """What the step `verify` asks, as a browser posts it."""
    rule = given.procedure(case.procedure).steps["verify"]
    said: dict[str, Any] = {ask.name: VERIFY[ask.name] for ask in rule.asks if ask.name in VERIFY}
    for ask in rule.asks:
        if ask.required and ask.name not in said:
            said[ask.name] = ask.choices[0][0] if ask.choices else "经核查，线索属实。"
    return said | more


def test_a_step_is_taken_and_the_case_says_what_came_of_it() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    before = length(case)
    answer = browser.post(page, words(case) | hidden)
    assert answer.status_code == 303, answer.content.decode()[:4000]
    assert length(case) == before + 1
    assert "已记入：核查线索" in browser.get(answer["Location"]).content.decode()


def test_pressing_twice_is_once() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    before = length(case)
    first, second = (browser.post(page, words(case) | hidden) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert length(case) == before + 1


def test_a_refusal_keeps_what_was_typed_and_names_the_article() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    answer = browser.post(page, words(case, officers=cast.certificates("张明")) | hidden)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "《行政处罚法》第四十二条" in shown
    assert "《行政处罚法》第五十七条第一款" in shown
    assert 'href="#field-officers"' in shown
    assert length(case) == 1


def test_what_cannot_be_read_is_said_at_its_field_and_kept() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    answer = browser.post(page, words(case, grounds="凭常识") | hidden)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "看不出法律名称和条款" in shown
    assert "凭常识</textarea>" in shown


def test_who_comes_too_late_is_shown_what_happened_between() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    with reading(given.EVERYWHERE):
        given.piece(case.docket, "E-1")
    answer = browser.post(page, words(case) | hidden)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "打开本页之后，本案有新的记录" in shown
    assert "收入证据" in shown
    again = dict(re.findall(r'type="hidden" name="(key|version)" value="([^"]+)"', shown))
    assert browser.post(page, words(case) | again).status_code == 303


def test_a_draft_is_kept_for_its_writer_alone_and_goes_when_said() -> None:
    case, browser = given.case_at("verification"), client("张明")
    page, hidden = form_of(browser, case, "verify")
    typed = {"grounds": "写到一半", "do": "draft"} | hidden
    assert browser.post(f"{page}?quiet=1", typed).status_code == 204
    assert "写到一半" in browser.get(page).content.decode()
    assert "接着填：核查线索" in browser.get(reverse("desk:todo")).content.decode()
    assert "写到一半" not in client("周敏").get(page).content.decode()
    browser.post(page, words(case) | hidden)
    with reading(given.EVERYWHERE):
        assert drafting.kept(cast.account("张明"), "verify", case=case) is None


def test_who_may_not_take_a_step_is_told_whose_it_is() -> None:
    case, browser = given.case_at("verification"), client("王芳")
    page, hidden = form_of(browser, case, "verify")
    answer = browser.post(page, words(case) | hidden)
    assert answer.status_code == 409
    assert "法制审核人员不能办理" in answer.content.decode()
    assert length(case) == 1


def test_a_case_opened_twice_by_one_form_is_one_case() -> None:
    given.house()
    browser, page = client("张明"), reverse("desk:opening", args=[given.ORDINARY])
    rule = given.procedure(given.ORDINARY).steps["register_lead"]
    says = given._words(given.ORDINARY, "register_lead", rule, None, "2026-03-02", {})  # type: ignore[arg-type]
    posted = {name: value for name, value in says.items() if isinstance(value, str)} | {
        "key": str(uuid.uuid4())
    }
    first, second = (browser.post(page, posted) for _ in range(2))
    assert first.status_code == second.status_code == 303, first.content.decode()[:3000]
    assert first["Location"] == second["Location"]


def test_a_sample_of_the_paper_is_drawn_and_nothing_is_recorded() -> None:
    case, browser = given.case_at("notice"), client("张明")
    page, hidden = form_of(browser, case, "inform")
    before = length(case)
    answer = browser.post(f"{page}?quiet=1", {"do": "preview"} | hidden)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "样稿：" in shown
    assert "data:image/svg+xml;base64," in shown
    assert length(case) == before
