"""From the decision to the portal: two persons, one leaf, bytes a stranger can check."""

import hashlib
import json
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.disclosure.actions import propose, publish
from mingjing.rooms.disclosure.models import Candidate, Duty, PaperCheck, Snapshot
from tests import cast, given
from tests.rooms.disclosure.world import sealer, settle

pytestmark = pytest.mark.django_db(transaction=True)


def published() -> Case:
    """A case decided, proposed by 郑洁 and published by 冯静, and all of it followed."""
    case = given.case_at("delivery")
    settle()
    with reading(given.EVERYWHERE):
        found = Candidate.objects.get()
        answers = {one["id"]: "keep" for one in found.findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    return case


def test_a_decision_becomes_a_candidate_and_a_duty() -> None:
    given.case_at("delivery")
    settle()
    with reading(given.EVERYWHERE):
        found = Candidate.objects.get()
    assert (found.state, found.free_text) == ("open", True)
    assert "示例土石方" not in json.dumps(found.renderings["public"], ensure_ascii=False)
    assert (
        found.renderings["party"]["party_name"]
        == found.renderings["credit"]["CF_XDR_MC"]
        == "示例土石方工程有限公司"
    )
    duty = Duty.objects.get()
    assert (duty.org, duty.met_by, duty.due) == ("CG", "", found.publish_by)
    assert Snapshot.objects.filter(kind="penalty").count() == 0


def test_what_is_published_is_checked_by_a_tool_that_shares_no_code(tmp_path: Path) -> None:
    published()
    one = Snapshot.objects.get(kind="penalty")
    assert hashlib.sha256(one.document.encode()).hexdigest() == _leaf(one)["h"]
    assert "示例土石方" not in one.document + one.title + one.text
    assert Duty.objects.get().met_by == "pub"
    assert PaperCheck.objects.filter(paper="penalty_decision").get().result == "警告；罚款 12,000 元"
    file = tmp_path / "one.mjdoc"
    file.write_text(envelope(one))
    policy = tmp_path / "policy.txt"
    policy.write_text(f"log {sealer().verifier_key()}\n")
    told = subprocess.run(
        [sys.executable, "-m", "mingjing_verify", "doc", str(file), "--policy", str(policy)],
        cwd=settings.ROOT / "verifier", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr


def envelope(one: Snapshot) -> str:
    parts = {name: {"leaf": told["leaf"], "proof": told["proof"]} for name, told in one.proofs.items()}
    return json.dumps({"v": 1, "doc": json.loads(one.document), **parts}, ensure_ascii=False)


def _leaf(one: Snapshot) -> dict[str, str]:
    import base64

    told: dict[str, str] = json.loads(base64.b64decode(one.proofs["pub"]["leaf"]))
    return told


def test_free_text_needs_a_second_person() -> None:
    case = given.case_at("delivery")
    settle()
    with reading(given.EVERYWHERE):
        answers = {one["id"]: "keep" for one in Candidate.objects.get().findings}
        with pytest.raises(Refused, match="应当先由一名公示人员提请"):
            publish(case, by=cast.actor("郑洁"), key=uuid.uuid4())
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        with pytest.raises(Refused, match="提请人不得复核自己"):
            publish(case, by=cast.actor("郑洁"), key=uuid.uuid4())
        with pytest.raises(Refused, match="应当由公示人员办理"):
            publish(case, by=cast.actor("张明"), key=uuid.uuid4())


def test_nothing_is_published_past_the_publishers_board() -> None:
    case = given.case_at("delivery")
    with pytest.raises(Refused, match="在公示台办理"):
        given.take(case, "publish")
