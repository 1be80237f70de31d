"""A draft as a file: out as JSON and CSV, in as JSON; a wrong file loses nothing."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

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


def test_the_whole_goes_out_as_a_file_and_comes_in_again() -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    out = browser.get(reverse("desk:draft_json", args=[draft.pk]))
    rows = json.loads(out.content)
    assert rows == draft.rows
    assert "attachment" in out["Content-Disposition"]
    rows[0]["title"] = "另一名称"
    assert load(browser, draft, json.dumps(rows).encode()).status_code == 303
    draft.refresh_from_db()
    assert draft.rows == rows
    told = browser.get(reverse("desk:draft_csv", args=[draft.pk])).content.decode()
    assert "档次：罚款上限" in told
    assert "30,000 元" in told


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"[{", "读不通"),
        (b'{"a": 1}', "一份清单"),
        (b'[{"code": "x", "grades": ["y"]}]', "一份清单"),
        (b'[{"code": 1.5}]', "第1行"),
        (b'[{"strange": 1}]', "不认识的栏目"),
        (b"", "读不通"),
        (b"\xff\xfe", "读不通"),
    ],
)
def test_a_wrong_file_changes_nothing(file: bytes, told: str) -> None:
    browser = client("钱进")
    draft = editing.begun(browser, benchmark())
    answer = load(browser, draft, file)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    draft.refresh_from_db()
    assert draft.rows == queries.content(benchmark())


def load(browser: Client, draft: EditionDraft, file: bytes) -> Any:
    sent = {"file": SimpleUploadedFile("list.json", file, "application/json")}
    return browser.post(reverse("desk:draft_load", args=[draft.pk]), sent)
