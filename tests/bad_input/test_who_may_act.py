"""Steps out of order, and people who may not take them: each refusal names the article, and nothing is written."""

import uuid
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from mingjing.record.actor import HOUSE
from mingjing.rooms.agencies.actions import Directory, bring_into_force, change_certificate
from mingjing.rooms.agencies.models import Certificate
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import take as take_step
from tests import cast, given
from tests.bad_input.quiet import refusal, said
from tests.bad_input.trying import attempt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def test_no_step_is_taken_before_its_time_or_after_it() -> None:
    case = given.case_before("file")
    early = said(attempt(case, "decide", on="2026-03-04"))
    assert "第五十七条第一款：案件现处“线索核查”环节，“作出决定”应当在“审核决定”环节办理" in early
    assert "第五十八条第一款" in early
    assert "环节" in said(attempt(case, "register_lead", on="2026-03-04"))
    assert "环节" in said(attempt(case, "archive", on="2026-03-04"))
    other = partial(take_step, "x; DROP TABLE", case, by=cast.actor("张明"), says={}, key=uuid.uuid4())
    assert "没有“x; DROP TABLE”这一步骤" in said(other)


def test_nobody_takes_a_step_of_another_role() -> None:
    case = given.case_before("file")
    for name in ("张明", "周敏", "王芳", "吴兰", "郑洁", "何丽", "钱进", "赵敏"):
        told = refusal(attempt(case, "file", on="2026-03-04", by=name))
        assert any("“立案”应当由" in reason and "不能办理" in reason for reason in told.reasons), name


def test_one_officer_alone_or_one_named_twice_does_nothing() -> None:
    case = given.case_before("inspect")
    alone = refusal(attempt(case, "inspect", on="2026-03-05", officers=cast.certificates("张明")))
    assert alone.fields["officers"] == "《行政处罚法》第四十二条第一款：执法人员不得少于两人"
    twice = refusal(attempt(case, "inspect", on="2026-03-05", officers=cast.certificates("张明", "张明")))
    assert "执法人员不得少于两人" in "".join(twice.reasons)
    assert "有人重复" in "".join(twice.reasons)
    assert "请填写“执法人员”" in said(attempt(case, "inspect", on="2026-03-05", officers=[]))


def test_a_certificate_counts_as_it_was_on_the_day_of_the_act() -> None:
    case = given.case_before("inspect")
    sentence = "第四十二条第一款：行政处罚应当由具有行政执法资格的执法人员实施，执法证件当日应当有效"
    _suspend("李华", since=date(2026, 3, 5))
    told = refusal(attempt(case, "inspect", on="2026-03-05"))
    assert sentence in told.fields["officers"]
    given.take(case, "inspect", on="2026-03-04")
    invented = [*cast.certificates("张明"), "19044299999"]
    assert sentence in said(attempt(case, "inspect", on="2026-03-04", officers=invented))
    _expired("19044288888")
    expired = [*cast.certificates("张明"), "19044288888"]
    assert sentence in said(attempt(case, "inspect", on="2026-03-04", officers=expired))


def test_whoever_was_told_to_step_aside_does_nothing_more() -> None:
    case = given.case_before("inspect")
    aside = cast.certificates("李华")[0]
    given.take(case, "ask_recusal", on="2026-03-05", officer=aside)
    given.take(case, "decide_recusal", on="2026-03-05", officer=aside)
    sentence = "第四十三条第一款：已经决定回避的执法人员不得再办理本案"
    assert sentence in said(attempt(case, "inspect", on="2026-03-05"))
    both = cast.certificates("张明", "周敏")
    assert sentence in said(attempt(case, "inspect", on="2026-03-05", by="李华", officers=both))
    assert "办理本案的执法人员尚未指派" in said(attempt(case, "inspect", on="2026-03-05", officers=both))
    given.take(case, "assign", on="2026-03-05", officers=both)
    given.take(case, "inspect", on="2026-03-05", officers=both)


def _suspend(name: str, *, since: date) -> None:
    held = Certificate.objects.get(number=cast.certificates(name)[0])
    change_certificate(
        held, status="suspended", since=since, reason="考核不合格。", by=HOUSE, key=uuid.uuid4()
    )


def _expired(number: str) -> None:
    held = Certificate(
        number=number, officer_id=cast.uid("周敏"), issuer="广东省人民政府", valid_from=date(2020, 1, 1),
        valid_to=date(2025, 12, 31),
    )  # fmt: skip
    bring_into_force(Directory((), (), [held], ()), agency=0, by=HOUSE, on=cast.SINCE, key=uuid.uuid4())
