"""公示 at the desk: what waits, answered by one publisher and published by another."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.rooms.cases.models import Case
from tests import given
from tests.doors.desk.arriving import client
from tests.rooms.disclosure.world import beat_at, settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def waiting() -> Case:
    """A case just decided, its decision before the publishers."""
    case = given.case_at("delivery")
    settle()
    return case


def act(browser: Client, case: Case, step: str, **words: Any) -> Any:
    page = reverse("desk:publication_act", args=[case.number, step])
    return browser.post(page, {"key": str(uuid.uuid4()), "form": "full"} | words)


def answers(browser: Client, case: Case) -> dict[str, str]:
    shown = browser.get(reverse("desk:publication_item", args=[case.number])).content.decode()
    return dict.fromkeys(re.findall(r'name="(answer-[^"]+)"', shown), "keep")


def test_a_decision_waits_on_the_board_with_its_last_day() -> None:
    case = waiting()
    shown = client("郑洁").get(reverse("desk:publication")).content.decode()
    assert reverse("desk:publication_item", args=[case.number]) in shown
    assert "超期" in shown
    assert "待提请" in shown


def test_a_decision_entered_late_is_told_from_one_that_waited_too_long() -> None:
    given.house()
    beat_at("2026-04-10T17:00")
    waited = waiting()
    beat_at("2026-06-10T10:00")
    late = waiting()
    shown = client("郑洁").get(reverse("desk:publication")).content.decode()
    rows = {
        case: next(
            row
            for row in shown.split("<tr")
            if case.title in row and reverse("desk:publication_item", args=[case.number]) in row
        )
        for case in (waited, late)
    }
    assert "超期" in rows[waited]
    assert "迟延入册" not in rows[waited]
    assert "迟延入册" in rows[late]
    assert "超期" not in rows[late]
    assert "2026-06-10 入册，已" in rows[late]
    page = client("郑洁").get(reverse("desk:publication_item", args=[late.number])).content.decode()
    assert "迟延入册" in page


def test_three_renderings_stand_side_by_side_and_only_one_hides_the_party() -> None:
    case = waiting()
    shown = client("郑洁").get(reverse("desk:publication_item", args=[case.number])).content.decode()
    public, rest = shown.split("公众看到的")[1].split("当事人看到的")
    assert "示例土石方" not in public
    assert "示例土石方工程有限公司" in rest
    assert "信用系统收到的" in rest


def test_one_proposes_and_another_publishes() -> None:
    case, first, second = waiting(), client("郑洁"), client("冯静")
    assert act(first, case, "propose", **answers(first, case)).status_code == 303
    own = act(first, case, "publish")
    assert own.status_code == 409
    assert "提请人不得复核自己提请的公示件" in own.content.decode()
    assert act(second, case, "publish").status_code == 303
    assert "已公示" in second.get(reverse("desk:publication_item", args=[case.number])).content.decode()
    listed = second.get(reverse("desk:publication"), {"state": "published"}).content.decode()
    assert case.number in listed or reverse("desk:publication_item", args=[case.number]) in listed


def test_not_publishing_needs_a_filing() -> None:
    case, browser = waiting(), client("郑洁")
    refused = act(
        browser, case, "exempt", code="X2", reasons="涉及商业秘密。", filed_with="市司法局", filed_on="某日"
    )
    assert refused.status_code == 409
    assert "涉及商业秘密。" in refused.content.decode()
    done = act(
        browser,
        case,
        "exempt",
        code="X2",
        reasons="涉及商业秘密。",
        filed_with="市司法局",
        filed_on="2026-04-13",
    )
    assert done.status_code == 303, done.content.decode()
    assert "不予公开" in browser.get(reverse("desk:case", args=[case.number])).content.decode()


def test_the_plain_form_of_a_publishing_step_leads_to_the_board() -> None:
    case = waiting()
    answer = client("郑洁").get(reverse("desk:step", args=[case.number, "publish"]))
    assert answer["Location"] == reverse("desk:publication_item", args=[case.number])


def test_who_does_not_publish_has_no_board() -> None:
    case = waiting()
    for name in ("张明", "孙强"):
        assert client(name).get(reverse("desk:publication")).status_code == 404
        assert client(name).get(reverse("desk:publication_item", args=[case.number])).status_code == 404
        assert act(client(name), case, "propose").status_code == 404
