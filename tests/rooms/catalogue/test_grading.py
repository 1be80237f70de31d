"""Discretion arithmetic: both published methods, their defects, and real tables."""

import json
import os
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.rooms.catalogue.grading import (
    WHOLE,
    Base,
    Benchmark,
    Cell,
    Factor,
    GradingRefused,
    Level,
    assess,
    money_words,
    percent_words,
    problems,
)
from mingjing.rooms.catalogue.grading_import import Refused, parse_items

EXCERPT = Path(__file__).parent / "data" / "discretion.json"
WHOLE_TABLE = Path(os.environ.get("MJ_REAL_DATA", "/nonexistent")) / "gd_env_discretion/items.json"

ADDED = Benchmark(
    code="1",
    title="擅自开工建设",
    method="percent_sum",
    start=2000,
    base=Base(name="建设项目总投资额", multiple=500),
    factors=(
        Factor("建设地点", (Level("一般区域", 0), Level("环境敏感区", 3000))),
        Factor("配合调查情况", (Level("配合调查", 0), Level("不配合调查", 5000))),
    ),
)
COMBINED = Benchmark(
    code="2",
    title="拒绝检查",
    method="fine_matrix",
    factors=(
        Factor("情节", (Level("拖延"), Level("阻挠"), Level("造成重大影响"))),
        Factor("次数", (Level("初次"), Level("再次"))),
    ),
    cells=(
        Cell(("拖延", "初次"), 2_000_000, 4_000_000),
        Cell(("拖延", "再次"), 4_000_000, 6_000_000),
        Cell(("阻挠", "初次"), 6_000_000, 8_000_000),
        Cell(("阻挠", "再次"), 8_000_000, 10_000_000),
        Cell(("造成重大影响", ""), 10_000_000, 10_000_000),
    ),
)


def test_percentages_are_added_and_taken_of_the_base() -> None:
    found = assess(ADDED, {"建设地点": "环境敏感区", "配合调查情况": "配合调查"}, base_fen=1_000_000_000)
    assert (found.percent, found.minimum, found.maximum) == (5000, 25_000_000, 25_000_000)
    assert found.lines == (
        "裁量起点：20%。",
        "建设地点：环境敏感区，30%。",
        "配合调查情况：配合调查，0%。",
        "裁量百分值总和：20%＋30%＋0%＝50%。",
        "罚款金额：50%×建设项目总投资额10,000,000元×5%＝250,000元。",
    )


def test_a_sum_over_the_whole_counts_as_the_whole_and_below_the_floor_as_the_floor() -> None:
    factors = (Factor("情节", (Level("轻", 0), Level("重", 12_000))),)
    benchmark = Benchmark(
        "3", "", "percent_sum", factors, start=500, floor=2000, base=Base(fixed_fen=100_000_000)
    )
    heavy, light = assess(benchmark, {"情节": "重"}), assess(benchmark, {"情节": "轻"})
    assert (heavy.maximum, heavy.percent, light.maximum, light.percent) == (
        100_000_000,
        10_000,
        20_000_000,
        2000,
    )
    assert "总和超过100%，按100%计算。" in heavy.lines
    assert "总和不足20%，按20%计算。" in light.lines


def test_all_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(GradingRefused) as refused:
        assess(ADDED, {"建设地点": "月球", "天气": "晴"})
    assert refused.value.reasons == (
        "本基准没有裁量因素“天气”。",
        "裁量因素“建设地点”没有“月球”这一档次。",
        "裁量因素“配合调查情况”尚未选定档次。",
    )


def test_a_stated_base_must_be_filled_in() -> None:
    with pytest.raises(GradingRefused, match="尚未填写建设项目总投资额"):
        assess(ADDED, {"建设地点": "一般区域", "配合调查情况": "配合调查"})


def test_a_combination_gives_its_range() -> None:
    found = assess(COMBINED, {"情节": "阻挠", "次数": "初次"})
    assert (found.minimum, found.maximum, found.percent) == (6_000_000, 8_000_000, None)
    assert found.lines[-1] == "对应的罚款幅度：60,000元以上80,000元以下。"


def test_a_circumstance_that_stands_for_all_needs_no_other() -> None:
    assert assess(COMBINED, {"情节": "造成重大影响"}).minimum == 10_000_000
    assert assess(COMBINED, {"情节": "造成重大影响", "次数": "再次"}).maximum == 10_000_000


def test_an_open_factor_is_asked_for() -> None:
    with pytest.raises(GradingRefused, match="“次数”尚未选定"):
        assess(COMBINED, {"情节": "拖延"})


def test_sound_benchmarks_have_no_problems() -> None:
    assert problems(ADDED) == []
    assert problems(COMBINED) == []


def _with_cells(*cells: Cell) -> list[str]:
    return problems(Benchmark("4", "", "fine_matrix", COMBINED.factors[1:], cells=cells))


