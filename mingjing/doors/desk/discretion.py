"""裁量: the chosen grade on the benchmark's scale, and the arithmetic of its bounds."""

from collections.abc import Mapping, Sequence
from typing import Any

from mingjing.doors.ui.words import yuan
from mingjing.record.refusal import Refused
from mingjing.rooms.cases import queries
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.models import Benchmark


def discretion(lines: Sequence[queries.Line]) -> dict[str, Any] | None:
    """The scale of the last proposal or decision that named a grade; None where none did."""
    last = next(
        (line for line in reversed(lines) if line.says.get("grades") and line.says.get("grade")), None
    )
    if last is None:
        return None
    bounds, fine = last.says["grade"], last.says.get("fine")
    on = last.on or last.at.date()
    found = catalogue.benchmark(str(bounds.get("benchmark")), on)
    return {
        "code": bounds.get("benchmark"),
        "edition": f"第 {found.edition.number} 版" if found else "",
        "bands": bands(found, bounds),
        "mark": fine,
        "words": f"拟罚 {yuan(fine)}" if fine else "",
        "note": bounds.get("grade", ""),
        "lines": bounds.get("lines", []),
    }


def bands(found: Benchmark | None, bounds: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The benchmark's bands by money; where it reckons by percent, only the bounds of this case."""
    low, high = bounds.get("minimum") or 0, bounds.get("maximum") or 0
    rows = list(found.grades.all()) if found and found.method == "fine_matrix" else []
    laid = [
        {
            "label": "、".join(map(str, row.conditions.values())) or row.level or row.code,
            "low": row.minimum,
            "high": row.maximum,
            "here": (row.minimum, row.maximum) == (low, high),
        }
        for row in rows
        if row.minimum is not None and row.maximum is not None
    ]
    return laid or [{"label": "本案幅度", "low": low, "high": max(high, low + 1), "here": True}]


def reckoned(says: Mapping[str, Any], on: Any) -> dict[str, Any] | None:
    """While a form is being filled: what the chosen grades allow and whether the fine is within; or why not."""
    choices = says.get("grades") or []
    if not choices:
        return None
    try:
        bounds = catalogue.grade_bounds(str(choices[0]).split("#")[0], choices, says.get("grade_base"), on)
    except Refused as refused:
        return {"reasons": list(refused.reasons), "lines": [], "verdict": ""}
    if bounds is None:
        return None
    low, high, fine = bounds["minimum"], bounds["maximum"], says.get("fine")
    within = fine is None or ((low is None or fine >= low) and (high is None or fine <= high))
    verdict = (
        ""
        if fine is None
        else f"拟罚 {yuan(fine)}，{'在幅度之内' if within else '不在幅度之内，须写明减轻等理由'}。"
    )
    return {
        "reasons": [],
        "lines": bounds["lines"],
        "range": f"{yuan(low)} 至 {yuan(high)}" if low is not None and high is not None else "",
        "verdict": verdict,
        "within": within,
    }
