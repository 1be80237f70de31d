"""载入: published lists, as mappings or tables, into proposed editions, with what became of every line. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from . import grading, grading_import
from .grades import published

State = Literal["accepted", "warned", "refused"]


@dataclass(frozen=True)
class Outcome:
    """逐行结果: what became of one line (from 1), and every sentence about it."""

    line: int
    key: str
    state: State
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """拟生效的版本: everything an edition needs but the actor; `lines` are those it came from."""

    kind: str
    code: str
    rows: tuple[Mapping[str, Any], ...]
    effective_from: date
    effective_to: date | None = None
    agency: int = 0
    note: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What was read: editions to bring into force, and one outcome a line."""

    proposed: tuple[Proposed, ...] = ()
    outcomes: tuple[Outcome, ...] = field(default=())


def outcome(line: int, key: str, *, warnings: Sequence[str] = (), refusals: Sequence[str] = ()) -> Outcome:
    """The outcome of a line, by what there is to say about it."""
    state: State = "refused" if refusals else "warned" if warnings else "accepted"
    return Outcome(line, key, state, (*refusals, *warnings))


def decoded(told: bytes) -> str:
    """The text of a file in UTF-8 (with or without mark) or in GBK, as spreadsheets save it."""
    try:
        return told.decode("utf-8-sig")
    except UnicodeDecodeError:
        return told.decode("gb18030")


def table(told: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by its head line; cells are stripped, missing cells are empty."""
    reader = csv.DictReader(io.StringIO(decoded(told), newline=""))
    return [
        {str(name).strip(): str(cell or "").strip() for name, cell in row.items() if name} for row in reader
    ]


def holidays(document: Mapping[str, Any]) -> Loaded:
    """Yearly notices `{"years": {"2026": {"papers", "days": [{date, name, off}]}}}`: one edition a year."""
    proposed, outcomes = [], []
    for line, (year, notice) in enumerate(sorted(document.get("years", {}).items()), 1):
        days = notice.get("days") or []
        if not days:
            outcomes.append(outcome(line, year, refusals=[f"{year}年没有放假安排，待通知公布后再载入。"]))
            continue
        rows = tuple(
            {"day": day["date"], "is_off": bool(day["off"]), "name": day["name"], "year": int(year)}
            for day in days
        )
        note = f"国务院办公厅{year}年节假日安排"
        proposed.append(Proposed("holiday", year, rows, date(int(year), 1, 1), note=note, lines=(line,)))
        outcomes.append(outcome(line, year))
    return Loaded(tuple(proposed), tuple(outcomes))


ACTS = {  # task types of the national service list
    "1": "permit",
    "5": "other",
    "7": "other",
    "8": "other",
    "9": "other",
    "10": "other",
    "20": "service",
}
TASKS = {"5": "行政给付", "7": "行政确认", "8": "行政奖励", "9": "行政裁决", "10": "其他行政权力"}


def service_items(
    rows: Iterable[Mapping[str, str]],
    *,
    code: str,
    effective_from: date,
    agencies: Mapping[str, int] | None = None,
    note: str = "",
) -> Loaded:
    """Service and permit items (department, main_item, name, item_code, area_code, task_type) as matters."""
    known = agencies or {}
    matters: list[dict[str, Any]] = []
    outcomes: list[Outcome] = []
    seen: set[str] = set()
    for line, row in enumerate(rows, 2):  # the head line is line 1
        item, department = row.get("item_code", ""), row.get("department", "")
        refusals = _unfit(row, seen)
        if not refusals:
            seen.add(item)
            matters.append(_matter(row, known.get(department, 0)))
        warnings = (
            []
            if department in known or not known
            else [f"没有名为“{department}”的执法主体，只保留部门名称。"]
        )
        outcomes.append(outcome(line, item, warnings=warnings, refusals=refusals))
    kept = tuple(one.line for one in outcomes if one.state != "refused")
    edition = Proposed("matter", code, tuple(matters), effective_from, note=note, lines=kept)
    return Loaded((edition,) if matters else (), tuple(outcomes))


def _unfit(row: Mapping[str, str], seen: set[str]) -> list[str]:
    item, name, task = (row.get(column, "") for column in ("item_code", "name", "task_type"))
    reasons = [] if item else ["没有事项编码。"]
    reasons += [] if name else ["没有事项名称。"]
    reasons += [f"事项编码“{item}”重复。"] if item in seen else []
    reasons += [] if task in ACTS else [f"不认识的事项类型“{task}”。"]
    reasons += ["事项编码超过80个字符。"] if len(item) > 80 else []
    return reasons


def _matter(row: Mapping[str, str], agency: int) -> dict[str, Any]:
    main = row.get("main_item", "")
    subjects = [word for word in (main, TASKS.get(row["task_type"], "")) if word and word != row["name"]]
    return {
        "code": row["item_code"],
        "title": row["name"],
        "agency": agency,
        "act": ACTS[row["task_type"]],
        "subjects": subjects,
        "department": row.get("department", ""),
        "regions": [row["area_code"]] if row.get("area_code") else [],
    }


def benchmarks(
    items: Sequence[Mapping[str, Any]],
    *,
    code: str,
    effective_from: date,
    effective_to: date | None = None,
    agency: int = 0,
    source: str = "",
) -> Loaded:
    """A published discretion table, item by item; one with gaps or overlaps is refused with each of them."""
    rows: list[dict[str, Any]] = []
    outcomes: list[Outcome] = []
    for line, item in enumerate(items, 1):
        found = grading_import.parse_items([item])
        read = [one for one in found if isinstance(one, grading.Benchmark)]
        refusals = [one.reason for one in found if isinstance(one, grading_import.Refused)]
        refusals += [problem for one in read for problem in grading.problems(one)]
        if not refusals:
            rows += [
                _benchmark(one, item, code=_numbered(read, at), source=source) for at, one in enumerate(read)
            ]
        split = [f"对不同的受罚人分别规定，分为{len(read)}项载入。"] if len(read) > 1 else []
        outcomes.append(outcome(line, str(item.get("code", "")), warnings=split, refusals=refusals))
    kept = tuple(one.line for one in outcomes if one.state != "refused")
    edition = Proposed(
        "benchmark", code, tuple(rows), effective_from, effective_to, agency, note=source, lines=kept
    )
    return Loaded((edition,) if rows else (), tuple(outcomes))


def _numbered(read: Sequence[grading.Benchmark], at: int) -> str:
    return read[at].code if len(read) == 1 else f"{read[at].code}-{at + 1}"


def _benchmark(read: grading.Benchmark, item: Mapping[str, Any], *, code: str, source: str) -> dict[str, Any]:
    told = {
        "chapter": str(item.get("chapter", "")),
        "violated": str(item.get("violated_clauses", "")),
        "penalised": str(item.get("penalty_basis", "")),
        "note": str(item.get("note", "")),
        "source": source,
    }
    return {**published(read, **told), "code": code}
