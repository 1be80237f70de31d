"""裁量幅度: benchmarks as kept and as reckoned with; what the chosen grades allow, with the arithmetic."""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from mingjing.record.refusal import Refused
from mingjing.record.standing import kept

from . import grading
from .inforce import rows_of
from .models import Benchmark

Row = Mapping[str, Any]


def grade_bounds(benchmark: str, choices: Sequence[str], base: int | None, on: date) -> dict[str, Any] | None:
    """What the chosen grades allow; a choice is `benchmark#grade`, the base is fen. None where none is named.

    Raises Refused where the benchmark is not in force, the grades do not belong together, one is missing or
    the base is not stated: a made-up benchmark must not free a fine from its bounds.
    """
    if not benchmark:
        return None
    found = _in_force(benchmark, on)
    if found is None:
        raise _refused([f"裁量基准“{benchmark}”在{on}没有现行有效的版本。"])
    row = _row(found)
    grades = _chosen(row, choices)
    try:
        assessed = grading.assess(reckoned(row), _levels(row["method"], grades), base)
    except grading.GradingRefused as refused:
        raise _refused(refused.reasons) from refused
    return {
        "benchmark": found.code,
        "edition": str(found.edition_id),
        "grade": "；".join(named(grade, row["factors"]) for grade in grades),
        "minimum": assessed.minimum,
        "maximum": assessed.maximum,
        "lines": list(assessed.lines),
    }


@kept
def _in_force(code: str, on: date) -> Benchmark | None:
    return rows_of(Benchmark, on, code=code).prefetch_related("grades").first()


def gaps_and_overlaps(row: Row) -> list[str]:
    """What is wrong with a benchmark of well-formed grades."""
    return grading.problems(reckoned(row))


def reckoned(row: Row) -> grading.Benchmark:
    """A benchmark's row as the reckoning takes it."""
    factors: dict[str, dict[str, int]] = {str(name): {} for name in row["factors"]}
    for grade in row["grades"]:
        for factor, level in _levels(row["method"], [grade]).items():
            factors.setdefault(factor, {})[level] = grade["points"] or 0
    cells = tuple(
        grading.Cell(tuple(str(grade["conditions"].get(name, "")) for name in factors), grade["minimum"], grade["maximum"])
        for grade in row["grades"]
        if row["method"] == "fine_matrix"
    )  # fmt: skip
    return grading.Benchmark(
        code=row["code"],
        title=row["title"],
        method=row["method"],
        factors=tuple(
            grading.Factor(name, tuple(grading.Level(level, weight) for level, weight in levels.items()))
            for name, levels in factors.items()
        ),
        start=row["start"],
        floor=row["floor"],
        cap=row["cap"],
        base=grading.Base(row["base"], row["base_fixed"], row["base_multiple"]),
        cells=cells,
        subject=row["subject"],
    )


def published(benchmark: grading.Benchmark, **further: Any) -> dict[str, Any]:
    """The row of a benchmark that was read from a table; grades are numbered in order."""
    if benchmark.method == "percent_sum":
        grades = [
            {"factor": factor.name, "level": level.name, "points": level.weight}
            for factor in benchmark.factors
            for level in factor.levels
        ]
    else:
        names = [factor.name for factor in benchmark.factors]
        grades = [
            {
                "conditions": {name: level for name, level in zip(names, cell.levels, strict=True) if level},
                "minimum": cell.minimum,
                "maximum": cell.maximum,
            }
            for cell in benchmark.cells
        ]  # fmt: skip
    return {
        "code": benchmark.code,
        "title": benchmark.title,
        "method": benchmark.method,
        "factors": [factor.name for factor in benchmark.factors],
        "start": benchmark.start,
        "floor": benchmark.floor,
        "cap": benchmark.cap,
        "base": benchmark.base.name,
        "base_fixed": benchmark.base.fixed_fen,
        "base_multiple": benchmark.base.multiple,
        "subject": benchmark.subject,
        "grades": [{"code": str(number), **grade} for number, grade in enumerate(grades, 1)],
        **further,
    }


def _row(benchmark: Benchmark) -> dict[str, Any]:
    columns = (
        "code",
        "title",
        "method",
        "factors",
        "start",
        "floor",
        "cap",
        "base",
        "base_fixed",
        "base_multiple",
        "subject",
    )
    parts = ("code", "factor", "level", "conditions", "points", "minimum", "maximum")
    ordered = sorted(benchmark.grades.all(), key=attrgetter("place"))
    grades = [{name: getattr(grade, name) for name in parts} for grade in ordered]
    return {**{name: getattr(benchmark, name) for name in columns}, "grades": grades}


def _chosen(row: Row, choices: Sequence[str]) -> list[Row]:
    """The grades meant: each of this benchmark, at most one a factor, exactly one of a matrix."""
    codes = {grade["code"]: grade for grade in row["grades"]}
    named_codes = list(dict.fromkeys(choice.removeprefix(f"{row['code']}#") for choice in choices))
    reasons = [
        f"裁量基准“{row['code']}”现行版本中没有档次“{code}”。" for code in named_codes if code not in codes
    ]
    chosen = [codes[code] for code in named_codes if code in codes]
    factors = [grade["factor"] for grade in chosen]
    if row["method"] == "fine_matrix" and len(chosen) > 1:
        reasons.append("一个裁量基准只能选择一个档次。")
    if row["method"] == "percent_sum":
        twice = dict.fromkeys(factor for factor in factors if factors.count(factor) > 1)
        reasons += [f"裁量因素“{factor}”只能选择一个程度。" for factor in twice]
    if reasons:
        raise _refused(reasons)
    return chosen


def _levels(method: str, grades: Sequence[Row]) -> dict[str, str]:
    """The level of every factor that these grades settle."""
    if method == "percent_sum":
        return {grade["factor"]: grade["level"] for grade in grades}
    return {str(name): str(level) for grade in grades for name, level in grade["conditions"].items()}


def named(grade: Row, factors: Sequence[str]) -> str:
    """A grade in words, its circumstances in the order of the benchmark's factors."""
    told = "，".join(
        f"{name}：{grade['conditions'][name]}" for name in factors if name in grade["conditions"]
    )
    return told or f"{grade['factor']}：{grade['level']}"


def reckons_alone(row: Row) -> bool:
    """Whether the bounds follow from the circumstances alone, without a base that the case states."""
    return row["method"] != "percent_sum" or not row["base"]


def refitted(row: Row, told: str) -> tuple[int, int] | None:
    """What a benchmark gives to circumstances as `named` tells them; None where it has no grade for them."""
    known = {tuple(sorted(named(grade, row["factors"]).split("，"))): grade for grade in row["grades"]}
    chosen = [known.get(tuple(sorted(part.split("，")))) for part in told.split("；")]
    grades = [grade for grade in chosen if grade is not None]
    if len(grades) < len(chosen):
        return None
    try:
        assessed = grading.assess(reckoned(row), _levels(row["method"], grades))
    except grading.GradingRefused:
        return None
    return assessed.minimum, assessed.maximum


def _refused(reasons: Sequence[str]) -> Refused:
    return Refused(reasons, fields={"grades": "".join(reasons)})
