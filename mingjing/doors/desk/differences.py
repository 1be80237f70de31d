"""新旧对照 as the page draws it: each changed column with what fell away and what came."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from mingjing.rooms.catalogue.differing import Change, compare
from mingjing.rooms.catalogue.shapes import SHAPES, Row, Shape, check

from .drafts.columns import Column, columns, said
from .drafts.labels import INNER

MOST = 300
Parts = list[tuple[str, str]]


def difference_rows(kind: str, changes: Sequence[Change], rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The diff up to these rows: one line a changed column; an added or removed row is one whole."""
    shape, found = SHAPES[kind], list[dict[str, Any]]()
    outer = {shape.key_of(row): row for row in rows}
    for change in changes[:MOST]:
        whole = outer.get(change.key) or change.after or change.before or {}
        own = change.key in outer or shape.inner is None or set(whole) == set(_named(shape))
        named = _named(shape if own or shape.inner is None else shape.inner)
        if change.kind == "added":
            found.append(
                {"label": f"新增 {change.key}", "left": [], "right": [("+", _whole(named, change.after))]}
            )
        elif change.kind == "removed":
            found.append(
                {"label": f"删去 {change.key}", "left": [("-", _whole(named, change.before))], "right": []}
            )
        else:
            found += [
                {"label": f"{change.key} {_label(named, name)}",
                 **_sides(_said(named, name, (change.before or {}).get(name), whole), _said(named, name, value, whole))}
                for name, value in (change.after or {}).items()
            ]  # fmt: skip
    return found


def draft_rows(kind: str, standing: Sequence[Row], rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What a draft would change; rows that cannot be read are left to the review, which says what is wrong."""
    whole = check(kind, rows)
    changes = compare(kind, standing, whole.rows)
    return difference_rows(kind, changes, whole.rows) if not whole.problems else []


def _named(shape: Shape) -> dict[str, Column]:
    return {one.name: one for one in columns(shape)}


def _label(named: Mapping[str, Column], name: str) -> str:
    return named[name].label if name in named else INNER.get(name, name)


def _said(named: Mapping[str, Column], name: str, value: Any, row: Row) -> str:
    if name in named:
        return said(named[name], value, row)
    return f"{len(value)} 条" if isinstance(value, list) else str(value)


def _whole(named: Mapping[str, Column], row: Row | None) -> str:
    told = row or {}
    return "；".join(
        f"{_label(named, name)}：{_said(named, name, value, told)}"
        for name, value in told.items()
        if value not in (None, "", [], {})
    )


def _sides(before: str, after: str) -> dict[str, Parts]:
    """Both texts with what fell away and what came marked."""
    left: Parts = []
    right: Parts = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            left.append(("", before[a:b]))
            right.append(("", after[c:d]))
            continue
        if b > a:
            left.append(("-", before[a:b]))
        if d > c:
            right.append(("+", after[c:d]))
    return {"left": left, "right": right}


COLUMNS = 6
ROWS = 100


def sample_table(kind: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The first rows of an edition with the columns that say something."""
    shape = SHAPES[kind]
    named = _named(shape)
    told = [name for name in (*named, shape.inner_name) if any(row.get(name) for row in rows[:ROWS])]
    names = told[:COLUMNS]
    return {
        "columns": [{"label": _label(named, name)} for name in names],
        "rows": [
            {"cells": [_said(named, name, row.get(name), row)[:120] or "—" for name in names]}
            for row in rows[:ROWS]
        ],
        "count": len(rows),
    }
