"""法制审核 at the desk: the queue, the page with its eight questions, and the officer's answers; without JavaScript."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.review.models import Note, Opinion
from tests import given
from tests.doors.desk.arriving import client
from tests.rooms.review import people

pytestmark = pytest.mark.django_db
CODES = [f"r{number}" for number in range(1, 9)]


@pytest.fixture
def submitted() -> Case:
    return given.case_before("review")


def here(case: Case) -> str:
    return reverse("desk:review", args=[case.number])


def words(page: str, browser: Client, **changes: str) -> dict[str, str]:
    """The form as the page offers it, all well, some of it changed."""
    told = browser.get(page).content.decode()
    key, version = (re.search(rf'name="{name}" value="([^"]+)"', told) for name in ("key", "version"))
    assert key
    assert version
    answers = {f"answer-{code}": "ok" for code in CODES}
    said = {"opinion": "权限合法，事实清楚。", "on": "2026-04-03"}
    return {"key": key[1], "version": version[1], **answers, **said, **changes}


def test_the_queue_names_case_days_codes_and_size(submitted: Case) -> None:
    told = client("王芳").get(reverse("desk:reviews")).content.decode()
    for expected in (
        submitted.number,
        submitted.title,
        "N3",
        "张明",
        "04-01 送审",
        "个工作日",
        here(submitted),
    ):
        assert expected in told
    assert client("张明").get(reverse("desk:reviews")).status_code == 404
    assert client("孙强").get(here(submitted)).status_code == 404


def test_the_page_shows_materials_text_hints_and_eight_questions(submitted: Case) -> None:
    told = client("王芳").get(here(submitted)).content.decode()
    for expected in (
        "送审材料",
        "处理建议（本次所审）",
        "询问笔录",
        "证据 1：",
        "遗撒约一百六十米",
        "系统提示",
    ):
        assert expected in told
    assert told.count('class="review-item"') == 8
    assert "所选档次 5,000 元至 15,000 元，本案 12,000 元" in told
    assert "2名执法人员中2人证件有效" in told


def test_a_paper_is_read_beside_the_questions_and_nothing_typed_is_lost(submitted: Case) -> None:
    with reading(given.EVERYWHERE):
        paper = Paper.objects.get(case=submitted, code="interview_record")
    browser = client("王芳")
    sent = words(here(submitted), browser, **{"note-r4": "补签第三页。", "answer-r4": "problem"})
    answer = browser.post(here(submitted), {**sent, "do": f"show:paper:{paper.pk}"})
    assert answer.status_code == 302
    told = browser.get(answer["Location"]).content.decode()
    assert "问：车辆当日由谁驾驶？" in told
    assert "补签第三页。" in told
    assert "有 1 项有问题，不能审核通过。" in told
    with reading(given.EVERYWHERE):
        assert not Opinion.objects.exists()


def test_passing_with_a_problem_is_refused_in_words_and_keeps_the_form(submitted: Case) -> None:
    browser = client("王芳")
    sent = words(
        here(submitted), browser, **{"answer-r6": "problem", "note-r6": "写明理由。", "do": "passed"}
    )
    answer = browser.post(here(submitted), sent)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "有问题的不能审核通过" in told
    assert "写明理由。" in told
    with reading(given.EVERYWHERE):
        assert not Opinion.objects.exists()


def test_an_unanswered_question_is_asked_for_at_its_place(submitted: Case) -> None:
    browser = client("王芳")
    sent = words(here(submitted), browser, do="passed")
    del sent["answer-r3"]
    told = browser.post(here(submitted), sent).content.decode()
    assert "#review-answer-r3" in told
    assert "请填写“当事人确定，事实清楚”" in told


def test_returning_makes_tasks_that_the_officer_answers_on_the_same_address(submitted: Case) -> None:
    with reading(given.EVERYWHERE):
        paper = Paper.objects.get(case=submitted, code="interview_record")
    browser, officer = client("王芳"), client("张明")
    changes = {
        "answer-r4": "problem",
        "note-r4": "补签第三页。",
        "target-r4": f"paper:{paper.pk}",
        "quote-r4": "由谁驾驶",
        "do": "returned",
    }
    answer = browser.post(here(submitted), words(here(submitted), browser, **changes))
    assert (answer.status_code, answer["Location"]) == (303, reverse("desk:reviews"))
    assert "1 条建议已交承办人员" in browser.get(answer["Location"]).content.decode()
    told = officer.get(here(submitted)).content.decode()
    assert "补签第三页。" in told
    assert "原文：“由谁驾驶”" in told
    with reading(given.EVERYWHERE):
        note = Note.objects.get()
    assert note.paper_id == paper.pk
    there = reverse("desk:review-answer", args=[submitted.number, note.pk])
    assert client("孙强").post(there, {"answer": "好。", "key": str(uuid.uuid4())}).status_code == 404
    assert browser.post(there, {"answer": "好。", "key": str(uuid.uuid4())}).status_code == 409
    assert officer.post(there, {"answer": "", "key": str(uuid.uuid4())}).status_code == 409
    assert officer.post(there, {"answer": "已补签。", "key": str(uuid.uuid4())}).status_code == 303
    assert "已补签。" in officer.get(here(submitted)).content.decode()


def test_passing_leaves_the_queue_and_pressing_twice_is_once(submitted: Case) -> None:
    browser = client("王芳")
    sent = words(here(submitted), browser, do="passed")
    for _ in range(2):
        answer = browser.post(here(submitted), sent)
        assert (answer.status_code, answer["Location"]) == (303, reverse("desk:reviews"))
    with reading(given.EVERYWHERE):
        assert Opinion.objects.get().outcome == "passed"
    assert submitted.number not in browser.get(reverse("desk:reviews")).content.decode()


def test_whoever_handled_the_case_reads_why_she_may_not_review_it(submitted: Case) -> None:
    people.reviewer_too("张明")
    browser = client("张明")
    told = browser.get(here(submitted)).content.decode()
    assert "您不能审核本案" in told
    assert "本案承办人员不得审核本案" in told
    assert "《广东省重大行政执法决定法制审核办法》第六条第二款" in told
    assert 'value="passed"' not in told
    assert browser.post(here(submitted), words(here(submitted), browser, do="passed")).status_code == 409


def test_the_plain_steps_address_leads_to_the_page(submitted: Case) -> None:
    answer = client("王芳").get(reverse("desk:step", args=[submitted.number, "review"]))
    assert answer["Location"] == here(submitted)
