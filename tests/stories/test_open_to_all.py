"""公示: what is published can be checked by anybody, what is withdrawn says why, what is hidden shows as missing."""

import copy
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from mingjing.record.refusal import Refused
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.models import Case, Deadline, Decision
from mingjing.rooms.disclosure.actions import exempt, propose, publish, withdraw
from mingjing.rooms.disclosure.models import Candidate, Duty, PaperCheck, Snapshot
from tests import cast, given
from tests.rooms.disclosure.world import settle
from tests.stories import strangers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    tell(given.EVERYWHERE)
    yield
    tell(())


def sealed(*, beat: bool = False) -> None:
    """Seal what waits, let the followers read it, and be told the agencies again on the fresh connection."""
    settle(beat=beat)
    tell(given.EVERYWHERE)


def decided() -> Case:
    """A case decided on 2026-04-10; what was done so far is sealed and followed."""
    case = given.case_at("delivery")
    sealed()
    return case


def make_public(case: Case) -> Snapshot:
    """郑洁 answers what the gate found and proposes, 冯静 looks at the same and publishes; then it is sealed."""
    found = Candidate.objects.get(docket=case.docket_id)
    answers = {one["id"]: "keep" for one in found.findings}
    propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
    publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    sealed()
    number = Decision.objects.get(case=case).number
    shown: Snapshot = Snapshot.objects.get(kind="penalty", number=number)
    return shown


def limit(case: Case, code: str) -> Deadline:
    return Deadline.objects.get(case=case, code=code)


@pytest.mark.slow
def test_a_stranger_checks_a_published_decision_and_one_changed_amount_gives_it_away(tmp_path: Path) -> None:
    case = decided()
    assert limit(case, "publish").due == date(2026, 4, 21)
    shown = make_public(case)
    assert limit(case, "publish").met_on == timezone.localdate()
    told = strangers.envelope(shown)
    assert "示例土石方" not in str(told["doc"]["shown"])
    good = strangers.ask(tmp_path, "doc", strangers.keep(tmp_path, "decision.mjdoc", told))
    assert (good.exit, good.told["result"]) == (0, "good")
    assert {"by.name", "says.evidence.0", "head.docket"} <= set(good.told["hidden"])
    altered = copy.deepcopy(told)
    salt, amount = altered["doc"]["shown"]["says.fine"]
    assert amount == 12_000_00
    altered["doc"]["shown"]["says.fine"] = [salt, 1_200_00]
    bad = strangers.ask(tmp_path, "doc", strangers.keep(tmp_path, "altered.mjdoc", altered))
    assert (bad.exit, bad.codes()) == (1, ["altered"])
    bare = {**altered["doc"]}
    unknown = strangers.ask(tmp_path, "doc", strangers.keep(tmp_path, "bare.mjdoc", bare))
    assert (unknown.exit, unknown.codes()) == (2, ["no-proof"])
    assert list(verify(Path(strangers.tiles()))) == []


@pytest.mark.slow
def test_a_decision_revoked_on_reconsideration_is_withdrawn_in_three_working_days_and_says_why(
    tmp_path: Path,
) -> None:
    case = decided()
    shown = make_public(case)
    kept = strangers.keep(tmp_path, "decision.mjdoc", strangers.envelope(shown))
    given.take(case, "deliver", on="2026-04-13")
    given.take(case, "note_remedy", on="2026-05-11")
    assert not Deadline.objects.filter(case=case, code="withdraw").exists()
    given.take(case, "note_remedy_result", on="2026-06-17")
    due = limit(case, "withdraw")
    assert (due.due, due.met_on, due.article) == (date(2026, 6, 23), None, "行政处罚法第四十八条第二款")
    with pytest.raises(Refused, match="尚欠的数额"):
        given.take(case, "pay", on="2026-06-18")
    withdraw(case, cause="revoked", reasons="原决定经行政复议撤销。", by=cast.actor("郑洁"), key=uuid.uuid4())
    sealed()
    assert limit(case, "withdraw").met_on == timezone.localdate()
    gone = Snapshot.objects.get(pk=shown.pk)
    assert (gone.state, gone.body, gone.text, gone.document) == ("withdrawn", {}, "", "")
    assert gone.reason == "依法撤销。原决定经行政复议撤销。"
    assert gone.title == shown.title
    assert PaperCheck.objects.get(docket=case.docket_id, paper="penalty_decision").state == "revoked"
    again = "第二十四条第一款 决定已被变更、撤销、确认违法或者无效的，不得再公开原决定".replace(" ", "：")
    with pytest.raises(Refused, match=again):
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    late = strangers.ask(tmp_path, "doc", kept, "--url", strangers.tiles())
    assert (late.exit, late.codes()) == (0, ["withdrawn"])
    audit = strangers.ask(tmp_path, "audit", strangers.tiles())
    assert (audit.exit, audit.told["counts"]["wdr"]) == (0, 1)
    given.take(case, "propose_closure", on="2026-06-25", opinion="决定已被撤销，建议结案。")
    assert list(verify(Path(strangers.tiles()))) == []


@pytest.mark.slow
def test_a_decision_that_is_never_published_is_found_by_a_stranger_from_the_log_alone(tmp_path: Path) -> None:
    hidden, exempted, shown = decided(), given.case_at("delivery"), given.case_at("delivery")
    sealed()
    exempt(
        exempted, code="X4", reasons="系列案件尚在调查。", filed_with="中山市司法局", filed_on=date(2026, 4, 20),
        on=date(2026, 4, 20), by=cast.actor("郑洁"), key=uuid.uuid4(),
    )  # fmt: skip
    make_public(shown)
    sealed(beat=True)
    assert list(Duty.objects.filter(met_by="").values_list("decided_on", flat=True)) == [date(2026, 4, 10)]
    in_time = strangers.ask(tmp_path, "audit", strangers.tiles(), "--today", "2026-04-21")
    assert (in_time.exit, in_time.told["overdue"]) == (0, [])
    after = strangers.ask(tmp_path, "audit", strangers.tiles(), "--today", "2026-04-22")
    assert after.exit == 0
    assert after.told["counts"]["dec"] == 3
    found = next(one for one in after.told["findings"] if one["code"] == "overdue")
    assert [found["index"]] == after.told["overdue"] == [_index(hidden)]
    assert "CG，penalty，2026-04-10作出" in found["text"]
    assert "应于2026-04-21前公示，已逾期1日，既未公示也未说明不公示理由" in found["text"]
    assert strangers.ask(tmp_path, "audit", strangers.tiles(), "--today", "2026-04-22", "--strict").exit == 1
    assert list(verify(Path(strangers.tiles()))) == []


def _index(case: Case) -> int:
    found: int = Duty.objects.get(leaf=Candidate.objects.get(docket=case.docket_id).decision).index
    return found
