"""Outside decisions: public at once where nothing is in doubt, waiting otherwise; real data goes through."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from mingjing.record import tlog, verifying
from mingjing.record.actor import Actor
from mingjing.record.models import Entry
from mingjing.record.refusal import KeyReused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import MirroredDecision
from mingjing.rooms.cases.models import Case, Decision
from mingjing.rooms.disclosure.actions import mirror, propose, publish
from mingjing.rooms.disclosure.models import Candidate, Duty, Snapshot
from tests import cast, given
from tests.rooms.disclosure.world import acting_as, settle

pytestmark = pytest.mark.django_db(transaction=True)
PROVINCE = Actor("integrator:province", "省级平台", cast.BUREAU, "城管局", "integrator")
ONE = MirroredDecision(
    source="省级平台",
    number="A-1",
    title="甲食品有限公司销售超过保质期的食品案",
    authority="示例市市场监督管理局",
    decided_on=date(2026, 3, 2),
    document_number="示市监罚〔2026〕1号",
    party_kind="organisation",
    party="甲食品有限公司",
    penalties=("fine",),
    fine=500_00,
    facts="甲食品有限公司销售超过保质期的食品。货值三百元。",
    basis="《食品安全法》第一百二十四条",
    source_url="https://www.example.org/1",
)


@pytest.fixture(autouse=True)
def _house(_django_db_helper: None) -> None:
    given.house()


def take(line: MirroredDecision) -> Case:
    with reading({cast.BUREAU}):
        return mirror(line, by=PROVINCE)


def test_what_is_public_at_its_source_and_clean_is_public_here_in_one_leaf() -> None:
    case = take(ONE)
    settle()
    leaf = tlog.parse_leaf(bytes(Entry.objects.get(action="case.mirror").leaf))
    assert (leaf["t"], leaf["src"], leaf["org"], "h" in leaf) == (
        "dec",
        "省级平台",
        "示例市市场监督管理局",
        True,
    )
    one = Snapshot.objects.get(kind="penalty")
    assert (one.number, one.agency_name, one.state) == (
        "示市监罚〔2026〕1号",
        "示例市市场监督管理局",
        "shown",
    )
    assert "甲食品" not in one.title + one.text + one.document
    assert "货值三百元" in one.text
    assert set(one.proofs) == {"dec"}
    assert Duty.objects.get().met_by == "dec"
    with acting_as("owner"):
        assert [str(fault) for fault in verifying.verify(settings.TILES)] == []
    assert case.number.startswith("外")


def test_the_same_line_twice_is_one_case_and_other_words_need_a_new_edition() -> None:
    first, second = take(ONE), take(ONE)
    assert first.pk == second.pk
    with pytest.raises(KeyReused):
        take(replace(ONE, fine=600_00))
    take(replace(ONE, fine=600_00, edition="2"))
    settle()
    with reading({cast.BUREAU}):
        assert Case.objects.count() == 1
        assert sorted(Decision.objects.values_list("amount", flat=True)) == [500_00, 600_00]
    new, old = Snapshot.objects.filter(kind="penalty").order_by("-version")
    assert (new.state, new.body["fine"], old.state, old.current) == ("corrected", 600_00, "corrected", False)


def test_what_is_not_public_at_its_source_waits_for_two_persons() -> None:
    case = take(replace(ONE, source_url=""))
    settle()
    assert Snapshot.objects.filter(kind="penalty").count() == 0
    with reading({cast.BUREAU}):
        found = Candidate.objects.get()
        answers = {one["id"]: "keep" for one in found.findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    assert set(Snapshot.objects.get(kind="penalty").proofs) == {"dec", "pub"}
