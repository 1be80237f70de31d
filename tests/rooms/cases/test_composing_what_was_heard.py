"""What a decision says of the party's defence and hearing is what happened, all of it."""

import pytest

from mingjing.rooms.cases.models import Case
from tests import given

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def decided(case: Case, materials: list[str]) -> str:
    """The decision's words on defence and hearing, after the steps that still lead to it."""
    given.take(case, "approve_proposal", on="2026-04-08")
    given.take(case, "submit_review", on="2026-04-08", materials=materials)
    given.take(case, "review", on="2026-04-09")
    given.take(case, "deliberate", on="2026-04-10")
    taken = given.take(case, "decide", on="2026-04-10")
    return str(next(paper for paper in taken.papers if paper.code == "penalty_decision").fields["defence"])


def test_a_hearing_given_up_by_staying_away_is_not_told_as_held() -> None:
    """行政处罚法第六十四条第六项."""
    case = given.case_before("hear")
    given.take(case, "hear", on="2026-03-30", attendance="absent", signed=False)
    words = decided(case, ["proposal", "records"])
    assert "无正当理由拒不出席，视为放弃听证权利，听证终止" in words
    assert "举行听证" not in words


def test_a_defence_before_a_second_notice_is_told_too() -> None:
    """行政处罚法第四十五条第一款: what was said and rechecked does not vanish with a new notice."""
    case = given.case_before("approve_proposal")
    given.take(case, "inform", on="2026-03-31")
    given.take(case, "deliver_notice", on="2026-03-31")
    given.take(case, "waive", on="2026-04-01")
    words = decided(case, ["proposal", "records", "hearing"])
    assert "提出陈述、申辩" in words
    assert "举行听证" in words
