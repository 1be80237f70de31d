"""裁量计算: what a published benchmark makes of the facts of a case, and what is wrong with a benchmark.

Two methods are in use. 权重累加 (`percent_sum`): a start and one percentage for each factor are added up
and taken of a base. 情节组合 (`fine_matrix`): the combination of circumstances gives a range of fines.
Money is integer fen, percentages are integer basis points (100 % = 10,000). An administrative penalty
keeps to its benchmark (APL 34).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Literal

Method = Literal["percent_sum", "fine_matrix"]
WHOLE = 10_000  # basis points


class GradingRefused(ValueError):
    """裁量不能计算: `reasons` says all that is missing or wrong, in Chinese."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Level:
    """裁量档次: one degree of a factor, with its weight in basis points where percentages are added."""

    name: str
    weight: int = 0


@dataclass(frozen=True)
class Factor:
    """裁量因素."""

    name: str
    levels: tuple[Level, ...]

    def level(self, name: str) -> Level | None:
        return next((level for level in self.levels if level.name == name), None)


@dataclass(frozen=True)
class Base:
    """计算基数: a fixed sum, or a stated one (`name`) times `multiple` basis points."""

    name: str = ""
    fixed_fen: int = 0
    multiple: int = WHOLE

    def fen(self, stated_fen: int | None) -> int:
        """The base in fen times 10,000, so that nothing is rounded before the end."""
        return (stated_fen or 0) * self.multiple if self.name else self.fixed_fen * WHOLE


@dataclass(frozen=True)
class Cell:
    """情节组合: levels in the order of the factors, "" for any, and the range in fen."""

    levels: tuple[str, ...]
    minimum: int
    maximum: int

    def meets(self, chosen: tuple[str, ...]) -> bool:
        return all(mine in ("", theirs) for mine, theirs in zip(self.levels, chosen, strict=True))


@dataclass(frozen=True)
class Benchmark:
    """裁量权基准 for one violation; `subject` where unit and person are fined apart."""

    code: str
    title: str
    method: Method
    factors: tuple[Factor, ...]
    start: int = 0
    floor: int = 0
    cap: int = WHOLE
    base: Base = field(default_factory=Base)
    cells: tuple[Cell, ...] = ()
    subject: str = ""

    @property
    def largest_sum(self) -> int:
        """The start and the heaviest level of every factor, in basis points."""
        return self.start + sum(max(level.weight for level in factor.levels) for factor in self.factors)


@dataclass(frozen=True)
class Assessment:
    """裁量结果: the range in fen, the sum of percentages where there is one, and the arithmetic in words."""

    minimum: int
    maximum: int
    lines: tuple[str, ...]
    percent: int | None = None


def percent_words(basis_points: int) -> str:
    """1250 reads 12.5%."""
    return f"{basis_points / 100:.2f}".rstrip("0").rstrip(".") + "%"


