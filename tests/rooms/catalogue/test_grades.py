"""Bounds of the chosen grades, by both methods, in the edition of the day."""

from datetime import date
from typing import Any

import pytest

from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.shapes import content, digest
from tests.rooms.catalogue.given import enact

pytestmark = pytest.mark.django_db(transaction=True)
SINCE, ON = date(2022, 1, 1), date(2026, 5, 1)
ADDED: dict[str, Any] = {
    "code": "1.1",
    "title": "未批先建",
    "matter": "m-1",
    "method": "percent_sum",
    "factors": ["地点", "持续时间"],
    "start": 2000,
    "base": "总投资额",
    "base_multiple": 500,
    "grades": [
        {"code": "1", "factor": "地点", "level": "一般区域", "points": 0},
        {"code": "2", "factor": "地点", "level": "敏感区", "points": 3000},
        {"code": "3", "factor": "持续时间", "level": "三个月以下", "points": 1000},
        {"code": "4", "factor": "持续时间", "level": "三个月以上", "points": 5000},
    ],
}
COMBINED: dict[str, Any] = {
    "code": "2.1",
    "title": "阻挠检查",
    "matter": "m-2",
    "method": "fine_matrix",
    "factors": ["方式", "前科"],
    "grades": [
        {
            "code": "1",
            "conditions": {"方式": "拖延", "前科": "无"},
            "minimum": 2_000_000,
            "maximum": 4_000_000,
        },
        {
            "code": "2",
            "conditions": {"方式": "拖延", "前科": "有"},
            "minimum": 4_000_000,
            "maximum": 6_000_000,
        },
        {"code": "3", "conditions": {"方式": "殴打"}, "minimum": 6_000_000, "maximum": 20_000_000},
    ],
}


@pytest.fixture
def table() -> str:
    """The table of both benchmarks in force; its edition's id."""
    return str(enact("benchmark", "sample", [ADDED, COMBINED], since=SINCE).pk)


def test_percentages_are_added_up_and_taken_of_the_base(table: str) -> None:
    told = queries.grade_bounds("1.1", ["1.1#2", "1.1#3"], 10_000_000_00, ON)
    assert told is not None
    assert (told["minimum"], told["maximum"]) == (3_000_000_000 // 100, 30_000_000)
    assert told["grade"] == "地点：敏感区；持续时间：三个月以下"
    assert told["edition"] == table
    assert any("60%" in line for line in told["lines"])


def test_a_combination_gives_its_range(table: str) -> None:
    told = queries.grade_bounds("2.1", ["2.1#2"], None, ON)
    assert told is not None
    assert (told["minimum"], told["maximum"], told["grade"]) == (4_000_000, 6_000_000, "方式：拖延，前科：有")
    any_record = queries.grade_bounds("2.1", ["2.1#3"], None, ON)
    assert any_record is not None
    assert any_record["maximum"] == 20_000_000


@pytest.mark.parametrize(
    ("code", "choices", "base", "sentence"),
    [
        ("1.1", ["1.1#1"], 100, "裁量因素“持续时间”尚未选定档次"),
        ("1.1", ["1.1#1", "1.1#2", "1.1#3"], 100, "裁量因素“地点”只能选择一个程度"),
        ("1.1", ["1.1#1", "1.1#3"], None, "尚未填写总投资额"),
        ("1.1", ["1.1#9"], 100, "没有档次“9”"),
        ("2.1", ["2.1#1", "2.1#2"], None, "只能选择一个档次"),
        ("2.1", ["1.1#1"], None, "没有档次“1.1#1”"),
    ],
)
@pytest.mark.usefixtures("table")
def test_grades_that_do_not_belong_together_are_refused(
    code: str, choices: list[str], base: int | None, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        queries.grade_bounds(code, choices, base, ON)
    assert "grades" in refused.value.fields


@pytest.mark.usefixtures("table")
def test_a_benchmark_that_is_not_in_force_is_refused() -> None:
    with pytest.raises(Refused, match="没有现行有效的版本"):
        queries.grade_bounds("9.9", ["9.9#1"], None, ON)
    with pytest.raises(Refused, match="没有现行有效的版本"):
        queries.grade_bounds("2.1", ["2.1#1"], None, date(2021, 1, 1))
    assert queries.grade_bounds("", [], None, ON) is None


@pytest.mark.usefixtures("table")
def test_benchmarks_are_found_by_their_matter() -> None:
    assert [found.code for found in queries.benchmarks_of("m-2", ON)] == ["2.1"]
    found = queries.benchmark("1.1", ON)
    assert found is not None
    assert content(found.edition)[0]["grades"][3]["level"] == "三个月以上"
    assert digest("benchmark", content(found.edition)) == found.edition.digest


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"grades": []}, "没有档次"),
        ({"grades": COMBINED["grades"][:1] + COMBINED["grades"][2:]}, "没有规定|没有对应的档次"),
        ({"grades": [*COMBINED["grades"], {**COMBINED["grades"][0], "code": "4"}]}, "有2个幅度"),
        ({"grades": [{**COMBINED["grades"][0], "maximum": None}]}, "应当写明情节和罚款的上下限"),
        ({"grades": [{**COMBINED["grades"][0], "maximum": 1}]}, "下限高于上限"),
    ],
)
def test_a_table_with_gaps_or_overlaps_does_not_come_into_force(
    change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        enact("benchmark", "sample", [{**COMBINED, **change}], since=SINCE)


def test_percentages_that_do_not_make_a_whole_do_not_come_into_force() -> None:
    with pytest.raises(Refused, match="不是100%"):
        enact("benchmark", "sample", [{**ADDED, "start": 3000}], since=SINCE)
