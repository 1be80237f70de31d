"""Drafts: proposed by one, looked at by another, then in force exactly as reviewed."""

import uuid
from datetime import date

import pytest

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.drafts import begin_draft, enact_draft, propose_draft, review_draft
from mingjing.rooms.catalogue.editing import load_rows, mark, outside, put_row
from mingjing.rooms.catalogue.models import EditionDraft
from tests.rooms.catalogue.given import CLERK, SECOND, hearing_amounts

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = date(2026, 1, 1)


def begun(person: int = 1, organisation: int = 2) -> EditionDraft:
    rows = hearing_amounts(person, organisation)
    return begin_draft("threshold", "standards", rows, effective_from=SINCE, by=CLERK)


def proposed() -> EditionDraft:
    return propose_draft(begun(), by=CLERK)


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
    assert put_row(
        draft,
        {**hearing_amounts(3, 2)[0]},
        key="hearing_person",
        seen=mark(outside("threshold", draft.rows[0])),
        by=CLERK,
    )
    draft.refresh_from_db()
    assert draft.state == "drafting"
    again = propose_draft(draft, by=CLERK)
    assert (again.pk, again.state, again.opinion) == (draft.pk, "proposed", "")


def test_a_passed_draft_cannot_be_rewritten() -> None:
    draft = review_draft(proposed(), passed=True, opinion="", by=SECOND)
    with pytest.raises(Refused, match="不能再改"):
        propose_draft(draft, by=CLERK)
    with pytest.raises(Refused, match="不能再改"):
        load_rows(draft, hearing_amounts(5, 6), by=CLERK)


def test_a_draft_with_wrong_rows_is_kept_but_not_proposed() -> None:
    draft = begin_draft("threshold", "standards", [{"code": "x"}], effective_from=SINCE, by=CLERK)
    with pytest.raises(Refused, match="“x”的"):
        propose_draft(draft, by=CLERK)
    assert [found.state for found in queries.drafts(state="drafting")] == ["drafting"]
    draft.state = "proposed"
    with pytest.raises(Refused, match="第1行"):
        review_draft(draft, passed=True, opinion="", by=SECOND)


def test_whoever_edited_may_not_review() -> None:
    draft = begun()
    load_rows(draft, hearing_amounts(7, 8), by=SECOND)
    draft.refresh_from_db()
    propose_draft(draft, by=CLERK)
    with pytest.raises(Refused, match="不得审核自己起草的目录"):
        review_draft(draft, passed=True, opinion="同意", by=SECOND)


def test_a_returned_draft_is_edited_by_those_who_wrote_it_only() -> None:
    draft = review_draft(proposed(), passed=False, opinion="数额有误", by=SECOND)
    with pytest.raises(Refused, match="由起草的人修改"):
        load_rows(draft, hearing_amounts(7, 8), by=SECOND)


def test_a_day_on_which_an_edition_begins_already_is_told_before_proposing() -> None:
    enact_draft(review_draft(proposed(), passed=True, opinion="", by=SECOND), by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="同一天不能有两个版本"):
        propose_draft(begun(3, 4), by=CLERK)
