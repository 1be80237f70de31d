"""Editions: what holds on a day, and what cannot come into force."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection

from mingjing.record.models import Entry
from mingjing.record.refusal import Refused, Unrecorded
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.actions import bring_into_force, withdraw_edition
from mingjing.rooms.catalogue.models import Edition, Threshold
from mingjing.rooms.catalogue.shapes import content, digest
from tests.rooms.catalogue.given import CLERK, enact, hearing_amounts, law

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, SECOND = date(2021, 7, 15), date(2026, 1, 1)


def test_the_edition_of_the_day_answers_and_the_older_one_ends_the_day_before() -> None:
    enact("threshold", "standards", hearing_amounts(500_000, 10_000_000), since=FIRST)
    enact("threshold", "standards", hearing_amounts(600_000, 12_000_000), since=SECOND)
    assert queries.thresholds(date(2025, 12, 31)) == {"person": 500_000, "organisation": 10_000_000}
    assert queries.thresholds(SECOND) == {"person": 600_000, "organisation": 12_000_000}
    assert queries.thresholds(date(2021, 7, 14)) == {}
    older = Edition.objects.get(number=1)
    assert older.effective_to == date(2025, 12, 31)


def test_the_leaf_carries_the_digest_of_the_content_as_it_reads_back() -> None:
    edition = enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    leaf = bytes(Entry.objects.get(pk=edition.entry_id).leaf).decode()
    assert f'"h":"{edition.digest}"' in leaf
    assert '"t":"cat"' in leaf
    assert digest("threshold", content(edition)) == edition.digest


def test_the_content_of_nested_rows_reads_back_to_the_same_digest() -> None:
    edition = enact("law", "sample", [law("sample", "样例条例", FIRST, "甲。", "乙。\n丙。")], since=FIRST)
    assert digest("law", content(edition)) == edition.digest


def test_an_edition_may_not_begin_before_the_one_in_force() -> None:
    enact("threshold", "standards", hearing_amounts(1, 2), since=SECOND)
    with pytest.raises(Refused, match="新版本只能在其后生效"):
        enact("threshold", "standards", hearing_amounts(3, 4), since=FIRST)
    assert Edition.objects.count() == 1


def test_two_editions_may_not_begin_on_one_day() -> None:
    enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    with pytest.raises(Refused, match="同一天不能有两个版本"):
        enact("threshold", "standards", hearing_amounts(3, 4), since=FIRST)


def test_the_same_edition_under_the_same_or_another_key_changes_nothing() -> None:
    key = uuid.uuid4()
    first = enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST, key=key)
    again = enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST, key=key)
    other = enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    assert first.pk == again.pk == other.pk
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "rows", "agency", "sentence"),
    [
        ("threshold", [], 0, "没有任何条目"),
        (
            "threshold",
            [{"code": "x", "title": "甲", "value": -1, "unit": "fen", "basis": "乙"}],
            0,
            "不得为负数",
        ),
        (
            "threshold",
            [{"code": "x", "title": "甲", "value": "多", "unit": "fen", "basis": "乙"}],
            0,
            "第1行",
        ),
        ("threshold", [{"code": "x", "colour": "红"}], 0, "不认识的栏目“colour”"),
        ("threshold", hearing_amounts(1, 2) * 2, 0, "重复出现"),
        ("threshold", hearing_amounts(1, 2), 99, "没有编号为99的执法主体"),
        ("weather", [], 0, "没有“weather”这种目录"),
        (
            "holiday",
            [{"day": "2025-11-30", "is_off": True, "name": "元旦", "year": 2026}],
            0,
            "不属于2026年",
        ),
        ("number", [{"code": "case", "pattern": "案{serial}号"}], 0, "应当各有一个年份"),
        ("law", [law("x", "空条例", FIRST)], 0, "没有条文"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    kind: str, rows: list, agency: int, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        bring_into_force(kind, "x", rows, effective_from=FIRST, agency=agency, by=CLERK, key=uuid.uuid4())
    assert not Edition.objects.exists()
    assert not Entry.objects.exists()


def test_a_law_is_read_in_the_version_of_the_day_of_the_act() -> None:
    enact("law", "sample", [law("sample", "样例条例", SECOND, "新的第一条。")], since=SECOND)
    enact("law", "sample", [law("sample", "样例条例", FIRST, "旧的第一条。")], since=FIRST)
    at_act, now = queries.article("样例条例", 1, date(2023, 5, 1)), queries.article("《样例条例》", 1, SECOND)
    assert at_act is not None
    assert now is not None
    assert (at_act.text, now.text) == ("旧的第一条。", "新的第一条。")
    assert queries.article("样例条例", 1, date(2020, 1, 1)) is None
    assert queries.article("样例条例", 2, SECOND) is None
    assert [version.in_force_from for version in queries.versions("样例条例")] == [SECOND, FIRST]


def test_versions_of_a_law_may_not_overlap() -> None:
    enact("law", "sample", [law("sample", "样例条例", SECOND, "新。")], since=SECOND)
    with pytest.raises(Refused, match="重叠"):
        enact("law", "sample", [law("sample", "样例条例", FIRST, "旧。")], since=FIRST, effective_to=SECOND)


def test_an_edition_that_has_not_begun_can_be_taken_back_and_the_one_before_runs_on() -> None:
    enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    later = date(2099, 1, 1)
    second = enact("threshold", "standards", hearing_amounts(3, 4), since=later)
    withdraw_edition(second, last_day=later, reason="公布有误", by=CLERK, key=uuid.uuid4())
    assert queries.thresholds(later) == {"person": 1, "organisation": 2}
    third = enact("threshold", "standards", hearing_amounts(5, 6), since=later)
    assert (third.number, queries.thresholds(later)["person"]) == (3, 5)


def test_an_edition_in_force_ends_on_a_day_to_come_and_never_in_the_past() -> None:
    edition = enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    with pytest.raises(Refused, match="不得早于今天"):
        withdraw_edition(edition, last_day=date(2022, 1, 1), reason="废止", by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="理由"):
        withdraw_edition(edition, last_day=date(2098, 1, 1), reason=" ", by=CLERK, key=uuid.uuid4())
    withdraw_edition(edition, last_day=date(2098, 1, 1), reason="废止", by=CLERK, key=uuid.uuid4())
    assert queries.thresholds(date(2098, 1, 1))
    assert queries.thresholds(date(2098, 1, 2)) == {}


def test_a_row_of_an_edition_cannot_be_changed_by_the_orm() -> None:
    enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    row = Threshold.objects.get(code="hearing_person")
    row.value = 999
    with pytest.raises(Unrecorded):
        row.save()
    with pytest.raises(Unrecorded):
        Threshold.objects.update(value=999)


@pytest.mark.parametrize(
    "statement", ["UPDATE catalogue_threshold SET value = 999", "DELETE FROM catalogue_threshold"]
)
def test_a_row_of_an_edition_cannot_be_changed_by_sql(statement: str) -> None:
    enact("threshold", "standards", hearing_amounts(1, 2), since=FIRST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("web",)
        with pytest.raises(DatabaseError):
            cursor.execute(f"BEGIN; {statement}; COMMIT")
        cursor.execute("ROLLBACK")
    assert queries.thresholds(FIRST)["person"] == 1


def test_difference_names_what_was_added_removed_and_changed() -> None:
    rows = hearing_amounts(1, 2)
    older = enact("threshold", "standards", rows, since=FIRST)
    further = {
        "code": "review_term",
        "title": "审核期限",
        "value": 5,
        "unit": "working_day",
        "basis": "办法第十八条",
    }
    newer = enact("threshold", "standards", [{**rows[0], "value": 9}, further], since=SECOND)
    told = {change.key: change for change in queries.difference(older, newer)}
    assert {key: change.kind for key, change in told.items()} == {
        "hearing_person": "changed",
        "review_term": "added",
        "hearing_organisation": "removed",
    }
    assert (told["hearing_person"].before, told["hearing_person"].after) == ({"value": 1}, {"value": 9})
    assert [change.kind for change in queries.difference(None, older)] == ["added", "added"]


def test_difference_reaches_into_the_articles_of_a_law() -> None:
    older = enact("law", "sample", [law("sample", "样例条例", FIRST, "甲。", "乙。")], since=FIRST)
    newer = enact("law", "sample", [law("sample", "样例条例", SECOND, "甲。", "丙。")], since=SECOND)
    told = {change.key: change.after for change in queries.difference(older, newer)}
    assert told == {"sample": {"in_force_from": "2026-01-01"}, "sample 2-0": {"text": "丙。"}}
