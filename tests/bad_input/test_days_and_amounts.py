"""Days that cannot be, amounts outside the law, and values no record can hold: a sentence at the field, nothing written."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import open_case
from mingjing.rooms.cases.models import Party
from mingjing.rooms.registry.actions import Particulars, register
from tests import cast, examples, given
from tests.bad_input.quiet import refusal, said
from tests.bad_input.trying import attempt

pytestmark = pytest.mark.django_db
FAR, FIRST = "9999-12-31", "0001-01-01"


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def test_a_fine_outside_its_grade_is_refused_on_both_sides() -> None:
    case = given.case_before("propose")
    sentence = "第三十四条：罚款应当在已公布的裁量基准幅度之内；低于下限的，应当有减轻处罚的情形"
    for fine in (4_999_99, 15_000_01):
        told = refusal(attempt(case, "propose", on="2026-03-11", fine=fine))
        assert sentence in told.fields["fine"]
    for fine in (5_000_00, 15_000_00):
        given.take(case, "propose", on="2026-03-11", fine=fine)
    given.take(case, "propose", on="2026-03-11", fine=4_999_99, leniency="mitigated")
    unknown = refusal(attempt(case, "propose", on="2026-03-11", grades=["CG-0231#9"]))
    assert any("grade" in field for field in unknown.fields)


@pytest.mark.parametrize("fine", [12000.5, "12000元", "12000", True, -1, [1], 10**20, 2**53])
def test_an_amount_that_is_not_whole_fen_or_not_a_number_is_refused_at_its_field(fine: Any) -> None:
    case = given.case_before("propose")
    told = refusal(attempt(case, "propose", on="2026-03-11", fine=fine))
    assert "“罚款数额”" in told.fields["fine"]


@pytest.mark.slow
def test_what_was_said_in_yuan_as_if_it_were_fen_stands_out() -> None:
    case = given.case_before("pay")
    told = refusal(attempt(case, "pay", on="2026-04-20", amount=12_000_00 * 100))
    assert "不得超过尚欠的数额" in told.fields["amount"]
    assert "不得超过尚欠的数额" in said(attempt(case, "pay", on="2026-04-20", amount=0))


def test_no_step_happens_tomorrow_or_before_the_one_it_follows() -> None:
    case = given.case_before("file")
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = refusal(attempt(case, "file", on=tomorrow.isoformat()))
    assert "发生日期不得晚于今天" in told.fields["on"]
    told = refusal(attempt(case, "file", on="2026-03-01"))
    assert "发生日期不得早于上一环节“登记案源”（2026-03-02）" in told.fields["on"]
    for wrong in ("2026-02-30", "三月四日", "2026/03/04", FAR, FIRST):
        assert "on" in refusal(attempt(case, "file", on=wrong)).fields


@pytest.mark.slow
def test_days_at_both_ends_of_the_calendar_are_refused_and_break_nothing() -> None:
    case = given.case_before("propose")
    for day in (FAR, FIRST):
        refusal(attempt(case, "propose", on=day))
        refusal(attempt(case, "propose", on="2026-03-11", act_on=day, discovered_on="2026-03-02"))
    refusal(attempt(case, "propose", on="2026-03-11", act_on=FAR, discovered_on=FAR))
    refusal(attempt(case, "propose", on="2026-03-11", born_on=FAR, act_on=FIRST))
    told = given.case_before("deliver_notice")
    refusal(attempt(told, "deliver_notice", on=FAR, method="public_notice", reasons="下落不明。"))
    paying = given.case_before("pay")
    given.take(paying, "ask_deferral", on="2026-04-20")
    refusal(attempt(paying, "decide_deferral", on="2026-04-21", until=FAR))


def test_a_hearing_is_asked_for_within_five_working_days() -> None:
    case = given.case_before("request_hearing")
    told = said(attempt(case, "request_hearing", on="2026-03-20"))
    assert "第六十四条第一项：当事人要求听证的，应当在行政机关告知后五日内提出" in told
    given.take(case, "request_hearing", on="2026-03-19")


def test_a_hearing_is_called_seven_working_days_ahead() -> None:
    case = given.case_before("call_hearing")
    soon = refusal(attempt(case, "call_hearing", on="2026-03-18", hearing_at="2026-03-26T09:30:00+08:00"))
    assert "第六十四条第二项" in "".join(soon.reasons)


def test_a_doubtful_credit_code_is_kept_as_written_and_warned_of() -> None:
    given.house()
    says = examples.saying(
        given.ORDINARY, "register_lead", on="2026-03-02", party_number="91442000MA4UWRONG9"
    )
    case = open_case(given.ORDINARY, by=cast.actor("张明"), says=says, key=uuid.uuid4()).case
    assert Party.objects.get(case=case).uscc == "91442000MA4UWRONG9"
    party = register(
        Particulars("organisation", "示例土石方工程有限公司", uscc="91442000MA4UWRONG9"),
        on=date(2026, 3, 2), by=cast.actor("张明"), key=uuid.uuid4(),
    )  # fmt: skip
    assert party.uscc == "91442000MA4UWRONG9"
    assert "统一社会信用代码不使用字符“O”。" in party.warnings
