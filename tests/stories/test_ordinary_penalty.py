"""普通程序一案，从案源到归档: with a hearing, a review that is returned once, and a party that pays in time."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings

from mingjing.record.models import Entry
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline, Decision, Delivery, Handling, Paper
from mingjing.rooms.evidence.store import Store
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)

PAPERS = (
    "filing_approval",
    "on_site_record",
    "interview_record",
    "rectification_order",
    "investigation_report",
    "advance_notice",
    "delivery_receipt",
    "defence_record",
    "recheck_opinion",
    "investigation_report",
    "hearing_notice",
    "hearing_record",
    "hearing_report",
    "review_opinion",
    "review_opinion",
    "deliberation_minutes",
    "penalty_decision",
    "delivery_receipt",
    "closure_approval",
    "file_cover",
    "file_index",
)
RETURNED = {
    "outcome": "returned",
    "r6": "problem",
    "opinion": "裁量理由没有说明遗撒长度的测量方法。",
    "suggestions": "补充测量方法和现场照片。",
}


@pytest.fixture
def archived() -> Iterator[Case]:
    """The case when all is done; the first review of its proposal was returned."""
    case = given.case_before("review")
    given.take(case, "review", on="2026-04-02", **RETURNED)
    given.take(case, "answer_review", on="2026-04-02")
    given.take(case, "submit_review", on="2026-04-02")
    way = given.WAYS[given.ORDINARY]
    for step, on in way[[step for step, _ in way].index("review") :]:
        given.take(case, step, on=on)
    with reading(given.EVERYWHERE):
        yield Case.objects.get(pk=case.pk)


def test_every_step_leaves_its_paper_and_all_are_in_the_store(archived: Case) -> None:
    papers = list(Paper.objects.filter(case=archived).order_by("place", "code"))
    assert [paper.code for paper in papers] == list(PAPERS)
    for paper in papers:
        assert Store(settings.EVIDENCE).verify(paper.sha256).size == paper.size
        assert paper.pages > 0


def test_the_decision_stands_with_its_amount_number_and_day(archived: Case) -> None:
    decision = Decision.objects.get(case=archived)
    assert (decision.outcome, decision.amount, decision.confiscated) == ("penalty", 12_000_00, 0)
    assert decision.decided_on == archived.decided_on == date(2026, 4, 10)
    assert decision.number
    assert decision.paper is not None
    assert decision.number == decision.paper.number
    assert decision.publish_by == date(2026, 4, 21)


def test_numbers_run_without_a_gap_and_none_is_given_twice(archived: Case) -> None:
    numbers = [paper.number for paper in Paper.objects.exclude(number="")]
    assert len(set(numbers)) == len(numbers)
    series: dict[str, list[int]] = {}
    for number in numbers:
        word, serial = re.fullmatch(r"(.*?)(\d+)号", number).groups()  # type: ignore[union-attr]
        series.setdefault(word, []).append(int(serial))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in series.values()), series


def test_limits_were_kept_and_counted_from_the_right_days(archived: Case) -> None:
    limits = {limit.code: limit for limit in Deadline.objects.filter(case=archived)}
    assert (limits["decide"].due, limits["decide"].met_on) == (date(2026, 6, 2), date(2026, 4, 10))
    assert (limits["deliver"].due, limits["deliver"].met_on) == (date(2026, 4, 21), date(2026, 4, 13))
    assert (limits["pay"].due, limits["pay"].met_on) == (date(2026, 4, 28), date(2026, 4, 20))


def test_whoever_handled_is_named_and_both_papers_were_delivered(archived: Case) -> None:
    handled = Handling.objects.filter(case=archived).select_related("officer").order_by("part")
    assert [(one.officer.name, one.part) for one in handled] == [
        ("李华", "assists"),
        ("张明", "handles"),
        ("吴兰", "hears"),
    ]
    delivered = Delivery.objects.filter(case=archived).select_related("paper").order_by("sent_on")
    assert [one.paper.code for one in delivered] == ["advance_notice", "penalty_decision"]


def test_the_record_of_the_whole_case_holds(archived: Case) -> None:
    actions = list(
        Entry.objects.filter(docket=archived.docket_id).order_by("number").values_list("action", flat=True)
    )
    assert actions[0] == "case.register_lead"
    assert actions[-1] == "case.archive"
    assert list(verify()) == []
