"""简易程序: certain facts, a small fine, told, heard, decided, handed over and collected on the spot."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline, Decision, Delivery, Handling, Paper
from tests import cast, given
from tests.stories.printed import printed

pytestmark = pytest.mark.django_db(transaction=True)
ALONE = cast.certificates("张明")
COMPANY: dict[str, Any] = {"party_type": "legal_person"}


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def spot(step: str, **words: dict[str, Any]) -> Case:
    return given.case_before(step, given.SUMMARY, **words)


def refused(case: Case, step: str, *, on: str = "2026-03-05", by: str = "", **changes: Any) -> str:
    """Everything said against the step, which left no entry."""
    before = Entry.objects.filter(docket=case.docket_id).count()
    with pytest.raises(Refused) as wrong:
        given.take(case, step, on=on, by=by, **changes)
    assert Entry.objects.filter(docket=case.docket_id).count() == before
    return "\n".join(wrong.value.reasons)


def limits(case: Case) -> dict[str, tuple[date, date | None]]:
    return {one.code: (one.due, one.met_on) for one in Deadline.objects.filter(case=case)}


def test_from_the_scene_to_the_archive_with_the_money_collected_and_handed_in_in_time() -> None:
    case = spot("pay")
    given.take(case, "collect_on_spot", on="2026-03-05")
    assert "第七十一条：当场收缴的罚款尚未缴付指定的银行" in refused(case, "propose_closure", on="2026-03-06")
    given.take(case, "hand_in", on="2026-03-06")
    given.take(case, "bank", on="2026-03-09", by="何丽")
    given.take(case, "propose_closure", on="2026-03-11")
    given.take(case, "approve_closure", on="2026-03-11")
    given.take(case, "archive", on="2026-03-12")
    case.refresh_from_db()
    assert (case.stage, case.closed_on) == ("archived", date(2026, 3, 11))
    kept = limits(case)
    assert kept["hand_in"] == (date(2026, 3, 9), date(2026, 3, 6))
    assert kept["bank"] == (date(2026, 3, 10), date(2026, 3, 9))
    assert kept["pay"] == (date(2026, 3, 20), date(2026, 3, 5))
    decided = Decision.objects.get(case=case)
    assert (decided.outcome, decided.amount, decided.decided_on) == ("penalty", 100_00, date(2026, 3, 5))
    assert Delivery.objects.get(case=case).method == "on_spot"
    assert set(Handling.objects.filter(case=case).values_list("officer__name", flat=True)) == {"张明", "李华"}
    assert list(verify()) == []


def test_the_paper_says_reconsideration_first_and_how_the_party_was_heard() -> None:
    case = spot("report_decision")
    said = printed(case, "on_spot_decision")
    assert "应当先" in said
    assert "申请行政复议" in said
    assert "中山市人民政府" in said
    assert "六十日" in said
    assert "已当场告知" in said
    assert "当事人无异议" in said
    assert "罚款" in said
    assert "100" in said
    assert all(number in said for number in cast.certificates("张明", "李华"))
    paper = Paper.objects.get(case=case, code="on_spot_decision")
    assert paper.number
    assert paper.number in said
    assert "第二十三条第一款第一项" in refused(
        spot("decide_on_spot"), "decide_on_spot", reconsideration_first=False
    )
    assert list(verify()) == []


def test_a_citizen_is_fined_two_hundred_at_most_and_a_company_three_thousand() -> None:
    citizen, company = spot("tell"), spot("tell", establish={**COMPANY, "party": "示例便利店有限公司"})
    for case in (citizen, company):
        given.take(case, "tell", on="2026-03-05", fine=3_000_00)
        given.take(case, "hear_party", on="2026-03-05")
    assert "第五十一条：当场处罚限于对公民二百元以下" in refused(citizen, "decide_on_spot", fine=200_01)
    above = refused(company, "decide_on_spot", fine=3_000_01, **COMPANY)
    assert "第五十一条" in above
    assert "第四十五条第二款" in above
    other = refused(citizen, "decide_on_spot", penalties=["fine", "confiscate_illegal_gains"])
    assert "第五十一条：当场处罚的种类限于警告和罚款" in other
    assert "当事人类型应当与登记的一致" in refused(citizen, "decide_on_spot", fine=3_000_00, **COMPANY)
    given.take(citizen, "decide_on_spot", on="2026-03-05", fine=200_00)
    given.take(company, "decide_on_spot", on="2026-03-05", fine=3_000_00, form_number="当场00002", **COMPANY)
    amounts = Decision.objects.order_by("amount").values_list("amount", flat=True)
    assert list(amounts) == [200_00, 3_000_00]
    assert list(verify()) == []


def test_two_certified_officers_tell_and_hear_before_they_decide() -> None:
    case = spot("tell")
    said = refused(case, "decide_on_spot")
    assert "第四十四条：当场处罚之前，应当告知拟作出的处罚内容" in said
    assert "第四十五条第一款：应当充分听取当事人的陈述、申辩" in said
    given.take(case, "tell", on="2026-03-05")
    assert "第四十五条第一款" in refused(case, "decide_on_spot")
    given.take(
        case, "hear_party", on="2026-03-05", answer="defended", statement="摊位已撤。", opinion="不影响认定。"
    )
    assert "第四十二条第一款：执法人员不得少于两人" in refused(case, "decide_on_spot", officers=ALONE)
    unknown = refused(case, "decide_on_spot", officers=[*ALONE, "99999999999"])
    assert "具有行政执法资格的执法人员实施，执法证件当日应当有效" in unknown
    assert "当事人拒绝签收的，应当在决定书上注明" in refused(case, "decide_on_spot", signed=False)
    given.take(case, "decide_on_spot", on="2026-03-05", signed=False, refusal="当事人拒绝签收，已当场宣读。")
    said = printed(case, "on_spot_decision")
    assert "拒绝签收" in said
    assert Delivery.objects.get(case=case).receiver == ""
    assert "第五十二条第三款" in refused(case, "propose_closure", on="2026-03-06")
    assert list(verify()) == []


def test_money_is_taken_on_the_spot_only_on_the_grounds_of_the_law_and_with_its_receipt() -> None:
    case = spot("tell")
    given.take(case, "tell", on="2026-03-05", fine=150_00)
    given.take(case, "hear_party", on="2026-03-05")
    given.take(case, "decide_on_spot", on="2026-03-05", fine=150_00)
    assert "第六十八条" in refused(case, "collect_on_spot", amount=150_00)
    assert "第六十八条" in refused(case, "collect_on_spot", amount=150_00, ground="remote")
    assert "票据" in refused(case, "collect_on_spot", amount=150_00, ground="hard_to_collect", receipt=None)
    assert "尚欠的数额" in refused(case, "collect_on_spot", amount=150_01, ground="hard_to_collect")
    given.take(case, "collect_on_spot", on="2026-03-05", amount=150_00, ground="remote", asked=True,
               landed_on="2026-03-06")  # fmt: skip
    assert limits(case)["hand_in"] == (date(2026, 3, 10), None)
    assert list(verify()) == []
