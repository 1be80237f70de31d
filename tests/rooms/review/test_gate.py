"""法制审核的闸门: what is major is reviewed first, by somebody else, and the decision is the one reviewed."""

import uuid
from collections.abc import Iterator
from datetime import date

import pytest

from mingjing.law.words import Role
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import take
from mingjing.rooms.cases.models import Case, Decision, Paper
from mingjing.rooms.review import actions
from mingjing.rooms.review.models import Note, Opinion
from tests import cast, examples, given
from tests.rooms.review import people

pytestmark = pytest.mark.django_db
ALL_WELL = [actions.Answer(f"r{number}", "pass") for number in range(1, 9)]
WORDS = "权限合法，事实清楚，证据确凿，依据准确，程序合法。"


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


@pytest.fixture
def submitted() -> Case:
    """A case that waits for its review."""
    return given.case_before("review")


def decide(case: Case, *, by: str = "陈立", **changes: object) -> None:
    given.take(case, "decide", on="2026-04-10", by=by, **changes)


def sentences(wrong: pytest.ExceptionInfo[Refused]) -> str:
    return "；".join(wrong.value.reasons)


def untouched(case: Case, length: int) -> bool:
    """Nothing was written: no entry, no decision, no decision's paper, the same stage."""
    stage = Case.objects.get(pk=case.pk).stage
    made = Paper.objects.filter(case=case, code="penalty_decision").exists()
    return (
        Docket.objects.get(pk=case.docket_id).length == length
        and Entry.objects.filter(docket=case.docket_id).count() == length
        and not Decision.objects.filter(case=case).exists()
        and not made
        and stage == "decision"
    )


def test_what_was_not_reviewed_cannot_be_decided_by_anybody(submitted: Case) -> None:
    length = Docket.objects.get(pk=submitted.docket_id).length
    for name in ("陈立", "林海", "周敏", "王芳", "张明", "赵敏"):
        with pytest.raises(Refused) as wrong:
            decide(submitted, by=name)
        assert (
            "第五十八条第一款：应当进行法制审核的，未经法制审核或者审核未通过的，不得作出决定"
            in sentences(wrong)
        )
    assert untouched(submitted, length)


def test_an_officers_word_that_it_is_not_major_changes_nothing(submitted: Case) -> None:
    length = Docket.objects.get(pk=submitted.docket_id).length
    stated: list[dict[str, object]] = [{"major": False}, {"major": {"is": False}}, {"proposal": "0" * 64}]
    for claim in stated:
        with pytest.raises(Refused) as wrong:
            decide(submitted, **claim)
        assert "由系统查明，不得填报" in sentences(wrong)
        assert "未经法制审核" in sentences(wrong)
    unknown: list[dict[str, object]] = [{"review": "passed"}, {"skip_review": True}]
    for claim in unknown:
        with pytest.raises(Refused) as wrong:
            decide(submitted, **claim)
        assert f"“作出决定”没有“{next(iter(claim))}”这一项" in sentences(wrong)
        assert "未经法制审核" in sentences(wrong)
    assert untouched(submitted, length)


def test_a_proposal_cannot_say_that_it_is_not_major() -> None:
    case = given.case_before("propose")
    with pytest.raises(Refused) as wrong:
        given.take(case, "propose", on="2026-03-11", major=False)
    assert "“是否属于重大行政处罚决定”由系统查明，不得填报" in sentences(wrong)
    taken = given.take(case, "propose", on="2026-03-11")
    assert taken.says["major"]["is"] is True


def test_a_returned_review_shuts_the_gate_until_another_passes(submitted: Case) -> None:
    wrong_answers = [*ALL_WELL[:5], actions.Answer("r6", "problem", "请写明测量方法。"), *ALL_WELL[6:]]
    actions.review(
        submitted,
        wrong_answers,
        opinion="裁量理由不足。",
        by=cast.actor("王芳"),
        key=uuid.uuid4(),
        on=april(2),
    )
    length = Docket.objects.get(pk=submitted.docket_id).length
    with pytest.raises(Refused) as wrong:
        decide(submitted)
    assert "审核未通过" in sentences(wrong)
    with pytest.raises(Refused) as wrong:
        submit(submitted)
    assert "第二十条" in sentences(wrong)
    assert untouched(submitted, length)
    actions.answer(Note.objects.get(), text="已补充。", by=cast.actor("张明"), key=uuid.uuid4(), on=april(2))
    submit(submitted)
    with pytest.raises(Refused):
        decide(submitted)
    actions.review(submitted, ALL_WELL, opinion=WORDS, by=cast.actor("王芳"), key=uuid.uuid4(), on=april(3))
    given.take(submitted, "deliberate", on="2026-04-08")
    decide(submitted)
    assert Decision.objects.get(case=submitted).amount == 12_000_00


