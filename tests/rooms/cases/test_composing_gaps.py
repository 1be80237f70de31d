"""A step whose paper would lack what the law wants is refused at the field, and nothing is written."""

from collections.abc import Iterator

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, NumberSeries, Paper, Party
from tests import given

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _reading() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def refused(case: Case, step: str, field: str, **changes: object) -> str:
    """The sentence at the field; entries, papers and numbers stay as they were."""
    before = Entry.objects.count(), Paper.objects.count(), list(NumberSeries.objects.values_list("last"))
    with pytest.raises(Refused) as reasons:
        given.take(case, step, **changes)  # type: ignore[arg-type]
    after = Entry.objects.count(), Paper.objects.count(), list(NumberSeries.objects.values_list("last"))
    assert after == before
    return reasons.value.fields[field]


def test_filing_without_the_provision_that_may_be_violated_is_refused() -> None:
    case = given.case_before("file", verify={"grounds": None})
    assert refused(case, "file", "grounds", on="2026-03-04") == (
        "《行政处罚法》第五十四条第二款：《立案审批表》缺少涉嫌违反的规定"
    )


def test_a_penalty_proposed_without_reasons_for_its_measure_is_refused() -> None:
    case = given.case_before("propose", register_lead={"matter": "CG-0000"})
    sentence = refused(case, "propose", "discretion", on="2026-03-11", discretion=None, grades=None)
    assert "裁量" in sentence


def test_a_defence_by_mouth_without_hours_and_place_is_refused() -> None:
    case = given.case_before("defend")
    with pytest.raises(Refused) as reasons:
        given.take(case, "defend", on="2026-03-13", form="oral", began=None, ended=None)
    assert set(reasons.value.fields) == {"place", "began", "ended"}


def test_a_defence_sent_in_needs_no_hours() -> None:
    case = given.case_at("decision", defend={"began": None, "ended": None})
    record = Paper.objects.get(case=case, code="defence_record")
    assert "began" not in record.fields
    assert record.fields["place"] == "网上提交"


def test_a_decision_without_the_address_of_the_party_is_refused_until_it_is_said() -> None:
    case = given.case_before("decide", register_lead={"party_address": None})
    assert refused(case, "decide", "party_address", on="2026-04-10").endswith("《行政处罚决定书》缺少地址")
    given.take(case, "decide", on="2026-04-10", party_address="示例市示例路12号")
    decision = Paper.objects.get(case=case, code="penalty_decision")
    assert decision.fields["party_address"] == "示例市示例路12号"
    assert Party.objects.get(case=case).address == "示例市示例路12号"


def test_a_fine_without_the_address_of_its_collector_is_refused() -> None:
    case = given.case_before("decide")
    sentence = refused(case, "decide", "collector", on="2026-04-10", collector="示例银行示例支行")
    assert sentence.startswith("《罚款决定与罚款收缴分离实施办法》第七条第一款")
