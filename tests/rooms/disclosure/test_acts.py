"""Correct, exempt, withdraw, and the refusals: each with its article, nothing half done, twice is once."""

import json
import uuid
from datetime import date

import pytest

from mingjing.record import following, tlog
from mingjing.record.models import Cursor, Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.actions import correct, exempt, propose, publish, withdraw
from mingjing.rooms.disclosure.models import Candidate, Duty, PaperCheck, Snapshot, SnapshotSearch
from tests import cast, given
from tests.rooms.disclosure.test_publishing import published
from tests.rooms.disclosure.world import acting_as, settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_correction_keeps_both_versions_and_names_the_one_before() -> None:
    case = published()
    with reading(given.EVERYWHERE):
        correct(case, reasons="案件名称有误。", by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    new, old = Snapshot.objects.filter(kind="penalty").order_by("-version")
    assert (new.state, new.current, new.version, new.reason) == ("corrected", True, 2, "案件名称有误。")
    assert (old.state, old.current, old.supersedes) == ("corrected", False, None)
    assert old.document
    assert new.supersedes_id == old.pk
    assert new.slug == old.slug
    leaf = tlog.parse_leaf(bytes(Entry.objects.get(action="case.correct").leaf))
    assert leaf["prev"] == old.publication
    assert SnapshotSearch.objects.filter(kind="penalty").get().snapshot_id == new.pk


def test_a_withdrawal_keeps_the_reason_and_blanks_every_version() -> None:
    case = published()
    given.take(case, "deliver", on="2026-04-13")
    given.take(case, "note_remedy", on="2026-04-20")
    given.take(case, "note_remedy_result", on="2026-06-17")
    key = uuid.uuid4()
    with reading(given.EVERYWHERE):
        for _ in range(2):
            withdraw(case, cause="revoked", reasons="经复议撤销。", by=cast.actor("冯静"), key=key)
        with pytest.raises(Refused, match="没有公开，不能更正或者撤回"):
            withdraw(case, cause="revoked", reasons="再撤。", by=cast.actor("冯静"), key=uuid.uuid4())
        with pytest.raises(Refused, match="不得再公开原决定"):
            publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    one = Snapshot.objects.get(kind="penalty")
    assert (one.state, one.reason, one.document, one.body, one.text) == (
        "withdrawn",
        "依法撤销。经复议撤销。",
        "",
        {},
        "",
    )
    assert PaperCheck.objects.get(paper="penalty_decision").state == "revoked"
    assert [
        hit.snapshot for hit in queries.search(queries.Asked(text="建筑垃圾", kinds=("penalty",))).hits
    ] == [one]


def test_an_exemption_is_lawful_silence_and_binds_its_filing() -> None:
    case = given.case_at("delivery")
    settle()
    with reading(given.EVERYWHERE):
        exempt(case, code="X4", reasons="系列案件尚在调查。", filed_with="中山市司法局", filed_on=date(2026, 4, 20),
               by=cast.actor("郑洁"), key=uuid.uuid4())  # fmt: skip
        with pytest.raises(Refused, match="已决定不予公开的，不得公开"):
            publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
        assert Candidate.objects.get().state == "exempt"
    settle()
    assert Duty.objects.get().met_by == "exm"
    assert Snapshot.objects.filter(kind="penalty").count() == 0
    told = bytes(Entry.objects.get(action="case.exempt").leaf).decode()
    assert "司法局" not in told
    assert json.loads(told)["x"] == "X4"


def test_a_minors_decision_is_never_published() -> None:
    case = given.case_at(
        "performance", given.SUMMARY, decide_on_spot={"born_on": "2008-12-20", "leniency": "lenient"}
    )
    settle()
    with reading(given.EVERYWHERE):
        answers = {one["id"]: "mask" for one in Candidate.objects.get().findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        with pytest.raises(Refused, match="第十五条第一项：当事人是未成年人的，不予公开"):
            publish(case, by=cast.actor("冯静"), key=uuid.uuid4())


def test_a_number_in_the_facts_waits_for_an_answer_and_is_masked_for_good() -> None:
    facts = "当事人于现场被查获。其驾驶员刘大山称受示例路12号3栋402房业主雇用，联系电话13812345678。"
    case = given.case_at("delivery", propose={"facts": facts}, decide={"facts": facts})
    settle()
    with reading(given.EVERYWHERE):
        found = Candidate.objects.get()
        public = json.dumps(found.renderings["public"], ensure_ascii=False)
        assert "13812345678" not in public
        assert "刘大山" not in public
        if found.findings:
            with pytest.raises(Refused, match="请选择保留或者遮盖"):
                propose(case, by=cast.actor("郑洁"), key=uuid.uuid4())
        answers = {one["id"]: "mask" for one in found.findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    one = Snapshot.objects.get(kind="penalty")
    assert "13812345678" not in one.document + one.text
    assert "刘大山" not in one.document + one.text
    masked = [piece for piece in one.body["facts"] if piece["masked"]]
    assert masked
    assert all(piece["path"] in json.loads(one.document)["hidden"] for piece in masked)


def test_the_second_person_sees_the_very_words_of_the_first() -> None:
    case = given.case_at("delivery")
    settle()
    with reading(given.EVERYWHERE):
        answers = {one["id"]: "keep" for one in Candidate.objects.get().findings}
        propose(case, form="summary", answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        with pytest.raises(Refused, match="与提请时不同，请重新提请"):
            publish(case, form="full", by=cast.actor("冯静"), key=uuid.uuid4())
        publish(case, form="summary", by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    assert "remedies" not in Snapshot.objects.get(kind="penalty").body


def test_followers_may_run_again_and_change_nothing() -> None:
    published()
    before = [list(model.objects.order_by("pk").values()) for model in (Snapshot, Duty, PaperCheck)]
    with acting_as("follow"):
        Cursor.objects.filter(follower__startswith="disclosure.").update(index=-1)
    settle()
    assert [list(model.objects.order_by("pk").values()) for model in (Snapshot, Duty, PaperCheck)] == before
    assert following.Parked.objects.count() == 0
