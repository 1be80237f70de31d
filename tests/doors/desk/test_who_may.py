"""Who comes to which page of the desk: nobody without signing in, everybody only to her own places."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.queries import papers
from tests import given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
PLACES = ("desk:todo", "desk:cases", "desk:palette", "desk:laws", "desk:export")


def test_nobody_comes_in_without_signing_in() -> None:
    for name in PLACES:
        answer = Client().get(reverse(name))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


def test_a_case_of_another_bureau_is_not_there_for_a_stranger() -> None:
    case = given.case_at("inquiry")
    stranger, paper, piece = client("孙强"), _paper(case), _piece(case)
    pages = [
        reverse("desk:case", args=[case.number]),
        reverse("desk:step", args=[case.number, "inspect"]),
        reverse("desk:entry", args=[case.number, 1]),
        reverse("desk:evidence", args=[case.number]),
        reverse("desk:paper", args=[case.number, paper]),
        reverse("desk:pdf", args=[case.number, paper]),
        reverse("desk:piece", args=[case.number, piece]),
        reverse("desk:original", args=[case.number, piece]),
    ]
    for page in pages:
        assert stranger.get(page).status_code == 404, page
    assert client("张明").get(pages[0]).status_code == 200


def test_a_case_is_neither_listed_nor_found_for_a_stranger() -> None:
    case = given.case_at("inquiry")
    stranger = client("孙强")
    assert case.number not in stranger.get(reverse("desk:cases")).content.decode()
    assert case.number not in stranger.get(reverse("desk:palette"), {"q": "运输"}).content.decode()
    assert case.number in client("李华").get(reverse("desk:palette"), {"q": "运输"}).json()[0]["hint"]


def test_the_catalogue_manager_has_no_case_list() -> None:
    given.house()
    assert client("钱进").get(reverse("desk:cases")).status_code == 404
    assert client("钱进").get(reverse("desk:export")).status_code == 404


def test_only_who_may_take_the_first_step_opens_a_case() -> None:
    given.house()
    page = reverse("desk:opening", args=[given.ORDINARY])
    assert client("张明").get(page).status_code == 200
    assert client("何丽").get(page).status_code == 404


def test_only_who_gathers_evidence_takes_it_in() -> None:
    case = given.case_at("inquiry")
    page = reverse("desk:evidence", args=[case.number])
    assert client("张明").get(page).status_code == 200
    assert client("王芳").get(page).status_code == 404


def test_whoever_reads_a_case_stands_on_its_page() -> None:
    case = given.case_at("inquiry")
    client("陈立").get(reverse("desk:case", args=[case.number]))
    seen = client("张明").get(reverse("desk:case", args=[case.number])).content.decode()
    assert "陈立 · 中山市城市管理和综合执法局" in seen


def _paper(case: Case) -> uuid.UUID:
    with reading(given.EVERYWHERE):
        return uuid.UUID(str(papers(case)[0].pk))


def _piece(case: Case) -> uuid.UUID:
    with reading(given.EVERYWHERE):
        return uuid.UUID(given.piece(case.docket, "E-1"))