def april(day: int) -> date:
    return date(2026, 4, day)


def submit(case: Case) -> None:
    actions.submit(
        case,
        materials=["proposal", "records", "hearing"],
        by=cast.actor("张明"),
        key=uuid.uuid4(),
        on=april(2),
    )


def test_a_decision_that_differs_from_what_was_reviewed_is_refused() -> None:
    case = given.case_before("decide")
    length = Docket.objects.get(pk=case.docket_id).length
    changes: list[dict[str, object]] = [
        {"fine": 13_000_00},
        {"fine": 9_000_00},
        {"penalties": ["fine"]},
        {"facts": "另一件事。"},
        {"evidence": ["E-1"]},
    ]
    for change in changes:
        with pytest.raises(Refused) as wrong:
            decide(case, **change)
        assert "决定应当与审查的处理建议一致" in sentences(wrong)
    assert untouched(case, length)


def test_a_proposal_changed_after_its_review_needs_another() -> None:
    case = given.case_before("decide")
    passed = Entry.objects.filter(docket=case.docket_id, action="case.review").count()
    given.take(case, "propose", on="2026-04-09", fine=10_000_00)
    given.take(case, "inform", on="2026-04-09")
    given.take(case, "deliver_notice", on="2026-04-09")
    given.take(case, "waive", on="2026-04-09")
    given.take(case, "approve_proposal", on="2026-04-09")
    with pytest.raises(Refused) as wrong:
        decide(case, fine=10_000_00)
    assert "未经法制审核" in sentences(wrong)
    with pytest.raises(Refused) as wrong:
        decide(case)
    assert "决定应当与审查的处理建议一致" in sentences(wrong)
    assert Entry.objects.filter(docket=case.docket_id, action="case.review").count() == passed
    assert not Decision.objects.filter(case=case).exists()


def test_a_reviewer_without_the_qualification_is_refused(submitted: Case) -> None:
    account = people.reviewer("新人", since=people.TODAY)
    by = agencies.actors(account, people.TODAY)[Role.REVIEWER]
    with pytest.raises(Refused) as wrong:
        actions.review(submitted, ALL_WELL, opinion=WORDS, by=by, key=uuid.uuid4(), on=april(3))
    assert "第五十八条第二款" in sentences(wrong)
    assert "法律职业资格" in sentences(wrong)
    assert not Opinion.objects.exists()


def test_somebody_who_reviewed_before_2018_goes_on_without_it(submitted: Case) -> None:
    account = people.reviewer("老人", since=date(2015, 5, 1))
    by = agencies.actors(account, people.TODAY)[Role.REVIEWER]
    actions.review(submitted, ALL_WELL, opinion=WORDS, by=by, key=uuid.uuid4(), on=april(3))
    assert Opinion.objects.get().reviewer == "老人"


def test_a_posting_that_has_ended_reviews_nothing(submitted: Case) -> None:
    account = people.reviewer("前任", qualification="A20104420000009", until=date(2026, 1, 31))
    assert Role.REVIEWER not in agencies.actors(account, people.TODAY)


def test_whoever_handled_the_case_may_not_review_it_in_another_role(submitted: Case) -> None:
    for name in ("张明", "李华"):
        with pytest.raises(Refused) as wrong:
            actions.review(
                submitted,
                ALL_WELL,
                opinion=WORDS,
                by=people.reviewer_too(name),
                key=uuid.uuid4(),
                on=april(3),
            )
        assert "法制审核与具体承担执法工作分开，本案承办人员不得审核本案" in sentences(wrong)
    assert not Opinion.objects.exists()


def test_no_other_role_reviews(submitted: Case) -> None:
    for name in ("周敏", "陈立", "赵敏", "孙强"):
        with pytest.raises(Refused) as wrong:
            actions.review(
                submitted, ALL_WELL, opinion=WORDS, by=cast.actor(name), key=uuid.uuid4(), on=april(3)
            )
        assert "应当由法制审核人员办理" in sentences(wrong)


def test_the_plain_step_is_behind_the_same_gate(submitted: Case) -> None:
    says = {**examples.saying(given.ORDINARY, "review"), "r4": "problem", "on": "2026-04-03"}
    with pytest.raises(Refused) as wrong:
        take("review", submitted, by=cast.actor("王芳"), says=says, key=uuid.uuid4())
    assert "有问题的不能审核通过" in sentences(wrong)
