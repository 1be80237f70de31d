"""起草: a draft edited row by row in forms, handed to another and brought into force; nobody loses a word."""

import uuid
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.models import Edition, EditionDraft
from tests import given
from tests.doors.desk import editing
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def house(transactional_db: None) -> None:
    """The cast at their posts, before anybody signs in."""
    given.house()


def benchmark() -> Edition:
    return editing.edition("benchmark", "CG")


def row_of(draft: EditionDraft, key: str) -> str:
    return f"{reverse('desk:draft_row', args=[draft.pk])}?key={quote(key)}"


def grade_of(draft: EditionDraft, key: str = "") -> str:
    asked = f"&key={quote(key)}" if key else ""
    return f"{reverse('desk:draft_part', args=[draft.pk])}?owner=CG-0231{asked}"


def opened(browser: Client, url: str) -> dict[str, list[str]]:
    return editing.form(browser.get(url).content.decode())


def grades(draft: EditionDraft) -> list[dict[str, Any]]:
    draft.refresh_from_db()
    found: list[dict[str, Any]] = draft.rows[0]["grades"]
    return found


def listed(browser: Client, draft: EditionDraft, **asked: str) -> str:
    return browser.get(reverse("desk:draft_rows", args=[draft.pk]), asked).content.decode()


def act(browser: Client, draft: EditionDraft, key: str, do: str) -> Any:
    """Press 删 or 恢复 in the row's own form."""
    page = listed(browser, draft)
    start = page.index(f'name="key" value="{key}"')
    seen = page[start:].split('name="seen" value="', 1)[1].split('"', 1)[0]
    return browser.post(
        reverse("desk:draft_row_change", args=[draft.pk]), {"key": key, "seen": seen, "do": do}
    )


def test_a_grade_is_changed_proposed_reviewed_by_another_and_in_force() -> None:
    one = benchmark()
    editing.second_cataloguer()
    first, second = client("钱进"), client("冯静")
    draft = editing.begun(first, one, str(timezone.localdate()))
    assert (draft.state, draft.rows) == ("drafting", queries.content(one))
    sent = opened(first, grade_of(draft, "3"))
    assert sent["maximum"] == ["30000"]
    assert first.post(grade_of(draft, "3"), {**sent, "maximum": "28,000.50"}).status_code == 303
    assert grades(draft)[2]["maximum"] == 28_000_50
    assert "改动" in listed(first, draft, only="1")
    asked = first.post(reverse("desk:draft_propose", args=[draft.pk]))
    assert asked.status_code == 303, asked.content.decode()
    page = second.get(reverse("desk:draft", args=[draft.pk])).content.decode()
    assert "罚款上限" in page
    assert second.get(row_of(draft, "CG-0231")).status_code == 303
    assert second.post(row_of(draft, "CG-0231"), opened_row(one)).status_code == 409
    review, enact = (reverse(f"desk:draft_{name}", args=[draft.pk]) for name in ("review", "enact"))
    own = first.post(review, {"do": "pass"})
    assert own.status_code == 409
    assert "起草人不得审核自己起草的目录" in own.content.decode()
    assert first.post(enact, {"key": str(uuid.uuid4())}).status_code == 409
    assert second.post(review, {"do": "pass"}).status_code == 303
    done = first.post(enact, {"key": str(uuid.uuid4())})
    assert done.status_code == 303, done.content.decode()
    newer = first.get(done["Location"]).content.decode()
    assert "比第 1 版改了 1 处" in newer
    inforce = queries.benchmark("CG-0231", timezone.localdate())
    assert inforce is not None
    assert [grade.maximum for grade in inforce.grades.all()] == [5_000_00, 15_000_00, 28_000_50]


def opened_row(one: Edition) -> dict[str, str]:
    return {"code": "CG-0231", "title": "别的名称", "method": "fine_matrix"}


def test_a_gap_is_told_with_its_row_before_proposing() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    sent = opened(browser, grade_of(draft, "2"))
    browser.post(grade_of(draft, "2"), {**sent, "minimum": "6000"})
    answer = browser.post(reverse("desk:draft_propose", args=[draft.pk]))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "5,000元与6,000元之间没有对应的档次" in page
    assert f'href="{row_of(draft, "CG-0231")}"' in page
    assert "没有对应的档次" in browser.get(row_of(draft, "CG-0231")).content.decode()
    draft.refresh_from_db()
    assert draft.state == "drafting"


