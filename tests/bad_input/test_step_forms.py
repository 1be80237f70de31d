"""A step's form at the desk: what is wrong stands at the field and on top, what was typed stays, nothing is written."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Decision
from mingjing.rooms.cases.queries import lines
from tests import given
from tests.bad_input.filling import address, at_field, on_top, post, typed, words
from tests.bad_input.quiet import nothing_written
from tests.doors.desk import arriving

pytestmark = pytest.mark.django_db


def prepared(step: str, *, on: str, by: str, **changes: Any) -> tuple[Case, Client, dict[str, Any]]:
    """A case just before the step, somebody at the desk, and the form as it would be posted."""
    case = given.case_before(step)
    with reading(given.EVERYWHERE):
        told = typed(case, step, on=on, **changes)
    return case, arriving.client(by), told


def entries(case: Case) -> list[str]:
    found = Entry.objects.filter(docket=case.docket_id, action__startswith="case.").order_by("number")
    return list(found.values_list("action", flat=True))


def test_an_amount_typed_in_another_unit_or_no_amount_at_all_is_told_of_at_its_field() -> None:
    case, browser, told = prepared("propose", on="2026-03-11", by="张明")
    with reading(given.EVERYWHERE), nothing_written():
        for wrong in ("一千二百万分", "1200000分", "12000.555", "-5", "abc", "1e4", "NaN"):
            answer = post(browser, case, "propose", **{**told, "fine": wrong})
            assert answer.status_code == 422, wrong
            sentence = "“罚款数额”应当是金额，单位为元，例如 12,000 或 12000.50。"
            assert at_field(answer, "fine") == sentence
            assert sentence in on_top(answer)
            assert f'value="{wrong}"' in answer.content.decode()
        huge = post(browser, case, "propose", **{**told, "fine": "99999999999999999999"})
        assert "“罚款数额”不得大于" in at_field(huge, "fine")
        far = post(browser, case, "propose", **{**told, "act_on": "9999-12-31", "on": "2026-02-30"})
        assert "“违法行为发生（终了）日期”应当是日期" in at_field(far, "act_on")
        assert "“发生日期”应当是日期" in at_field(far, "on")
    answer = post(browser, case, "propose", **{**told, "fine": "1.2万"})
    assert answer.status_code == 303
    with reading(given.EVERYWHERE):
        assert entries(case)[-1] == "case.propose"


def test_a_fine_outside_the_grade_is_told_of_with_its_article_at_the_field_and_on_top() -> None:
    case, browser, told = prepared("propose", on="2026-03-11", by="张明")
    with reading(given.EVERYWHERE), nothing_written():
        answer = post(browser, case, "propose", **{**told, "fine": "20000"})
    sentence = (
        "《行政处罚法》第三十四条：罚款应当在已公布的裁量基准幅度之内；低于下限的，应当有减轻处罚的情形"
    )
    assert answer.status_code == 409
    assert at_field(answer, "fine") == sentence
    assert sentence in on_top(answer)
    assert "当事人运输建筑垃圾的车辆未密闭" in answer.content.decode()


def test_a_double_click_is_one_step_and_the_same_form_with_other_words_is_refused() -> None:
    case, browser, told = prepared("file", on="2026-03-04", by="陈立")
    first, second = (post(browser, case, "file", **told) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"] == reverse("desk:case", args=[case.number])
    with reading(given.EVERYWHERE):
        assert entries(case).count("case.file") == 1
        with nothing_written():
            other = post(browser, case, "file", **{**told, "reasons": "另一理由。"})
    assert other.status_code == 409
    assert "这份表单已经提交过另一内容，请重新打开页面再填。" in on_top(other)


def test_whoever_comes_second_sees_what_the_first_has_done_and_loses_no_word() -> None:
    case, browser, told = prepared("interview", on="2026-03-06", by="李华", record="问：何时？答：清晨。")
    with reading(given.EVERYWHERE):
        given.take(case, "interview", on="2026-03-06", interviewee="赵示例")
        with nothing_written():
            answer = post(browser, case, "interview", **told)
    assert answer.status_code == 409
    assert "您打开本页后，本案又有 1 条新记录，请看过之后再办理。" in on_top(answer)
    assert "打开本页之后，本案有新的记录" in words(answer)
    assert "张明" in words(answer)
    assert "问：何时？答：清晨。" in words(answer)
    again = post(browser, case, "interview", **{**told, "version": str(int(told["version"]) + 1)})
    assert again.status_code == 303


def test_a_step_out_of_order_or_of_another_role_says_which_and_by_whom() -> None:
    case = given.case_before("file")
    handler, leader = arriving.client("张明"), arriving.client("陈立")
    with reading(given.EVERYWHERE):
        told = typed(case, "decide", on="2026-03-04")
        before = {"docket": case.docket.length}
        with nothing_written():
            early = post(leader, case, "decide", **told)
            wrong = post(handler, case, "file", **typed(case, "file", on="2026-03-04"))
    assert (early.status_code, wrong.status_code) == (409, 409)
    assert "案件现处“线索核查”环节，“作出决定”应当在“审核决定”环节办理" in on_top(early)
    assert "未经法制审核或者审核未通过的，不得作出决定" in on_top(early)
    assert "“立案”应当由" in on_top(wrong)
    assert before == {"docket": case.docket.length}


@pytest.mark.slow
def test_what_the_house_states_cannot_be_sent_along() -> None:
    case, browser, told = prepared("decide", on="2026-04-10", by="陈立")
    smuggled = {
        "major": "false",
        "states": '{"major": false}',
        "authority": "x",
        "proposal": "0" * 64,
        "review": "passed",
    }
    answer = post(browser, case, "decide", **{**told, **smuggled})
    assert answer.status_code == 303
    with reading(given.EVERYWHERE):
        kept = lines(case)[-1].says
        assert kept["major"]["is"] is True
        assert kept["proposal"] != "0" * 64
        assert not {"states", "review"} & set(kept)
        assert Decision.objects.get(case=case).amount == 12_000_00


def test_a_decision_other_than_the_reviewed_proposal_is_refused_at_the_desk_too() -> None:
    case, browser, told = prepared("decide", on="2026-04-10", by="陈立", fine="11000")
    with reading(given.EVERYWHERE), nothing_written():
        answer = post(browser, case, "decide", **told)
    assert answer.status_code == 409
    assert "第五十七条第一款：决定应当与审查的处理建议一致；不同意的，应当退回重新提出处理建议" in on_top(
        answer
    )


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x08"])
def test_characters_nobody_can_keep_are_told_of_and_never_break_a_page(letter: str) -> None:
    case, browser, told = prepared("inspect", on="2026-03-05", by="张明")
    told["found"] = f"车厢{letter}未密闭。"
    with reading(given.EVERYWHERE), nothing_written():
        answer = post(browser, case, "inspect", **told)
        draft = post(browser, case, "inspect", **{**told, "do": "draft"})
        preview = post(browser, case, "inspect", **{**told, "do": "preview"})
    assert answer.status_code == 409
    assert "含有无法保存的字符，请删去后重填" in at_field(answer, "found")
    assert draft.status_code in {200, 422}
    assert preview.status_code in {200, 409, 422}
    assert browser.get(address(case, "inspect")).status_code == 200


def test_half_a_character_becomes_a_mark_and_ten_megabytes_of_text_are_refused() -> None:
    case, browser, told = prepared("inspect", on="2026-03-05", by="张明")
    with reading(given.EVERYWHERE), nothing_written():
        long = post(browser, case, "inspect", **{**told, "found": "字" * 3_600_000})
        assert long.status_code == 409
        assert "“检查情况”不得超过20000字，现有3600000字" in at_field(long, "found").replace(
            "检查所见", "检查情况"
        )
        more = browser.post(address(case, "inspect"), {**told, "found": "x" * (13 << 20)})
        assert more.status_code == 400
        assert "所填的内容过大，超过了 12 MB，没有做任何改动" in words(more)  # type: ignore[arg-type]
    half = f"found=%ED%A0%80&key={told['key']}"
    with reading(given.EVERYWHERE), nothing_written():
        answer = browser.post(
            address(case, "inspect"), half, content_type="application/x-www-form-urlencoded"
        )
    assert answer.status_code == 409


@pytest.mark.parametrize(
    "asked",
    ["text=%00", "text=%ED%A0%80", "after=x", "after=2026-01-01_0", "view=own-99999999999", "stage=%00"],
)
def test_a_list_asked_for_in_nonsense_answers_with_a_page(asked: str) -> None:
    given.case_at("verification")
    answer = arriving.client("张明").get(f"{reverse('desk:cases')}?{asked}")
    assert answer.status_code == (400 if "%00" in asked else 404 if "own-" in asked else 200)
    assert "没有" in words(answer)  # type: ignore[arg-type]
