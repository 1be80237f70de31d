"""审核意见: the conclusion follows from the answers, remarks become tasks, and the queue shows what waits."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.scope import Reader, reading
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.models import Evidence
from mingjing.rooms.review import actions, queries
from mingjing.rooms.review.checklist import Answer, conclusion
from mingjing.rooms.review.hints import LEAST, spread
from mingjing.rooms.review.models import Note, Opinion
from tests import cast, given

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 2)
ALL_WELL = tuple(Answer(f"r{number}", "pass") for number in range(1, 9))


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


@pytest.fixture
def submitted() -> Case:
    return given.case_before("review")


def reader(name: str) -> Reader:
    return agencies.reader(cast.account(name), date(2026, 11, 23))


def with_problems(*wrong: Answer) -> list[Answer]:
    told = {one.code: one for one in wrong}
    return [told.get(one.code, one) for one in ALL_WELL]


def reviewed(case: Case, answers: Sequence[Answer], **more: str) -> None:
    actions.review(
        case, answers, opinion="审核意见见清单。", by=cast.actor("王芳"), key=uuid.uuid4(), on=DAY, **more
    )


TWO = (
    Answer("r4", "problem", "补签询问笔录第三页。"),
    Answer("r6", "problem", "写明从轻的理由。", quote="从轻处罚"),
)


def test_any_problem_sends_the_case_back_and_none_lets_it_pass() -> None:
    assert conclusion(ALL_WELL) == "passed"
    assert conclusion(with_problems(Answer("r8", "na"))) == "passed"
    assert conclusion(with_problems(TWO[0])) == "returned"


def test_passing_is_refused_while_a_problem_is_open(submitted: Case) -> None:
    with pytest.raises(Refused) as wrong:
        reviewed(submitted, with_problems(*TWO), outcome="passed")
    assert "第十九条：有问题的不能审核通过" in "".join(wrong.value.reasons)
    assert not Opinion.objects.exists()


def test_returning_without_a_problem_or_a_remark_is_refused(submitted: Case) -> None:
    with pytest.raises(Refused) as wrong:
        reviewed(submitted, with_problems(Answer("r4", "problem", " ")))
    assert wrong.value.fields == {"note-r4": wrong.value.reasons[0]}
    with pytest.raises(Refused):
        reviewed(submitted, ALL_WELL, outcome="returned")
    assert not Opinion.objects.exists()
    assert not Entry.objects.filter(docket=submitted.docket_id, action="case.review").exists()


def test_an_opinion_keeps_what_was_reviewed_by_whom_and_by_when(submitted: Case) -> None:
    reviewed(submitted, ALL_WELL)
    opinion = Opinion.objects.get()
    entry = Entry.objects.get(docket=submitted.docket_id, action="case.review")
    assert opinion.place == entry.number
    assert opinion.proposal == entry.body.says["proposal"]
    assert (opinion.outcome, opinion.reviewer, opinion.submitted_on) == ("passed", "王芳", date(2026, 4, 1))
    assert opinion.due == date(2026, 4, 9)
    assert [one["code"] for one in opinion.answers] == [f"r{number}" for number in range(1, 9)]
    assert not Note.objects.exists()


def test_a_remark_points_at_a_paper_a_piece_or_an_entry_of_this_case_only(submitted: Case) -> None:
    paper = Paper.objects.filter(case=submitted, code="interview_record").get()
    piece = Evidence.objects.filter(docket=submitted.docket_id).earliest("number")
    for stray in (
        Answer("r4", "problem", "补签。", papers=(str(uuid.uuid4()),)),
        Answer("r4", "problem", "补签。", evidence=("第三份",)),
        Answer("r4", "problem", "补签。", lines=(9999,)),
    ):
        with pytest.raises(Refused) as wrong:
            reviewed(submitted, with_problems(stray))
        assert "不在本案卷内" in "".join(wrong.value.reasons)
    good = Answer(
        "r4", "problem", "补签。", "从轻处罚", papers=(str(paper.pk),), evidence=(str(piece.pk),), lines=(3,)
    )
    reviewed(submitted, with_problems(good))
    note = Note.objects.get()
    assert (note.paper, note.evidence, note.line, note.quote) == (paper, piece, 3, "从轻处罚")


def test_remarks_are_the_officers_tasks_until_each_is_answered(submitted: Case) -> None:
    reviewed(submitted, with_problems(*TWO))
    assert [one.text for one in queries.tasks(reader("张明"))] == [one.note for one in TWO]
    assert queries.tasks(reader("李华")).count() == 2
    assert queries.tasks(reader("孙强")).count() == 0
    first, second = queries.notes(submitted)
    actions.answer(first, text="已补签。", by=cast.actor("张明"), key=uuid.uuid4(), on=DAY)
    assert not Entry.objects.filter(docket=submitted.docket_id, action="case.answer_review").exists()
    with pytest.raises(Refused):
        actions.answer(second, text=" ", by=cast.actor("李华"), key=uuid.uuid4(), on=DAY)
    actions.answer(second, text="已写明。", by=cast.actor("李华"), key=uuid.uuid4(), on=DAY)
    answered = Entry.objects.get(docket=submitted.docket_id, action="case.answer_review")
    assert answered.body.says["answer"] == "1. 已补签。\n2. 已写明。"
    assert [one.answered_by for one in queries.notes(submitted)] == ["张明", "李华"]
    assert queries.tasks(reader("张明")).count() == 0


def test_only_an_officer_of_the_case_answers_and_only_once(submitted: Case) -> None:
    reviewed(submitted, with_problems(*TWO))
    note = queries.notes(submitted)[0]
    for name in ("孙强", "王芳", "周敏"):
        with pytest.raises(Refused):
            actions.answer(note, text="已补签。", by=cast.actor(name), key=uuid.uuid4(), on=DAY)
    with pytest.raises(Refused):
        actions.answer(note, text="  ", by=cast.actor("张明"), key=uuid.uuid4(), on=DAY)
    key = uuid.uuid4()
    actions.answer(note, text="已补签。", by=cast.actor("张明"), key=key, on=DAY)
    with pytest.raises(Repeated):
        actions.answer(note, text="已补签。", by=cast.actor("张明"), key=key, on=DAY)
    with pytest.raises(Refused) as wrong:
        actions.answer(note, text="又补签。", by=cast.actor("张明"), key=uuid.uuid4(), on=DAY)
    assert "已经处理" in "".join(wrong.value.reasons)


def test_the_queue_shows_days_pages_codes_and_earlier_returns(submitted: Case) -> None:
    (waits,) = queries.waiting(reader("王芳"), today=date(2026, 4, 2))
    assert waits.case == submitted
    assert waits.left == 4
    assert waits.pages == sum(paper.pages for paper in Paper.objects.filter(case=submitted))
    assert "N3" in waits.codes
    assert (waits.returns, waits.submitted_by, waits.submitted_on) == (0, "张明", date(2026, 4, 1))
    assert waits.materials == ("proposal", "records", "hearing")
    assert queries.waiting(reader("孙强"), today=DAY) == []
    reviewed(submitted, with_problems(TWO[0]))
    assert queries.waiting(reader("王芳"), today=DAY) == []
    actions.answer(Note.objects.get(), text="已补签。", by=cast.actor("张明"), key=uuid.uuid4(), on=DAY)
    actions.submit(
        submitted,
        materials=["proposal", "records", "hearing"],
        by=cast.actor("张明"),
        key=uuid.uuid4(),
        on=DAY,
    )
    (again,) = queries.waiting(reader("王芳"), today=date(2026, 4, 20))
    assert again.returns == 1
    assert again.left < 0


def test_more_time_is_given_once(submitted: Case) -> None:
    before = queries.waiting(reader("王芳"), today=DAY)[0].limit.due
    actions.extend(submitted, reasons="涉及多个法律关系。", by=cast.actor("陈立"), key=uuid.uuid4(), on=DAY)
    assert queries.waiting(reader("王芳"), today=DAY)[0].limit.due > before
    with pytest.raises(Refused) as wrong:
        actions.extend(submitted, reasons="还是复杂。", by=cast.actor("陈立"), key=uuid.uuid4(), on=DAY)
    assert "只能延长一次" in "".join(wrong.value.reasons)


def test_a_double_click_is_one_opinion(submitted: Case) -> None:
    key = uuid.uuid4()
    actions.review(submitted, ALL_WELL, opinion="可以。", by=cast.actor("王芳"), key=key, on=DAY)
    with pytest.raises(Repeated):
        actions.review(submitted, ALL_WELL, opinion="可以。", by=cast.actor("王芳"), key=key, on=DAY)
    assert Opinion.objects.count() == 1


def test_too_few_earlier_decisions_give_no_hint() -> None:
    case = given.case_at("delivery")
    other = given.case_before("review")
    assert LEAST == 5
    assert case.decided_on is not None
    assert spread(other, ["CG-0231#2"], on=case.decided_on) is None


def test_row_security_hides_the_queue_of_other_agencies(submitted: Case) -> None:
    with reading({cast.OTHER}):
        assert queries.waiting(reader("王芳"), today=DAY) == []
        assert not Note.objects.exists()
