"""Many at once: numbers run without a gap, one of two who take the same step wins, a double click is one entry."""

import re
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Overtaken, Refused, Repeated
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import open_case
from mingjing.rooms.cases.actions import take as take_step
from mingjing.rooms.cases.models import Case, NumberSeries
from tests import cast, examples, given

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each act answers, or how it was refused, all begun together on connections of their own."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        try:
            with reading(given.EVERYWHERE):
                start.wait(timeout=60)
                return act()
        except (Refused, Repeated) as wrong:
            return wrong
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def filing(
    case: Case, *, key: uuid.UUID, version: int | None = None, by: str = "陈立", **changes: Any
) -> Callable[[], Any]:
    says = examples.saying(given.ORDINARY, "file", on="2026-03-04", **changes)
    actor, own = cast.actor(by), Case.objects.get(pk=case.pk)
    return lambda: take_step("file", own, by=actor, says=says, key=key, version=version)


@pytest.mark.slow
def test_fifty_who_ask_for_a_number_at_once_get_fifty_numbers_without_a_gap() -> None:
    given.house()
    by, says = cast.actor("张明"), examples.saying(given.ORDINARY, "register_lead", on="2026-03-02")
    doubtful = {**says, "on": "9999-12-31"}
    acts = [
        lambda: open_case(given.ORDINARY, by=by, says=says, key=uuid.uuid4()).case.number for _ in range(50)
    ]
    wrong = [
        lambda: open_case(given.ORDINARY, by=by, says=doubtful, key=uuid.uuid4()).case.number
        for _ in range(5)
    ]
    answers = at_once([*acts, *wrong])
    assert all(isinstance(one, Refused) for one in answers[50:])
    serials = sorted(int(re.search(r"(\d+)号$", number)[1]) for number in answers[:50])  # type: ignore[index]
    assert serials == list(range(1, 51))
    assert len(set(answers[:50])) == 50
    assert set(NumberSeries.objects.values_list("last", flat=True)) == {50}
    with reading(given.EVERYWHERE):
        assert Case.objects.count() == 50
        assert list(verify()) == []


def test_of_two_who_take_the_same_step_one_wins_and_the_other_reads_why() -> None:
    case = given.case_before("file")
    with reading(given.EVERYWHERE):
        acts = [filing(case, key=uuid.uuid4(), by=name) for name in ("陈立", "林海")]
        answers = at_once(acts)
        lost = [one for one in answers if isinstance(one, Refused)]
        assert len(lost) == 1
        assert "案件现处“调查取证”环节，“立案”应当在“线索核查”环节办理" in lost[0].reasons[0]
        assert Entry.objects.filter(docket=case.docket_id, action="case.file").count() == 1
        assert list(verify()) == []


def test_of_two_who_saw_the_same_page_the_second_is_told_that_it_has_grown() -> None:
    case = given.case_before("file")
    with reading(given.EVERYWHERE):
        seen = Docket.objects.get(pk=case.docket_id).length
        answers = at_once(
            [filing(case, key=uuid.uuid4(), version=seen, by=name) for name in ("陈立", "林海")]
        )
        lost = [one for one in answers if isinstance(one, Overtaken)]
        assert len(lost) == 1
        assert str(lost[0]) == "您打开本页后，本案又有 1 条新记录，请看过之后再办理。"
        assert Docket.objects.get(pk=case.docket_id).length == seen + 1


def test_a_button_pressed_eight_times_at_once_is_one_entry_and_other_words_under_its_key_are_refused() -> (
    None
):
    case = given.case_before("file")
    with reading(given.EVERYWHERE):
        key = uuid.uuid4()
        answers = at_once([*(filing(case, key=key) for _ in range(8))])
        assert sum(isinstance(one, Repeated) for one in answers) == 7
        other = at_once([filing(case, key=key, reasons="另一理由。")])
        assert str(other[0]) == "这份表单已经提交过另一内容，请重新打开页面再填。"
        somebody = at_once([filing(case, key=key, by="林海")])
        assert "环节" in str(somebody[0])
        assert Entry.objects.filter(docket=case.docket_id, action="case.file").count() == 1
        assert list(verify()) == []
