"""延期、分期缴纳和加处罚款: the law gives a party in hardship time, and caps what being late may cost."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline
from tests import given
from tests.stories.printed import printed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def refused(case: Case, step: str, *, on: str, **changes: Any) -> str:
    before = Entry.objects.filter(docket=case.docket_id).count()
    with pytest.raises(Refused) as wrong:
        given.take(case, step, on=on, **changes)
    assert Entry.objects.filter(docket=case.docket_id).count() == before
    return "\n".join(wrong.value.reasons)


def paying(case: Case) -> Deadline:
    return Deadline.objects.get(case=case, code="pay")


def pay(case: Case, on: str, amount: int, receipt: str) -> None:
    given.take(case, "pay", on=on, amount=amount, receipt=receipt)


def test_hardship_gives_instalments_and_the_last_of_them_ends_the_term() -> None:
    case = given.case_before("pay")
    assert paying(case).due == date(2026, 4, 28)
    assert "第六十六条第二款：当事人没有提出" in refused(case, "decide_deferral", on="2026-04-20")
    given.take(case, "ask_deferral", on="2026-04-20")
    undated = refused(case, "decide_deferral", on="2026-04-21", until=None)
    assert "第六十六条第二款：批准延期、分期缴纳的，应当写明最后一期的期限" in undated
    given.take(case, "decide_deferral", on="2026-04-21")
    assert paying(case).due == date(2026, 6, 30)
    assert "分两期缴纳" in printed(case, "deferral_decision")
    pay(case, "2026-05-20", 6_000_00, "示例票据0001")
    assert paying(case).met_on is None
    early = refused(case, "charge_surcharge", on="2026-06-01", amount=360_00)
    assert "第七十二条第一款第一项" in early
    assert "第六十六条第一款" in refused(case, "propose_closure", on="2026-06-01")
    pay(case, "2026-06-29", 6_000_00, "示例票据0002")
    assert paying(case).met_on == date(2026, 6, 29)
    assert "尚欠的数额" in refused(case, "pay", on="2026-06-30", amount=1)
    given.take(case, "propose_closure", on="2026-06-30")
    assert list(verify()) == []


def test_the_additional_fine_is_three_per_cent_a_day_and_never_above_the_fine() -> None:
    case = given.case_before("pay")
    before = refused(case, "charge_surcharge", on="2026-04-28", amount=360_00)
    assert "第七十二条第一款第一项：罚款到期未缴纳的，方可以加处罚款" in before
    more = refused(case, "charge_surcharge", on="2026-05-08", amount=12_000_00 * 3 * 10 // 100 + 1)
    assert "加处罚款每日为罚款数额的百分之三，不得超出罚款的数额" in more
    assert "不得超出罚款的数额" in refused(case, "charge_surcharge", on="2026-07-31", amount=12_000_01)
    given.take(case, "charge_surcharge", on="2026-07-31", amount=12_000_00)
    assert "尚欠的数额" in refused(case, "pay", on="2026-08-03", amount=24_000_01)
    pay(case, "2026-08-03", 12_000_00, "示例票据0001")
    assert "第六十六条第一款" in refused(case, "propose_closure", on="2026-08-04")
    pay(case, "2026-08-04", 12_000_00, "示例票据0002")
    given.take(case, "propose_closure", on="2026-08-05")
    assert list(verify()) == []


def test_the_days_of_a_reconsideration_do_not_count() -> None:
    case = given.case_before("pay")
    given.take(case, "note_remedy", on="2026-05-01")
    given.take(case, "note_remedy_result", on="2026-06-10", outcome="upheld", summary="维持原决定。")
    six_days = 12_000_00 * 3 * 6 // 100  # 29 and 30 April, 11 to 14 June
    assert "复议、诉讼期间不予计算" in refused(case, "charge_surcharge", on="2026-06-14", amount=six_days + 1)
    given.take(case, "charge_surcharge", on="2026-06-14", amount=six_days)
    assert list(verify()) == []


def test_whoever_does_not_pay_is_admonished_and_only_then_taken_to_court() -> None:
    case = given.case_before("pay")
    early = refused(case, "apply_court", on="2026-05-20")
    assert "第五十三条" in early
    assert "第五十四条" in early
    given.take(case, "demand", on="2026-10-08")
    assert "催告书送达十日后" in refused(case, "apply_court", on="2026-10-21")
    given.take(case, "apply_court", on="2026-10-26")
    assert "第六十六条第一款" in refused(case, "propose_closure", on="2026-10-27")
    given.take(case, "note_execution", on="2026-11-10")
    given.take(case, "propose_closure", on="2026-11-11")
    assert list(verify()) == []