def test_gaps_overlaps_and_reversed_ranges_are_named() -> None:
    first = Cell(("初次",), 100, 200)
    assert _with_cells(first, Cell(("再次",), 300, 400)) == ["2元与3元之间没有对应的档次。"]
    assert _with_cells(first, Cell(("再次",), 150, 400)) == ["1.50元至2元同时属于两个档次。"]
    assert _with_cells(first) == ["没有规定“再次”的幅度。"]
    assert _with_cells(first, Cell(("再次",), 200, 300), Cell(("再次",), 300, 400)) == ["“再次”有2个幅度。"]
    assert "“再次”的下限高于上限。" in _with_cells(first, Cell(("再次",), 300, 200))


def test_sums_off_the_whole_and_double_levels_are_named() -> None:
    factor = Factor("情节", (Level("轻", 0), Level("轻", 1000)))
    found = problems(Benchmark("5", "", "percent_sum", (factor,), start=2000))
    assert found == [
        "裁量因素“情节”的档次“轻”重复。",
        "各因素最重档次与起点之和为30%，不是100%。",
        "没有写明计算罚款的基数。",
    ]


@given(st.integers(1, 10**15), st.sampled_from([500, 10_000, 30_000]), st.integers(0, 8000))
def test_the_fine_never_exceeds_the_exact_share_nor_falls_a_fen_short(
    stated: int, multiple: int, weight: int
) -> None:
    factors = (Factor("情节", (Level("重", weight),)),)
    benchmark = Benchmark(
        "6", "", "percent_sum", factors, start=2000, base=Base(name="费用", multiple=multiple)
    )
    fine = assess(benchmark, {"情节": "重"}, base_fen=stated).maximum
    exact = (2000 + weight) * stated * multiple
    assert fine * WHOLE * WHOLE <= exact < (fine + 1) * WHOLE * WHOLE


def test_figures_are_written_for_readers() -> None:
    assert [percent_words(n) for n in (0, 500, 1250, 10_000)] == ["0%", "5%", "12.5%", "100%"]
    assert [money_words(n) for n in (0, 5_000_000, 123_456)] == ["0元", "50,000元", "1,234.56元"]


def _items() -> list[dict[str, Any]]:
    path = WHOLE_TABLE if WHOLE_TABLE.exists() else EXCERPT
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_a_published_table_is_read_or_refused_with_a_reason() -> None:
    found = {x.code: x for x in parse_items(json.loads(EXCERPT.read_text(encoding="utf-8")))}
    added, combined = found["1.1"], found["2.24"]
    assert isinstance(added, Benchmark)
    assert (added.start, added.base) == (2000, Base(name="建设项目总投资额", multiple=500))
    assert [len(factor.levels) for factor in added.factors] == [3, 3, 3, 4, 4, 2]
    assert isinstance(combined, Benchmark)
    assert (
        assess(combined, {"配合调查情况": "不配合调查", "近二年同类违法行为情况": "无同类违法行为"}).maximum
        == 15_000_000
    )
    assert found["2.12"] == Refused("2.12", "“45万元以上60万元以上”不是罚款幅度。")
    assert isinstance(found["1.6"], Refused)


def test_a_table_with_two_fine_columns_makes_a_benchmark_for_unit_and_person() -> None:
    found = [
        x for x in parse_items(json.loads(EXCERPT.read_text(encoding="utf-8"))) if isinstance(x, Benchmark)
    ]
    assert [x.subject for x in found if x.subject] == ["单位", "个人"]


def test_clean_percentage_tables_add_up_to_exactly_the_whole() -> None:
    found = [x for x in parse_items(_items()) if isinstance(x, Benchmark) and x.method == "percent_sum"]
    assert len(found) >= 3
    for benchmark in found:
        assert benchmark.largest_sum == WHOLE
        assert problems(benchmark) == []
        heaviest = {f.name: max(f.levels, key=lambda level: level.weight).name for f in benchmark.factors}
        assert assess(benchmark, heaviest, base_fen=100).percent == WHOLE


def test_every_sound_cell_of_the_clean_tables_is_reached_and_runs_upwards() -> None:
    found = [x for x in parse_items(_items()) if isinstance(x, Benchmark) and x.method == "fine_matrix"]
    assert found
    for benchmark in found:
        assert all(0 <= cell.minimum <= cell.maximum for cell in benchmark.cells)
        if problems(benchmark):
            continue
        for chosen in product(*([level.name for level in factor.levels] for factor in benchmark.factors)):
            choices = {factor.name: name for factor, name in zip(benchmark.factors, chosen, strict=True)}
            result = assess(benchmark, choices)
            assert result.minimum <= result.maximum


def test_few_clean_tables_are_refused() -> None:
    items = [item for item in _items() if item["parse_quality"] == "clean"]
    refused = [x for x in parse_items(items) if isinstance(x, Refused)]
    assert len(refused) <= 3
    assert all("以上" in x.reason for x in refused)
