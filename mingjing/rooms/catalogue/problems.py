"""What keeps rows from coming into force beyond their shape: gaps, overlaps and references that lead nowhere."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from .grades import gaps_and_overlaps

Row = Mapping[str, Any]


def against(kind: str, rows: Sequence[Row]) -> list[str]:
    """Every reason against the content of an edition, each a sentence."""
    ask = ASKED.get(kind)
    return [reason for row in rows for reason in ask(row)] if ask else []


def _law(row: Row) -> list[str]:
    numbers = [(part["number"], part["branch"]) for part in row["articles"]]
    reasons = [] if numbers else [f"《{row['title']}》没有条文。"]
    if any(number < 1 for number, _ in numbers):
        reasons.append(f"《{row['title']}》的条文序号应当从1开始。")
    ends = row.get("in_force_to")
    if ends and ends < row["in_force_from"]:
        reasons.append(f"《{row['title']}》的失效日期早于施行日期。")
    return reasons


def _matter(row: Row) -> list[str]:
    return [
        f"事项“{row['code']}”所引《{ground['law']}》的条文序号应当从1开始。"
        for ground in row["grounds"]
        if ground["article"] < 1
    ]


def _benchmark(row: Row) -> list[str]:
    name, grades = row["code"], row["grades"]
    if not grades:
        return [f"裁量基准“{name}”没有档次。"]
    reasons = [reason for grade in grades for reason in _grade(name, row["method"], grade)]
    return reasons or [f"裁量基准“{name}”：{reason}" for reason in gaps_and_overlaps(row)]


def _grade(name: str, method: str, grade: Row) -> list[str]:
    if method == "percent_sum" and (not grade["factor"] or not grade["level"] or grade["points"] is None):
        return [f"裁量基准“{name}”的档次“{grade['code']}”应当写明裁量因素、程度和百分比。"]
    if method == "fine_matrix" and (
        not grade["conditions"] or grade["minimum"] is None or grade["maximum"] is None
    ):
        return [f"裁量基准“{name}”的档次“{grade['code']}”应当写明情节和罚款的上下限。"]
    return []


def _review(row: Row) -> list[str]:
    name, test = row["code"], row["test"]
    if test == "amount" and (row["value"] is None or row["value"] < 0 or row["operator"] not in {"ge", "gt"}):
        return [f"法制审核目录“{name}”按数额判断，应当写明“以上”或者“超过”以及数额。"]
    if test in {"penalty_kind", "manual"} and not row["values"]:
        return [f"法制审核目录“{name}”应当写明所对应的处罚种类或者情形。"]
    return []


def _number(row: Row) -> list[str]:
    text = row["pattern"]
    return [] if text.count("{year}") == 1 and text.count("{serial") == 1 else [
        f"文号规则“{text}”应当各有一个年份“{{year}}”和顺序号“{{serial}}”。"
    ]  # fmt: skip


def _holiday(row: Row) -> list[str]:
    """A notice speaks of its own year, and of the last days of the year before where a rest spans both."""
    day, year = date.fromisoformat(row["day"]), row["year"]
    own = day.year == year or (day.year, day.month) == (year - 1, 12)
    return [] if own else [f"{row['day']}不属于{year}年的放假安排。"]


def _threshold(row: Row) -> list[str]:
    return [] if row["value"] >= 0 else [f"标准“{row['code']}”不得为负数。"]


ASKED: dict[str, Callable[[Row], list[str]]] = {
    "law": _law,
    "matter": _matter,
    "benchmark": _benchmark,
    "review": _review,
    "number": _number,
    "holiday": _holiday,
    "threshold": _threshold,
}
