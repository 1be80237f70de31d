"""不予处罚: a slight act, put right in time, without harm; the party is educated and the case is closed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.record.tlog import parse_leaf
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline, Decision, Paper
from tests import given
from tests.stories.printed import printed

pytestmark = pytest.mark.django_db(transaction=True)
NOTHING: dict[str, Any] = {
    "outcome": "no_penalty", "penalties": None, "fine": None, "no_penalty_reason": "minor_exemption",
}  # fmt: skip
SLIGHT: dict[str, Any] = {
    **NOTHING, "slight": True, "grades": None, "complex": False, "evidence": ["E-1", "E-2"],
    "discretion": "遗撒不足一米，当场清理完毕，没有造成危害后果。",
}  # fmt: skip
EDUCATION = "告知当事人运输建筑垃圾应当密闭，当事人表示今后遵守。"


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


def test_a_slight_act_put_right_in_time_is_not_punished_but_the_party_is_educated() -> None:
    case = given.case_before("propose")
    assert "第三十三条第一款" in refused(case, "propose", on="2026-03-11", slight=True)
    without = refused(case, "propose", on="2026-03-11", **{**SLIGHT, "no_penalty_reason": None})
    assert "第五十七条第一款：不予行政处罚的，应当写明情形" in without
    assert "不予处罚的不得列处罚种类" in refused(
        case, "propose", on="2026-03-11", **{**SLIGHT, "fine": 100_00}
    )
    given.take(case, "propose", on="2026-03-11", **SLIGHT)
    assert "第四十四条：处理建议是给予行政处罚的，方需要事先告知" in refused(case, "inform", on="2026-03-11")
    given.take(case, "approve_proposal", on="2026-03-12")
    decision = {
        **NOTHING,
        "evidence": ["E-1", "E-2"],
        "performance": None,
        "collector": None,
        "surcharge_told": None,
    }
    assert "第三十三条第三款" in refused(case, "decide", on="2026-03-13", **decision)
    assert "决定应当与审查的处理建议一致" in refused(case, "decide", on="2026-03-13", education=EDUCATION)
    given.take(case, "decide", on="2026-03-13", education=EDUCATION, **decision)
    assert_decided(case)
    given.take(case, "deliver", on="2026-03-16")
    given.take(case, "propose_closure", on="2026-03-17", opinion="决定书已送达，建议结案。")
    given.take(case, "approve_closure", on="2026-03-18")
    case.refresh_from_db()
    assert (case.stage, case.closed_on) == ("closed", date(2026, 3, 18))
    assert list(verify()) == []


def assert_decided(case: Case) -> None:
    """No fine, no term for paying, no duty to publish; the paper says why, and what the party was taught."""
    decided = Decision.objects.get(case=case)
    assert (decided.outcome, decided.amount, decided.kinds) == ("no_penalty", 0, [])
    assert not Paper.objects.filter(case=case, code="penalty_decision").exists()
    said = printed(case, "no_penalty_decision")
    assert "不予行政处罚" in said
    assert "违法行为轻微并及时改正，没有造成危害后果" in said
    assert EDUCATION in said
    assert "申请行政复议" in said
    limits = set(Deadline.objects.filter(case=case).values_list("code", flat=True))
    assert "deliver" in limits
    assert not {"pay", "publish"} & limits


def test_a_child_under_fourteen_is_not_punished_and_one_under_eighteen_is_treated_leniently() -> None:
    lead = {"party": "梁示例", "party_type": "natural_person", "party_number": None}
    case = given.case_before("propose", register_lead=lead)
    person: dict[str, Any] = {"party_type": "natural_person", "born_on": "2012-06-01"}
    assert "第三十条：不满十四周岁" in refused(case, "propose", on="2026-03-11", **person)
    older = {**person, "born_on": "2009-06-01"}
    assert "第三十条：已满十四周岁不满十八周岁" in refused(case, "propose", on="2026-03-11", **older)
    given.take(case, "propose", on="2026-03-11", **older, leniency="mitigated", fine=3_000_00)
    assert list(verify()) == []


def test_the_public_leaf_of_a_decision_not_to_punish_tells_nothing_of_the_party() -> None:
    case = given.case_before("propose")
    given.take(case, "propose", on="2026-03-11", **SLIGHT)
    given.take(case, "approve_proposal", on="2026-03-12")
    given.take(case, "decide", on="2026-03-13", education=EDUCATION, **{
        **NOTHING, "evidence": ["E-1", "E-2"], "performance": None, "collector": None, "surcharge_told": None,
    })  # fmt: skip
    leaf = parse_leaf(bytes(Entry.objects.filter(docket=case.docket_id).latest("number").leaf))
    assert set(leaf) <= {"v", "t", "c", "s", "org", "cls", "d", "due"}
    assert (leaf["t"], leaf["org"], leaf["d"]) == ("dec", "CG", "2026-03-13")
