"""裁量基准导入: published discretion tables, row by row, into benchmarks, or a reason why not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .grading import WHOLE, Base, Benchmark, Cell, Factor, Level

_AMOUNT = r"(\d+(?:\.\d+)?)(万?元?)"
_RANGE = re.compile(rf"{_AMOUNT}以上{_AMOUNT}以下")
_UP_TO = re.compile(rf"{_AMOUNT}以下")
_EXACT = re.compile(r"(\d+(?:\.\d+)?)(万?元)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_FORMULA = re.compile(
    r"罚款金额[=＝]裁量百分值总和×(?:([^\d×。；]+)×(\d+(?:\.\d+)?)(%|倍)|(\d+(?:\.\d+)?)万元?)"
)
_FLOOR = re.compile(r"总和不足(\d+(?:\.\d+)?)%的")
_FINE_COLUMN = re.compile(r"罚款")
_NOTHING = " —–-/\\"  # a dash in a cell: the factor plays no part in this row
_START = "裁量起点"


@dataclass(frozen=True)
class Refused:
    """不能导入的项目 and why."""

    code: str
    reason: str


class _Unreadable(Exception):
    """The table does not have the form it should; says why in Chinese."""


def parse_items(items: Sequence[Mapping[str, Any]]) -> list[Benchmark | Refused]:
    """Items as published (code, title, method, header, tiers, note): one benchmark for each fine column."""
    found: list[Benchmark | Refused] = []
    for item in items:
        code = str(item.get("code", ""))
        try:
            if item.get("parse_quality", "clean") != "clean":
                raise _Unreadable("表格整理时标明须与官方文本核对，不自动导入。")
            found += _matrix(item) if item["method"] == "fine_matrix" else [_sum(item)]
        except _Unreadable as why:
            found.append(Refused(code, str(why)))
        except KeyError as missing:
            found.append(Refused(code, f"缺少“{missing.args[0]}”一项。"))
    return found


def _sum(item: Mapping[str, Any]) -> Benchmark:
    rows = [tuple(row) for row in item["tiers"]]
    if any(len(row) != 4 for row in rows):
        raise _Unreadable("权重累加表应当是四列：违法行为、裁量要素、违法程度、裁量权重。")
    levels: dict[str, list[Level]] = {}
    start: int | None = None
    for row in rows:
        if _START in row[:2]:
            start = _percent(row[3])
        else:
            levels.setdefault(row[1], []).append(Level(row[2], _percent(row[3])))
    if start is None:
        raise _Unreadable("表中没有裁量起点。")
    factors = tuple(Factor(name, tuple(found)) for name, found in levels.items())
    floor = _FLOOR.search(item["note"])
    return Benchmark(
        code=item["code"],
        title=item["title"],
        method="percent_sum",
        factors=factors,
        start=start,
        floor=_percent(f"{floor[1]}%") if floor else 0,
        base=_base(item["note"]),
    )


def _percent(text: str) -> int:
    found = _PERCENT.fullmatch(text.strip())
    if found is None:
        raise _Unreadable(f"“{text}”不是百分值。")
    return _whole(Decimal(found[1]) * 100, text)


def _whole(value: Decimal, text: str) -> int:
    if value != value.to_integral_value():
        raise _Unreadable(f"“{text}”小于可计算的最小单位。")
    return int(value)


def _base(note: str) -> Base:
    formulas = _FORMULA.findall(note)
    if len(formulas) != 1:
        raise _Unreadable("说明中没有唯一的罚款计算公式。")
    name, number, unit, fixed = formulas[0]
    if fixed:
        return Base(fixed_fen=_whole(Decimal(fixed) * 1_000_000, note))
    scale = WHOLE if unit == "倍" else 100
    return Base(name=name, multiple=_whole(Decimal(number) * scale, note))


def _matrix(item: Mapping[str, Any]) -> list[Benchmark]:
    header, rows = list(item["header"]), [tuple(row) for row in item["tiers"]]
    if any(len(row) != len(header) for row in rows):
        raise _Unreadable("表中各行的列数与表头不一致。")
    fines = [place for place, name in enumerate(header) if place and _FINE_COLUMN.search(name)]
    if not fines or fines != list(range(fines[0], len(header))) or fines[0] < 2:
        raise _Unreadable("表头应当依次是违法行为、情节和罚款。")
    names = _distinct(header[1 : fines[0]])
    return [_one_matrix(item, names, rows, column=c, subject=_subject(header[c])) for c in fines]


def _distinct(names: list[str]) -> list[str]:
    return [name if names.count(name) == 1 else f"{name}（{i + 1}）" for i, name in enumerate(names)]


def _subject(heading: str) -> str:
    found = re.match(r"对(.+?)的?罚款", heading)
    return found[1] if found else ""


def _one_matrix(
    item: Mapping[str, Any], names: list[str], rows: list[tuple[str, ...]], *, column: int, subject: str
) -> Benchmark:
    cells = tuple(_cell(row, width=len(names), column=column) for row in rows)
    factors = tuple(
        Factor(name, tuple(Level(n) for n in dict.fromkeys(cell.levels[place] for cell in cells) if n))
        for place, name in enumerate(names)
    )
    if any(not factor.levels for factor in factors):
        raise _Unreadable("有一列情节没有任何档次。")
    return Benchmark(
        code=item["code"],
        title=item["title"],
        method="fine_matrix",
        factors=factors,
        cells=cells,
        subject=subject,
    )


def _cell(row: tuple[str, ...], *, width: int, column: int) -> Cell:
    minimum, maximum = _range(row[column].strip())
    return Cell(tuple(level.strip(_NOTHING) for level in row[1 : 1 + width]), minimum, maximum)


def _range(text: str) -> tuple[int, int]:
    if found := _RANGE.fullmatch(text):
        low = _fen(found[1], found[2] or found[4], text)
        return low, _fen(found[3], found[4], text)
    if found := _UP_TO.fullmatch(text):
        return 0, _fen(found[1], found[2], text)
    if found := _EXACT.fullmatch(text):
        exact = _fen(found[1], found[2], text)
        return exact, exact
    raise _Unreadable(f"“{text}”不是罚款幅度。" if text else "有一格罚款幅度是空的。")


def _fen(number: str, unit: str, text: str) -> int:
    return _whole(Decimal(number) * (1_000_000 if unit.startswith("万") else 100), text)
