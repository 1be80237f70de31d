"""Files that are empty, cut off or not what their name says; tables in old encodings; cells that would calculate."""

import csv
import io
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.evidence.models import Evidence
from mingjing.rooms.inbox import tables
from tests import given
from tests.bad_input.filling import at_field, on_top
from tests.bad_input.quiet import nothing_written
from tests.doors.desk import arriving

pytestmark = pytest.mark.django_db


def picture() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((200, 200), 60).convert("RGB").save(made, "JPEG", quality=95)
    return made.getvalue()


def hand_in(browser: Client, case: Case, *files: tuple[str, bytes], **changes: Any) -> Any:
    told = {
        "kind": "documentary",
        "title": "现场照片",
        "obtained_on": "2026-03-05",
        "key": str(uuid.uuid4()),
        **changes,
    }
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return browser.post(reverse("desk:evidence", args=[case.number]), {**told, "files": sent})


def kept_files() -> int:
    return sum(1 for one in settings.EVIDENCE.rglob("*") if one.is_file())


def test_a_file_that_is_empty_cut_off_or_mislabelled_is_refused_in_words_and_leaves_nothing() -> None:
    case, good = given.case_at("inquiry"), picture()
    browser = arriving.client("张明")
    before = kept_files()
    wrongs = (
        (("空.jpg", b""), "没有内容"),
        (("截断.jpg", good[: len(good) // 2]), "不完整"),
        (("表格.pdf", good), "不符"),
        (("程序.jpg", b"MZ\x90\x00" + bytes(200)), "不符"),
    )
    with nothing_written():
        for file, word in wrongs:
            answer = hand_in(browser, case, file)
            assert answer.status_code == 422, file[0]
            assert word in at_field(answer, "files"), (file[0], at_field(answer, "files"))
            assert word in on_top(answer)
        future = hand_in(browser, case, ("好.jpg", good), obtained_on="9999-12-31")
        assert "取得日期应当是日期" in at_field(future, "obtained_on")
        unlabelled = hand_in(browser, case, ("好.jpg", good), kind="")
        assert "第四十六条" in at_field(unlabelled, "kind")
    assert kept_files() == before


def test_of_several_files_the_good_are_kept_and_the_bad_are_named() -> None:
    case, browser = given.case_at("inquiry"), arriving.client("张明")
    with reading(given.EVERYWHERE):
        before = Evidence.objects.filter(docket=case.docket_id).count()
    answer = hand_in(browser, case, ("好.jpg", picture()), ("空.jpg", b""))
    assert answer.status_code == 422
    assert "空.jpg：" in at_field(answer, "files")
    assert "好.jpg" not in at_field(answer, "files")
    with reading(given.EVERYWHERE):
        assert Evidence.objects.filter(docket=case.docket_id).count() == before + 1


def test_a_table_in_gbk_is_read_as_it_was_meant() -> None:
    told = "名称,地址\r\n示例土石方工程有限公司,石岐区〇号\r\n".encode("gb18030")
    (row,) = tables.rows(told)
    assert row.cells == {"名称": "示例土石方工程有限公司", "地址": "石岐区〇号"}


@pytest.mark.parametrize("title", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1+1", "\t=1+1"])
def test_no_cell_of_an_export_is_a_formula(title: str) -> None:
    given.house()
    case = given.case_before("verify", register_lead={"title": f"{title}案"})
    browser = arriving.client("陈立")
    told = {"reason": "核对案件名称。", "key": str(uuid.uuid4())}
    answer = browser.post(f"{reverse('desk:export')}?columns=title&columns=number", told)
    assert answer.status_code == 200, answer.content.decode()[:400]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert any(case.number in row for row in rows)
    for row in rows:
        for cell in row:
            assert not cell.lstrip(" \t\r").startswith(("=", "+", "-", "@")), cell
