"""The case page: next step, stages, record with its kinds, papers, evidence, and everything a stranger may not see."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.queries import papers
from mingjing.rooms.evidence.models import Evidence
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "#1f5c6b").save(made, "PNG")
    return made.getvalue()


def test_the_page_names_the_one_thing_to_do_next() -> None:
    case = given.case_at("notice")
    shown = client("张明").get(reverse("desk:case", args=[case.number])).content.decode()
    assert "下一步：事先告知" in shown
    assert "还不能办" in shown
    assert "《行政处罚法》第四十四条：尚未制作事先告知书" in shown


def test_whoever_has_nothing_to_do_reads_whose_turn_it_is() -> None:
    case = given.case_at("notice")
    shown = client("何丽").get(reverse("desk:case", args=[case.number])).content.decode()
    assert "没有要您现在办的事" in shown
    assert "等承办人员办理" in shown


def test_the_strip_has_dates_and_says_what_this_case_did_not_pass() -> None:
    case = given.case_at("notice")
    shown = client("张明").get(reverse("desk:case", args=[case.number])).content.decode()
    strip = shown.split('class="stages"')[1].split("</ol>")[0]
    assert "03-04" in strip
    assert 'aria-current="step">告知听取' in strip
    assert "移送司法" not in strip


def test_the_record_is_filtered_by_kind() -> None:
    case, browser = given.case_at("notice"), client("张明")
    page = reverse("desk:case", args=[case.number])
    papers_only = browser.get(page, {"kind": "papers"}).content.decode().split('class="timeline"')[1]
    assert "询问笔录" in papers_only
    assert "登记案源" not in papers_only.split("</ol>")[0]
    assert browser.get(page, {"kind": "nonsense"}).status_code == 200


def test_numbers_of_the_party_are_masked() -> None:
    case = given.case_at("verification")
    shown = client("张明").get(reverse("desk:case", args=[case.number])).content.decode()
    assert "91442000EXAMPLE007" not in shown
    assert "91442000××××××" in shown


def test_an_entry_and_a_paper_have_pages_of_their_own() -> None:
    case, browser = given.case_at("notice"), client("张明")
    with reading(given.EVERYWHERE):
        paper = papers(case)[0]
    entry = browser.get(reverse("desk:entry", args=[case.number, paper.place])).content.decode()
    assert "叶摘要" in entry
    assert paper.title in entry
    page = browser.get(reverse("desk:paper", args=[case.number, paper.pk])).content.decode()
    assert paper.verify_code in page
    assert paper.sha256 in page
    pdf = browser.get(reverse("desk:pdf", args=[case.number, paper.pk]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    saved = browser.get(reverse("desk:pdf", args=[case.number, paper.pk]), {"download": "1"})
    assert saved["Content-Disposition"].startswith("attachment")
    saved.close()


def test_several_files_are_taken_in_and_what_is_wrong_with_one_is_said_by_its_name() -> None:
    case, browser = given.case_at("inquiry"), client("张明")
    page = reverse("desk:evidence", args=[case.number])
    good = SimpleUploadedFile("车牌.png", picture(), "image/png")
    empty = SimpleUploadedFile("空.png", b"", "image/png")
    told = {
        "kind": "documentary",
        "title": "现场照片",
        "obtained_on": "2026-03-05",
        "taken_by": cast.certificates("张明", "李华"),
    }
    answer = browser.post(page, told | {"files": [good, empty]})
    assert answer.status_code == 422
    assert "空.png：" in answer.content.decode()
    with reading(given.EVERYWHERE):
        assert [
            one.title for one in Evidence.objects.filter(docket=case.docket_id, file_name="车牌.png")
        ] == ["现场照片（车牌）"]


def test_opening_an_original_is_recorded_and_it_cannot_run() -> None:
    case, browser = given.case_at("inquiry"), client("张明")
    file = SimpleUploadedFile("车牌.png", picture(), "image/png")
    told = {"kind": "documentary", "title": "车牌", "obtained_on": "2026-03-05", "files": [file]}
    taken = browser.post(reverse("desk:evidence", args=[case.number]), told)
    assert taken.status_code == 303, taken.content.decode()
    with reading(given.EVERYWHERE):
        one = Evidence.objects.get(file_name="车牌.png")
    assert browser.get(reverse("desk:piece", args=[case.number, one.pk])).status_code == 200
    seen = Entry.objects.filter(action="evidence.view").count()
    original = browser.get(reverse("desk:original", args=[case.number, one.pk]))
    assert b"".join(original.streaming_content) == picture()  # type: ignore[attr-defined]
    assert "sandbox" in original["Content-Security-Policy"]
    assert original["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(action="evidence.view").count() == seen + 1
