"""新旧对照: what changed between two editions, row by row and column by column. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .shapes import SHAPES, Row

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Change:
    """One row that differs; `key` addresses it, `before` and `after` hold only the columns that differ."""

    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    kind: Kind


def compare(kind: str, older: Sequence[Row], newer: Sequence[Row]) -> list[Change]:
    """The changes from one content to another, in the newer's order, removed rows last."""
    before, after = _flat(kind, older), _flat(kind, newer)
    found = [_change(key, before.get(key), row) for key, row in after.items() if before.get(key) != row]
    return found + [Change(key, row, None, "removed") for key, row in before.items() if key not in after]


def _change(key: str, old: Row | None, new: Row) -> Change:
    if old is None:
        return Change(key, None, new, "added")
    columns = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return Change(
        key, {name: old.get(name) for name in columns}, {name: new.get(name) for name in columns}, "changed"
    )


def _flat(kind: str, rows: Sequence[Row]) -> dict[str, Row]:
    """Rows and their inner rows by key; the inner row's key stands behind its owner's."""
    shape = SHAPES[kind]
    flat: dict[str, Row] = {}
    for row in rows:
        key = shape.key_of(row)
        flat[key] = {name: value for name, value in row.items() if name != shape.inner_name}
        if shape.inner is not None:
            for part in row.get(shape.inner_name) or ():
                flat[f"{key} {shape.inner.key_of(part)}"] = part
    return flat
