"""Drafts: proposed by one, looked at by another, then in force exactly as reviewed."""

import uuid
from datetime import date

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.actions import enact_draft, propose_draft, review_draft
from mingjing.rooms.catalogue.models import EditionDraft
from tests.rooms.catalogue.given import CLERK, SECOND, hearing_amounts

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = date(2026, 1, 1)


def proposed() -> EditionDraft:
    return propose_draft("threshold", "standards", hearing_amounts(1, 2), effective_from=SINCE, by=CLERK)


def test_a_draft_comes_into_force_after_a_second_person_passed_it() -> None:
    draft = review_draft(proposed(), passed=True, opinion="同意", by=SECOND)
    key = uuid.uuid4()
    edition = enact_draft(draft, by=CLERK, key=key)
    draft.refresh_from_db()
    assert (draft.state, edition.number) == ("in_force", 1)
    assert "目录员乙审核" in edition.note
    assert queries.thresholds(SINCE) == {"person": 1, "organisation": 2}
    assert enact_draft(draft, by=CLERK, key=key).pk == edition.pk
    assert Entry.objects.count() == 1


def test_whoever_drafted_may_not_review() -> None:
    with pytest.raises(Refused, match="不得审核自己起草的目录"):
        review_draft(proposed(), passed=True, opinion="同意", by=CLERK)


def test_a_draft_nobody_reviewed_does_not_come_into_force() -> None:
    with pytest.raises(Refused, match="未经他人审核通过"):
        enact_draft(proposed(), by=CLERK, key=uuid.uuid4())
    assert not Entry.objects.exists()


def test_a_returned_draft_needs_a_reason_and_may_be_proposed_again() -> None:
    draft = proposed()
    with pytest.raises(Refused, match="写明理由"):
        review_draft(draft, passed=False, opinion=" ", by=SECOND)
    review_draft(draft, passed=False, opinion="数额有误", by=SECOND)
    again = propose_draft(
        "threshold", "standards", hearing_amounts(3, 4), effective_from=SINCE, by=CLERK, draft=draft
    )
    assert (again.pk, again.state, again.opinion) == (draft.pk, "proposed", "")


def test_a_passed_draft_cannot_be_rewritten() -> None:
    draft = review_draft(proposed(), passed=True, opinion="", by=SECOND)
    with pytest.raises(Refused, match="不能再改"):
        propose_draft("threshold", "standards", [], effective_from=SINCE, by=CLERK, draft=draft)


def test_a_draft_with_wrong_rows_is_kept_but_not_passed() -> None:
    draft = propose_draft("threshold", "standards", [{"code": "x"}], effective_from=SINCE, by=CLERK)
    with pytest.raises(Refused, match="第1行"):
        review_draft(draft, passed=True, opinion="", by=SECOND)
    assert [found.state for found in queries.drafts(state="proposed")] == ["proposed"]
