"""审批与集体讨论 at the desk: what waits for a leader, and the minutes that say who said what."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHEN, LIN = cast.certificates("陈立", "林海")


def cards(name: str) -> str:
    return client(name).get(reverse("desk:approvals")).content.decode()


def form_of(page: str, browser: Client) -> dict[str, str]:
    told = browser.get(page).content.decode()
    found = {name: re.search(rf'name="{name}" value="([^"]+)"', told) for name in ("key", "version")}
    return {name: match[1] for name, match in found.items() if match}


def test_a_decision_waits_with_its_proposal_facts_review_and_consequence() -> None:
    case = given.case_before("decide")
    told = cards("陈立")
    for expected in (
        "拟对示例土石方工程有限公司警告，罚款 12,000 元",
        "遗撒约一百六十米",
        "张明（调查终结）",
        "周敏（承办机构审核）",
        "本案进入“送达”环节，制作《行政处罚决定书》并取得文号。",
        reverse("desk:step", args=[case.number, "decide"]),
        "作出行政处罚决定",
    ):
        assert expected in told
    assert case.number not in cards("周敏")
    assert client("王芳").get(reverse("desk:approvals")).status_code == 404


def test_filing_waits_for_the_leader_and_the_proposal_for_the_units_head() -> None:
    lead = given.case_at("verification")
    given.take(lead, "verify", on="2026-03-03")
    assert reverse("desk:step", args=[lead.number, "file"]) in cards("陈立")
    told = given.case_before("approve_proposal")
    assert reverse("desk:step", args=[told.number, "approve_proposal"]) in cards("周敏")
    assert told.number not in cards("陈立")


def test_what_is_not_ripe_and_what_was_not_asked_does_not_wait() -> None:
    case = given.case_before("review")
    assert case.number not in cards("陈立")
    given.case_at("performance")
    assert "decide_deferral" not in cards("陈立")


def test_a_deferral_waits_only_once_it_was_asked_for() -> None:
    case = given.case_at("performance")
    given.take(case, "ask_deferral", on="2026-04-20")
    told = cards("陈立")
    assert reverse("desk:step", args=[case.number, "decide_deferral"]) in told
    assert "资金周转困难。" in told
    given.take(case, "decide_deferral", on="2026-04-20", outcome="refused", way=None, until=None, plan=None)
    assert case.number not in cards("陈立")


def test_the_agenda_lists_what_must_be_deliberated_and_why_it_cannot_yet() -> None:
    waits, early = given.case_before("deliberate"), given.case_before("review")
    told = client("陈立").get(reverse("desk:deliberations")).content.decode()
    assert reverse("desk:deliberation", args=[waits.number]) in told
    assert early.number in told
    assert "未经法制审核" in told
    assert client("张明").get(reverse("desk:deliberations")).status_code == 404
    assert client("张明").get(reverse("desk:deliberation", args=[waits.number])).status_code == 404


def test_minutes_keep_who_attended_and_what_each_said() -> None:
    case = given.case_before("deliberate")
    page, browser = reverse("desk:deliberation", args=[case.number]), client("陈立")
    said = {
        **form_of(page, browser),
        "began": "2026-04-08T09:00",
        "ended": "2026-04-08T09:40",
        "place": "三楼会议室",
        "conclusion": "同意处理建议。",
        "present": [CHEN, LIN],
        f"opinion-{CHEN}": "同意。",
    }
    answer = browser.post(page, said)
    assert answer.status_code == 422
    assert "参加讨论的每个人都应当有意见记录，缺：林海。" in answer.content.decode()
    alone = browser.post(page, {**said, "present": [CHEN]})
    assert alone.status_code == 409
    assert "集体讨论应当由两名以上负责人参加" in alone.content.decode()
    answer = browser.post(page, {**said, f"opinion-{LIN}": "同意，\r\n从轻的理由成立。"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("desk:case", args=[case.number]))
    with reading(given.EVERYWHERE):
        entry = Entry.objects.get(docket=case.docket_id, action="case.deliberate")
        assert entry.body.says["opinions"] == "陈立：同意。\n林海：同意， 从轻的理由成立。"
        assert entry.body.says["participants"] == [CHEN, LIN]
        assert entry.body.says["on"] == "2026-04-08"
        assert Case.objects.get(pk=case.pk).stage == "decision"


def test_who_has_stepped_aside_takes_no_part() -> None:
    case = given.case_before("deliberate")
    given.take(case, "ask_recusal", on="2026-04-07", officer=LIN)
    given.take(case, "decide_recusal", on="2026-04-07", officer=LIN)
    page, browser = reverse("desk:deliberation", args=[case.number]), client("陈立")
    told = browser.get(page).content.decode()
    assert "已决定回避" in told
    said = {
        **form_of(page, browser),
        "began": "2026-04-08T09:00",
        "ended": "2026-04-08T09:40",
        "place": "三楼会议室",
        "conclusion": "同意。",
        "present": [CHEN, LIN],
        f"opinion-{CHEN}": "同意。",
        f"opinion-{LIN}": "同意。",
    }
    answer = browser.post(page, said)
    assert answer.status_code == 409
    assert "两名以上负责人" in answer.content.decode()
