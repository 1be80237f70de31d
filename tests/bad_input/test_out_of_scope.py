"""Who is outside a case's scope finds nothing: the same 404 as for a case that is not there, and no trace is written."""

import uuid

import pytest
from django.urls import reverse

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Paper
from mingjing.rooms.evidence.models import Evidence
from tests import given
from tests.bad_input.filling import typed
from tests.bad_input.quiet import nothing_written
from tests.doors.desk import arriving

pytestmark = pytest.mark.django_db


def test_every_address_of_a_case_of_another_bureau_is_not_there() -> None:
    case = given.case_before("inspect")
    with reading(given.EVERYWHERE):
        paper, piece = (
            Paper.objects.filter(case=case).first(),
            Evidence.objects.filter(docket=case.docket_id).first(),
        )
        told = typed(case, "inspect", on="2026-03-05")
    assert paper is not None
    assert piece is not None
    number = case.number
    pages = [
        reverse("desk:case", args=[number]),
        reverse("desk:step", args=[number, "inspect"]),
        reverse("desk:entry", args=[number, 1]),
        reverse("desk:paper", args=[number, paper.pk]),
        reverse("desk:pdf", args=[number, paper.pk]),
        reverse("desk:evidence", args=[number]),
        reverse("desk:piece", args=[number, piece.pk]),
        reverse("desk:original", args=[number, piece.pk]),
    ]
    stranger, nobody = arriving.client("孙强"), reverse("desk:case", args=["中城执案〔2026〕99号"])
    with reading(given.EVERYWHERE), nothing_written():
        missing = stranger.get(nobody)
        for page in pages:
            answer = stranger.get(page)
            assert answer.status_code == 404, page
            assert number not in answer.content.decode().replace(page, "")
            assert len(answer.content) == pytest.approx(len(missing.content), rel=0.2)
        assert stranger.post(pages[1], told).status_code == 404
        assert stranger.post(pages[5], {"title": "x", "key": str(uuid.uuid4())}).status_code == 404
    assert arriving.client("张明").get(pages[0]).status_code == 200


def test_a_paper_or_piece_of_one_case_is_not_found_under_another() -> None:
    one, other = given.case_before("inspect"), given.case_before("inspect")
    with reading(given.EVERYWHERE):
        paper, piece = (
            Paper.objects.filter(case=one).first(),
            Evidence.objects.filter(docket=one.docket_id).first(),
        )
    assert paper is not None
    assert piece is not None
    browser = arriving.client("张明")
    assert browser.get(reverse("desk:paper", args=[one.number, paper.pk])).status_code == 200
    assert browser.get(reverse("desk:paper", args=[other.number, paper.pk])).status_code == 404
    assert browser.get(reverse("desk:piece", args=[other.number, piece.pk])).status_code == 404
