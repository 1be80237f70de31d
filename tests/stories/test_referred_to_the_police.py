"""涉嫌犯罪移送: reported, approved in three days, sent in twenty-four hours; a penalty never replaces it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.record.tlog import parse_leaf
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline, Decision, Paper
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)
CHINA = timezone(timedelta(hours=8))


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def limit(case: Case, code: str) -> Deadline:
    return Deadline.objects.filter(case=case, code=code).order_by("-start")[0]


def refused(case: Case, step: str, *, on: str, **changes: Any) -> str:
    before = Entry.objects.filter(docket=case.docket_id).count()
    with pytest.raises(Refused) as wrong:
        given.take(case, step, on=on, **changes)
    assert Entry.objects.filter(docket=case.docket_id).count() == before
    return "\n".join(wrong.value.reasons)


def reported() -> Case:
    case = given.case_at("notice")
    given.take(case, "report_crime", on="2026-03-13")
    return case


def test_the_police_file_the_case_and_it_is_handed_over_with_all_its_clocks_kept() -> None:
    case = reported()
    assert limit(case, "decide_referral").due == date(2026, 3, 16)
    deputy = refused(case, "decide_referral", on="2026-03-16", capacity="deputy")
    assert "第五条第一款：移送涉嫌犯罪案件应当由本机关正职负责人或者主持工作的负责人审批" in deputy
    given.take(case, "decide_referral", on="2026-03-16")
    assert limit(case, "decide_referral").met_on == date(2026, 3, 16)
    assert limit(case, "refer").due_at == datetime(2026, 3, 17, 16, 30, tzinfo=CHINA)
    assert "移送书、调查报告、涉案物品清单" in refused(case, "refer", on="2026-03-17", materials=["letter"])
    given.take(case, "refer", on="2026-03-17")
    assert limit(case, "refer").met_on == date(2026, 3, 17)
    assert Paper.objects.filter(case=case, code="criminal_referral").count() == 1
    given.take(case, "note_police_receipt", on="2026-03-17")
    assert limit(case, "police_decision").due == date(2026, 3, 20)
    assert "第十二条" in refused(case, "hand_over", on="2026-03-18")
    given.take(case, "note_police_decision", on="2026-03-19", outcome="filed", reasons="有犯罪事实。")
    assert (limit(case, "police_decision").met_on, limit(case, "hand_over").due) == (
        date(2026, 3, 19), date(2026, 3, 22),
    )  # fmt: skip
    given.take(case, "hand_over", on="2026-03-20")
    given.take(case, "propose_closure", on="2026-03-23", opinion="案件已移送公安机关，建议结案。")
    given.take(case, "approve_closure", on="2026-03-24")
    case.refresh_from_db()
    assert case.stage == "closed"
    assert not Decision.objects.filter(case=case).exists()
    kinds = {
        parse_leaf(bytes(one))["t"]
        for one in Entry.objects.filter(docket=case.docket_id).values_list("leaf", flat=True)
    }
    assert kinds == {"rec"}
    assert list(verify()) == []


def test_a_case_the_police_decline_comes_back_and_only_then_is_punished() -> None:
    case = reported()
    given.take(case, "decide_referral", on="2026-03-16")
    assert "环节" in refused(case, "decide", on="2026-03-16")
    given.take(case, "refer", on="2026-03-17")
    given.take(case, "note_police_receipt", on="2026-03-17")
    assert "第十条" in refused(case, "take_back", on="2026-03-18")
    given.take(case, "note_police_decision", on="2026-03-18")
    assert limit(case, "police_reconsideration").due == date(2026, 3, 21)
    given.take(case, "ask_police_reconsideration", on="2026-03-19")
    assert limit(case, "police_reconsidered").due == date(2026, 3, 22)
    given.take(case, "note_police_reconsideration", on="2026-03-20")
    assert limit(case, "prosecutor").due == date(2026, 3, 23)
    given.take(case, "ask_prosecutor", on="2026-03-23")
    assert limit(case, "prosecutor").met_on == date(2026, 3, 23)
    given.take(case, "take_back", on="2026-03-24")
    case.refresh_from_db()
    assert case.stage == "inquiry"
    given.take(case, "propose", on="2026-03-25")
    assert list(verify()) == []


def test_a_suspected_crime_cannot_be_settled_by_a_penalty() -> None:
    case = given.case_before("decide")
    given.take(case, "report_crime", on="2026-04-09")
    assert "第十一条第一款：对应当移送公安机关的涉嫌犯罪案件，不得以行政处罚代替移送" in refused(
        case, "decide", on="2026-04-10"
    )
    other = given.case_before("propose")
    said = refused(other, "propose", on="2026-03-11", crime_suspected=True)
    assert "第二十七条第一款：违法行为涉嫌犯罪的，应当移送司法机关，不得以行政处罚代替" in said
    given.take(case, "decide_referral", on="2026-04-10", outcome="refused", reasons="未达到立案追诉标准。")
    given.take(case, "decide", on="2026-04-10")
    assert Decision.objects.filter(case=case).count() == 1
    assert list(verify()) == []