def money_words(fen: int) -> str:
    """5000000 reads 50,000元."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}元" if not rest else f"{yuan:,}.{rest:02}元"


def assess(benchmark: Benchmark, choices: Mapping[str, str], base_fen: int | None = None) -> Assessment:
    """The fine for the chosen level of every factor; raises `GradingRefused` with all reasons."""
    if benchmark.method == "percent_sum":
        return _add_up(benchmark, _chosen(benchmark, choices), base_fen)
    return _look_up(benchmark, choices)


def _chosen(benchmark: Benchmark, choices: Mapping[str, str]) -> list[tuple[Factor, Level]]:
    reasons, chosen = _strange(benchmark, choices), []
    for factor in benchmark.factors:
        level = factor.level(choices.get(factor.name, ""))
        if factor.name not in choices:
            reasons.append(f"裁量因素“{factor.name}”尚未选定档次。")
        elif level is None:
            reasons.append(f"裁量因素“{factor.name}”没有“{choices[factor.name]}”这一档次。")
        else:
            chosen.append((factor, level))
    if reasons:
        raise GradingRefused(reasons)
    return chosen


def _strange(benchmark: Benchmark, choices: Mapping[str, str]) -> list[str]:
    known = {factor.name for factor in benchmark.factors}
    return [f"本基准没有裁量因素“{name}”。" for name in choices if name not in known]


def _add_up(benchmark: Benchmark, chosen: list[tuple[Factor, Level]], base_fen: int | None) -> Assessment:
    base = benchmark.base
    if base.name and (base_fen is None or base_fen <= 0):
        raise GradingRefused([f"尚未填写{base.name}。"])
    lines = [f"裁量起点：{percent_words(benchmark.start)}。"]
    lines += [f"{factor.name}：{level.name}，{percent_words(level.weight)}。" for factor, level in chosen]
    total = benchmark.start + sum(level.weight for _, level in chosen)
    terms = "＋".join(
        percent_words(part) for part in [benchmark.start, *(level.weight for _, level in chosen)]
    )
    lines.append(f"裁量百分值总和：{terms}＝{percent_words(total)}。")
    percent = max(benchmark.floor, min(total, benchmark.cap))
    if percent < total:
        lines.append(f"总和超过{percent_words(benchmark.cap)}，按{percent_words(percent)}计算。")
    if percent > total:
        lines.append(f"总和不足{percent_words(benchmark.floor)}，按{percent_words(percent)}计算。")
    fine = percent * base.fen(base_fen) // (WHOLE * WHOLE)
    lines.append(f"罚款金额：{percent_words(percent)}×{_base_words(base, base_fen)}＝{money_words(fine)}。")
    return Assessment(fine, fine, tuple(lines), percent)


def _base_words(base: Base, base_fen: int | None) -> str:
    if not base.name:
        return money_words(base.fixed_fen)
    stated = f"{base.name}{money_words(base_fen or 0)}"
    if base.multiple == WHOLE:
        return stated
    if base.multiple % WHOLE == 0:
        return f"{stated}×{base.multiple // WHOLE}倍"
    return f"{stated}×{percent_words(base.multiple)}"


def _look_up(benchmark: Benchmark, choices: Mapping[str, str]) -> Assessment:
    reasons = _strange(benchmark, choices)
    for factor in benchmark.factors:
        named = choices.get(factor.name, "")
        if named and factor.level(named) is None:
            reasons.append(f"裁量因素“{factor.name}”没有“{named}”这一档次。")
    if reasons:
        raise GradingRefused(reasons)
    chosen = tuple(choices.get(factor.name, "") for factor in benchmark.factors)
    fitting = [cell for cell in benchmark.cells if cell.meets(chosen)]
    if len(fitting) != 1:
        raise GradingRefused(_unfitting(benchmark, chosen, fitting))
    cell = fitting[0]
    named_levels = zip(benchmark.factors, chosen, strict=True)
    lines = [f"{factor.name}：{name}。" for factor, name in named_levels if name]
    lines.append(f"对应的罚款幅度：{_range_words(cell)}。")
    return Assessment(cell.minimum, cell.maximum, tuple(lines))


def _unfitting(benchmark: Benchmark, chosen: tuple[str, ...], fitting: list[Cell]) -> list[str]:
    missing = [f.name for f, name in zip(benchmark.factors, chosen, strict=True) if not name]
    if fitting:
        return [f"所选情节同时对应{len(fitting)}个幅度，基准有重叠。"]
    if missing:
        return [f"裁量因素“{name}”尚未选定档次。" for name in missing]
    return [f"基准没有规定“{'，'.join(chosen)}”这一组合的幅度。"]


def _range_words(cell: Cell) -> str:
    if cell.minimum == cell.maximum:
        return money_words(cell.maximum)
    if cell.minimum == 0:
        return f"{money_words(cell.maximum)}以下"
    return f"{money_words(cell.minimum)}以上{money_words(cell.maximum)}以下"


def problems(benchmark: Benchmark) -> list[str]:
    """What is wrong with a benchmark as published or typed: sums, gaps, overlaps; Chinese sentences."""
    found = [] if benchmark.factors else ["基准没有裁量因素。"]
    for factor in benchmark.factors:
        names = [level.name for level in factor.levels]
        found += [
            f"裁量因素“{factor.name}”的档次“{n}”重复。" for n in dict.fromkeys(names) if names.count(n) > 1
        ]
    return found + (
        _sum_problems(benchmark) if benchmark.method == "percent_sum" else _cell_problems(benchmark)
    )


def _sum_problems(benchmark: Benchmark) -> list[str]:
    found = []
    if benchmark.factors and benchmark.largest_sum != WHOLE:
        found.append(f"各因素最重档次与起点之和为{percent_words(benchmark.largest_sum)}，不是100%。")
    if benchmark.start < 0 or any(
        level.weight < 0 for factor in benchmark.factors for level in factor.levels
    ):
        found.append("裁量百分值不得为负数。")
    if not benchmark.base.name and benchmark.base.fixed_fen <= 0:
        found.append("没有写明计算罚款的基数。")
    return found


def _cell_problems(benchmark: Benchmark) -> list[str]:
    cells = benchmark.cells
    found = [f"“{_cell_name(cell)}”的下限高于上限。" for cell in cells if cell.minimum > cell.maximum]
    ranges = sorted({(cell.minimum, cell.maximum) for cell in cells})
    for (_, end), (start, _) in pairwise(ranges):
        if start > end:
            found.append(f"{money_words(end)}与{money_words(start)}之间没有对应的档次。")
        elif start < end:
            found.append(f"{money_words(start)}至{money_words(end)}同时属于两个档次。")
    for chosen in product(*([level.name for level in factor.levels] for factor in benchmark.factors)):
        fitting = sum(cell.meets(chosen) for cell in cells)
        if fitting == 0:
            found.append(f"没有规定“{'，'.join(chosen)}”的幅度。")
        elif fitting > 1:
            found.append(f"“{'，'.join(chosen)}”有{fitting}个幅度。")
    return found


def _cell_name(cell: Cell) -> str:
    return "，".join(filter(None, cell.levels))
