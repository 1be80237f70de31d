"""Many outside decisions at once are what each would have been alone: the same rows, leaves, refusals; twice is once."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import DataError

from mingjing.record import verifying
from mingjing.record.lanes import processes
from mingjing.record.models import Body, Entry
from mingjing.record.refusal import KeyReused, Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import Became, Mirrored, MirroredPermit
from mingjing.rooms.cases.actions import mirror_many as take_over_many
from mingjing.rooms.cases.models import Case, Deadline, Decision, Party
from mingjing.rooms.disclosure.actions import mirror, mirror_many
from mingjing.rooms.disclosure.kind import Item
from mingjing.rooms.disclosure.models import Candidate, Duty, Snapshot
from tests import cast, given
from tests.rooms.disclosure.test_mirroring import ONE, PROVINCE
from tests.rooms.disclosure.world import acting_as, settle

pytestmark = pytest.mark.django_db(transaction=True)
PERMIT = MirroredPermit(
    source="省级平台",
    number="X-1",
    title="甲食品有限公司食品经营许可",
    authority="示例市市场监督管理局",
    matter_name="食品经营许可",
    permit_number="JY14420000000001",
    certificate="食品经营许可证",
    decided_on=date(2026, 3, 2),
    valid_from=date(2026, 3, 2),
    valid_to=date(2031, 3, 1),
    document_number="示市监许〔2026〕1号",
    party_kind="organisation",
    party="甲食品有限公司",
    uscc="91350100M000100Y43",
)
LINES: tuple[Mirrored, ...] = (
    ONE,
    replace(ONE, number="A-2", source_url=""),
    replace(ONE, number="A-3", date_is="published", source_url="", party_kind="person", party="张三丰"),
    replace(ONE, number="A-4", authority=""),
    replace(ONE, number="A-5", fine=-5),
    replace(ONE, number="A-6", penalties=("flogging",)),
    replace(ONE, number="A-7", facts="", basis="", content="", source_url=""),
    replace(ONE, number="A-8", document_number="号" * 100),
    replace(ONE, number="A-9", title="", facts="证人李四光称，电话13800138000。"),
    replace(ONE, number="A-1", edition="2", fine=600_00),
    replace(ONE, number="A-1"),
    replace(ONE, number="A-1", fine=7_00),
    PERMIT,
    replace(PERMIT, number="X-2", content="经营项目：预包装食品销售。"),
    replace(PERMIT, number="X-3", party="欧阳小明", party_kind="person", uscc="", valid_to=date(2099, 12, 31)),
    replace(PERMIT, number="X-4", outcome="refused", source_url="https://hall.example.org/4"),
    replace(PERMIT, number="X-5", category="magic"),
    replace(PERMIT, number="X-6", document_number="", matter_name="王五家的许可，电话13800138000"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _house(_django_db_helper: None) -> None:
    given.house()


def alone(line: Mirrored) -> Became:
    try:
        return Became(mirror(line, by=PROVINCE).number)
    except (Refused, DataError) as wrong:
        return Became(wrong=wrong)


def together(lines: Sequence[Mirrored], **more: int) -> list[Became]:
    with reading({cast.BUREAU}):
        return list(mirror_many(lines, by=PROVINCE))


def other(line: Mirrored) -> Mirrored:
    """The same line of a sender who numbers otherwise."""
    return replace(line, number=line.number.replace("A-", "B-").replace("X-", "Y-"))


def plain(told: Any) -> str:
    """Without what two different dockets cannot share: their ids, numbers and hours."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|外[0-9a-f]{8}|[0-9a-f]{64}", "#", text)
    text = re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.]+\+00:00", "hour", text)
    return text.replace("B-", "A-").replace("Y-", "X-")


def standing(line: Mirrored) -> list[str]:
    """Everything that stands on a line's docket."""
    found: list[Any] = []
    for entry in Entry.objects.filter(docket=line.case).order_by("number"):
        body = Body.objects.get(entry=entry)
        found += [entry.number, entry.action, json.loads(bytes(entry.leaf))]
        found += [body.agency, body.by, body.says, body.rows, sorted(body.salts)]
    for model in (Case, Party, Decision, Deadline):
        by = {"docket": line.case} if model is Case else {"case__docket": line.case}
        found += list(model.objects.filter(**by).order_by("id" if model is Deadline else "entry_id").values())
    for one in found:
        if isinstance(one, dict) and "entry_id" in one:
            assert Entry.objects.get(pk=one.pop("entry_id")).docket_id == line.case
        if isinstance(one, dict):
            one.pop("id", None)
    return sorted(plain(one) for one in found)


def shown(line: Mirrored) -> list[str]:
    """What the public reads of a line."""
    of = Snapshot.objects.filter(origin=Item(kind="decision", slug=str(line.case), title="").origin)
    return [
        plain(one) for one in of.order_by("index").values("kind", "version", "title", "body", "text", "state")
    ]