def test_what_is_wrong_stands_at_the_field_and_nothing_typed_is_lost() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    sent = opened(browser, grade_of(draft, "2"))
    answer = browser.post(
        grade_of(draft, "2"), {**sent, "minimum": "很多", "text": "新的原文", "conditions": "没有冒号"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“罚款下限”应当是金额" in page
    assert 'href="#field-minimum"' in page
    assert "第 1 行应当写作 名：值" in page
    assert 'value="很多"' in page
    assert "新的原文</textarea>" in page
    assert grades(draft) == queries.content(benchmark())[0]["grades"]
    empty = browser.post(grade_of(draft, "2"), {**sent, "code": " "})
    assert "“档次代号”应当填写。" in empty.content.decode()
    long = browser.post(grade_of(draft, "2"), {**sent, "code": "长" * 30})
    assert long.status_code == 422
    twice = browser.post(grade_of(draft, "2"), {**sent, "code": "1"})
    assert "已经有“1”这一条" in twice.content.decode()


def test_grades_are_added_moved_and_removed() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    added = {**opened(browser, grade_of(draft)), "code": "4", "conditions": "遗撒长度：五百米以上"}
    browser.post(grade_of(draft), {**added, "minimum": "30000", "maximum": "3.5万元"})
    assert grades(draft)[3]["conditions"] == {"遗撒长度": "五百米以上"}
    assert grades(draft)[3]["maximum"] == 35_000_00
    page = browser.get(row_of(draft, "CG-0231")).content.decode()
    assert "五百米以上" in page
    change = reverse("desk:draft_part_change", args=[draft.pk])
    browser.post(change, {"owner": "CG-0231", "key": "4", "do": "up"})
    assert [one["code"] for one in grades(draft)] == ["1", "2", "4", "3"]
    browser.post(change, {"owner": "CG-0231", "key": "1", "do": "up"})
    browser.post(change, {"owner": "CG-0231", "key": "1", "do": "down"})
    assert [one["code"] for one in grades(draft)] == ["2", "1", "4", "3"]
    seen = opened(browser, grade_of(draft, "4"))["seen"][0]
    stale = browser.post(change, {"owner": "CG-0231", "key": "3", "do": "remove", "seen": seen})
    assert stale.status_code == 409
    assert (
        browser.post(change, {"owner": "CG-0231", "key": "4", "do": "remove", "seen": seen}).status_code
        == 303
    )
    assert [one["code"] for one in grades(draft)] == ["2", "1", "3"]


def test_two_editors_do_not_overwrite_each_other() -> None:
    one = benchmark()
    editing.second_cataloguer()
    first, second = client("钱进"), client("冯静")
    draft = editing.begun(first, one)
    mine, theirs = (opened(browser, grade_of(draft, "3")) for browser in (first, second))
    other = opened(second, grade_of(draft, "1"))
    assert second.post(grade_of(draft, "3"), {**theirs, "maximum": "40000"}).status_code == 303
    assert second.post(grade_of(draft, "1"), {**other, "text": "原文"}).status_code == 303
    late = first.post(grade_of(draft, "3"), {**mine, "maximum": "20000"})
    page = late.content.decode()
    assert late.status_code == 409
    assert "这一条已由冯静改过" in page
    assert "40,000 元" in page
    assert 'value="20000"' in page
    assert grades(draft)[2]["maximum"] == 40_000_00
    again = {**mine, "maximum": "20000", "seen": editing.form(page)["seen"]}
    assert first.post(grade_of(draft, "3"), again).status_code == 303
    assert (grades(draft)[2]["maximum"], grades(draft)[0]["text"]) == (20_000_00, "原文")


def test_a_row_that_somebody_removed_is_told_and_may_be_added_again() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, editing.edition("number", "0"))
    key = draft.rows[0]["code"]
    sent = opened(browser, row_of(draft, key))
    assert act(browser, draft, key, "remove").status_code == 303
    answer = browser.post(row_of(draft, key), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已经不在草稿里" in page
    assert f'action="{reverse("desk:draft_row", args=[draft.pk])}"' in page
    again = browser.post(reverse("desk:draft_row", args=[draft.pk]), editing.form(page))
    assert again.status_code == 303
    draft.refresh_from_db()
    assert draft.rows[-1]["code"] == key


def test_a_removed_row_and_a_changed_one_are_restored() -> None:
    browser, one = client("钱进"), editing.edition("number", "0")
    draft = editing.begun(browser, one)
    key, other = draft.rows[1]["code"], draft.rows[2]["code"]
    assert act(browser, draft, key, "remove").status_code == 303
    browser.post(
        row_of(draft, other), {**opened(browser, row_of(draft, other)), "pattern": "甲〔{year}〕{serial}号"}
    )
    page = listed(browser, draft, only="1")
    assert "删去" in page
    assert "改动" in page
    assert act(browser, draft, key, "restore").status_code == 303
    assert act(browser, draft, other, "restore").status_code == 303
    draft.refresh_from_db()
    assert draft.rows == queries.content(one)


def test_rows_are_found_by_a_word_and_shown_fifty_at_a_time() -> None:
    browser, one = client("钱进"), editing.edition("holiday", "2026")
    draft = editing.begun(browser, one)
    assert "2026-10-07" in listed(browser, draft, text="国庆")
    assert "2026-01-01" not in listed(browser, draft, text="国庆")
    draft.rows = [{"code": f"p{n:03d}", "pattern": "甲〔{year}〕{serial}号"} for n in range(120)]
    draft.kind, draft.code = "number", "0"
    draft.save()
    first = listed(browser, draft)
    assert ("p049" in first, "p050" in first) == (True, False)
    assert "第 101 至 1" in listed(browser, draft, page="3")
    assert "p119" in listed(browser, draft, page="3")


def test_a_returned_draft_is_edited_again_by_whoever_wrote_it() -> None:
    one = benchmark()
    editing.second_cataloguer()
    first, second = client("钱进"), client("冯静")
    draft = editing.begun(first, one)
    first.post(reverse("desk:draft_propose", args=[draft.pk]))
    second.post(reverse("desk:draft_review", args=[draft.pk]), {"do": "return", "opinion": "上限与文件不符"})
    assert "上限与文件不符" in listed(first, draft)
    assert second.get(grade_of(draft, "3")).status_code == 303
    sent = opened(first, grade_of(draft, "3"))
    assert first.post(grade_of(draft, "3"), {**sent, "text": "照文件"}).status_code == 303
    assert first.post(reverse("desk:draft_propose", args=[draft.pk])).status_code == 303
    draft.refresh_from_db()
    assert (draft.state, draft.opinion) == ("proposed", "")


def test_the_day_and_the_note_are_changed_and_a_wrong_day_is_told() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    page = listed(browser, draft)
    sent = editing.form(page, reverse("desk:draft_details", args=[draft.pk]))
    wrong = browser.post(
        reverse("desk:draft_details", args=[draft.pk]), {**sent, "effective_from": "明年", "note": "理由"}
    )
    assert wrong.status_code == 422
    assert "施行日期应当是日期" in wrong.content.decode()
    assert 'value="理由"' in wrong.content.decode()
    right = {**sent, "effective_from": "2027-03-01", "note": "理由"}
    assert browser.post(reverse("desk:draft_details", args=[draft.pk]), right).status_code == 303
    assert browser.post(reverse("desk:draft_details", args=[draft.pk]), right).status_code == 409
    draft.refresh_from_db()
    assert (str(draft.effective_from), draft.note) == ("2027-03-01", "理由")


def test_a_second_draft_of_a_catalogue_is_warned_of_and_one_may_be_given_up() -> None:
    one, browser = benchmark(), client("钱进")
    draft = editing.begun(browser, one)
    begin = reverse("desk:drafting", args=[one.pk])
    assert "已有在办的草稿" in browser.get(begin).content.decode()
    assert browser.post(begin, {"effective_from": ""}).status_code == 422
    assert browser.post(reverse("desk:draft_discard", args=[draft.pk])).status_code == 303
    assert "已有在办的草稿" not in browser.get(begin).content.decode()
    assert browser.post(row_of(draft, "CG-0231"), opened_row(one)).status_code == 409


def test_a_supervisor_reads_the_rows_and_changes_none() -> None:
    draft = editing.begun(client("钱进"), benchmark())
    browser = client("赵敏")
    page = listed(browser, draft)
    assert "运输建筑垃圾沿途遗撒" in page
    assert "提请审核" not in page
    assert browser.get(reverse("desk:draft_json", args=[draft.pk])).status_code == 200
    assert browser.get(row_of(draft, "CG-0231")).status_code == 404
    for name in ("details", "propose", "discard", "row_change", "part_change", "load"):
        assert browser.post(reverse(f"desk:draft_{name}", args=[draft.pk])).status_code == 404
    assert client("张明").get(reverse("desk:draft_rows", args=[draft.pk])).status_code == 404


def test_a_row_or_a_grade_that_is_not_there_is_not_found() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    assert browser.get(row_of(draft, "none")).status_code == 404
    assert browser.get(grade_of(draft, "none")).status_code == 404
    lists = editing.begun(browser, editing.edition("number", "0"))
    assert browser.get(grade_of(lists, "1")).status_code == 404