@pytest.mark.slow
def test_many_are_what_each_would_have_been_alone() -> None:
    with reading({cast.BUREAU}):
        one_by_one = [alone(line) for line in LINES]
    at_once = together([other(line) for line in LINES])
    assert [bool(one.number) for one in one_by_one] == [
        True, True, True, False, False, False, True, False, True, True, True, False, True, True, True, True, False, True
    ]  # fmt: skip
    for line, first, second in zip(LINES, one_by_one, at_once, strict=True):
        assert plain(first.number) == plain(second.number), line
        assert type(first.wrong) is type(second.wrong), line
        assert str(first.wrong) == str(second.wrong), line
        with reading({cast.BUREAU}):
            assert standing(line) == standing(other(line)), line
    settle()
    for line in LINES:
        assert shown(line) == shown(other(line)), line
    assert len({line.case for line in LINES if shown(line)}) >= 6
    with acting_as("owner"):
        assert [str(fault) for fault in verifying.verify(settings.TILES)] == []


def test_a_permit_is_public_at_once_without_its_holder() -> None:
    together(
        [PERMIT, replace(PERMIT, number="X-3", party="欧阳小明", party_kind="person", document_number="二号")]
    )
    settle()
    first, second = Snapshot.objects.filter(kind="permit").order_by("slug")
    assert {first.number, second.number} == {"示市监许〔2026〕1号", "二号"}
    for one in (first, second):
        told = one.title + one.text + one.document + json.dumps(one.body, ensure_ascii=False)
        assert "甲食品" not in told
        assert "欧阳" not in told
        assert (one.body["matter_name"], one.body["valid_to"], one.agency_name) == (
            "食品经营许可",
            "2031-03-01",
            "示例市市场监督管理局",
        )
        assert set(one.proofs) == {"dec"}
    assert {first.body["party_type"], second.body["party_type"]} == {"法人", "自然人"}
    assert set(Duty.objects.values_list("act", "met_by")) == {("permit", "dec")}
    assert not Candidate.objects.exists()


def test_a_permit_with_free_text_waits_for_a_person_within_seven_working_days() -> None:
    together([replace(PERMIT, content="经营项目：预包装食品销售。"), replace(PERMIT, number="X-2")])
    settle()
    with reading({cast.BUREAU}):
        waiting = Candidate.objects.get()
        limit = Deadline.objects.get()
    assert (waiting.kind, waiting.free_text, limit.code) == ("permit", True, "publish")
    assert limit.due == waiting.publish_by
    assert "第二十一条第二款" in limit.article


def test_the_same_lines_twice_are_once_and_other_words_are_refused() -> None:
    lines = [replace(PERMIT, number=f"X-{number}") for number in range(1, 61)]
    first = together(lines)
    entries = Entry.objects.count()
    assert together(lines) == first
    assert Entry.objects.count() == entries
    changed = together([replace(line, certificate="另一证书") for line in lines[:3]])
    assert [type(one.wrong) for one in changed] == [KeyReused] * 3
    assert Entry.objects.count() == entries


def test_a_bad_line_is_refused_alone_and_takes_nobody_with_it() -> None:
    lines = [replace(PERMIT, number=f"X-{number}") for number in range(1, 41)]
    lines[7] = replace(lines[7], authority="")
    lines[21] = replace(lines[21], document_number="号" * 81)
    became = together(lines)
    assert [place for place, one in enumerate(became) if one.wrong] == [7, 21]
    assert isinstance(became[7].wrong, Refused)
    assert isinstance(became[21].wrong, DataError)
    with reading({cast.BUREAU}):
        assert Case.objects.count() == 38
    with acting_as("owner"):
        assert [str(fault) for fault in verifying.verify()] == []


def test_several_batches_keep_the_order_of_lines_and_of_editions() -> None:
    lines: list[Mirrored] = [replace(PERMIT, number=f"X-{number}") for number in range(1, 26)]
    lines += [replace(line, edition="2", certificate="更正后的证书") for line in lines]
    with reading({cast.BUREAU}):
        became = list(take_over_many(lines, by=PROVINCE, batch=10))
        assert [one.number for one in became] == [line.case_number for line in lines]
        assert set(Entry.objects.filter(number=2).values_list("action", flat=True)) == {"case.mirror_again"}
        for docket in {line.case for line in lines}:
            told = Body.objects.filter(entry__docket=docket).order_by("entry__number")
            assert [one.says["certificate"] for one in told] == ["食品经营许可证", "更正后的证书"]


@pytest.mark.slow
def test_processes_of_their_own_do_the_same_and_tell_what_they_refuse() -> None:
    lines: list[Mirrored] = [replace(PERMIT, number=f"X-{number}") for number in range(1, 26)]
    lines[7] = replace(lines[7], category="magic")
    lines += [replace(line, edition="2", certificate="更正后的证书") for line in lines[:5]]
    with reading({cast.BUREAU}):
        with processes(2) as lanes:
            became = list(take_over_many(lines, by=PROVINCE, batch=10, lanes=lanes))
            again = list(take_over_many(lines, by=PROVINCE, batch=10, lanes=lanes))
        assert [one.number for one in again] == [one.number for one in became]
        wrong = became[7].wrong
        with pytest.raises(Refused) as refused:
            mirror(lines[7], by=PROVINCE)
        assert isinstance(wrong, Refused)
        assert (wrong.reasons, wrong.fields) == (refused.value.reasons, refused.value.fields)
        good = [line for place, line in enumerate(lines) if place != 7]
        assert [one.number for one in became if not one.wrong] == [line.case_number for line in good]
        assert Case.objects.count() == 24
        assert Entry.objects.filter(action="case.mirror_again").count() == 5
