"""Rows on their way into the house in bulk: COPY into a table of this session, from there through the walls.

PostgreSQL refuses COPY into a table with row security, so rows go into a temporary one first and from
there by INSERT … SELECT, where policies and triggers see every row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from django.db import connection, models
from django.db.models import JSONField
from psycopg import sql

Placed = tuple[int, models.Model]
"""A row and the place of its entry in the batch."""

ENTRY = ["place", "docket", "kind", "agency", "action", "key", "asked", "leaf", "by", "says", "rows", "salts"]
_WRITTEN = """CREATE TEMPORARY TABLE IF NOT EXISTS record_written
  (place int, entry bigint, repeats bigint, same boolean) ON COMMIT DELETE ROWS"""


def stage(cursor: Any) -> datetime:
    """Make ready for a batch in the open transaction; the hour that its entries will bear."""
    cursor.execute("SELECT record_stage()")
    (hour,) = cursor.fetchone()
    return hour  # type: ignore[no-any-return]  # a timestamptz


def write_entries(
    cursor: Any, rows: Iterable[Sequence[Any]]
) -> list[tuple[int, int | None, int | None, bool]]:
    """Write entries given as the columns of `ENTRY`; (place, entry or None, the entry it repeats, same words)."""
    copy_in(cursor, "record_staged", ENTRY, rows)
    cursor.execute(_WRITTEN)
    cursor.execute("INSERT INTO record_written SELECT * FROM record_write_many()")
    cursor.execute("SELECT place, entry, repeats, same FROM record_written ORDER BY place")
    return list(cursor.fetchall())


def insert_placed(cursor: Any, placed: Sequence[Placed]) -> None:
    """Insert rows of any models that belong to the entries just written; those of repeated entries are left out."""
    by_model: dict[type[models.Model], list[Placed]] = {}
    for one in placed:
        by_model.setdefault(type(one[1]), []).append(one)
    for model, rows in by_model.items():
        names = [column.name for column in columns(model)]
        staged = _ready(cursor, model)
        copy_in(cursor, staged, ["staged_place", *names], _values(model, rows))
        recorded = "entry_id" in {field.column for field in model._meta.concrete_fields}
        cursor.execute(
            sql.SQL(
                "INSERT INTO {table} ({names}{entry}) SELECT {names}{its} FROM {staged} s"
                " JOIN record_written w ON w.place = s.staged_place WHERE w.entry IS NOT NULL"
            ).format(
                table=sql.Identifier(model._meta.db_table),
                names=_listed(names),
                staged=sql.Identifier(staged),
                entry=sql.SQL(", entry_id" if recorded else ""),
                its=sql.SQL(", w.entry" if recorded else ""),
            )
        )


@dataclass(frozen=True)
class Column:
    """A column we fill ourselves, the attribute it comes from and how it is written."""

    name: str
    attribute: str
    written: Callable[[Any], Any]


@cache
def columns(model: type[models.Model]) -> tuple[Column, ...]:
    """All columns but the row's own number and its entry, which PostgreSQL gives."""
    return tuple(
        Column(str(field.column), field.attname, _as_json if isinstance(field, JSONField) else _as_it_is)
        for field in model._meta.concrete_fields
        if field.column != "entry_id" and not isinstance(field, models.AutoField)
    )


def copy_in(cursor: Any, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY rows into a table."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _listed(names))
    with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _values(model: type[models.Model], rows: Iterable[Placed]) -> Iterator[list[Any]]:
    told = [(column.attribute, column.written) for column in columns(model)]
    for place, row in rows:
        held = row.__dict__
        yield [place, *(written(held[name]) for name, written in told)]


def _ready(cursor: Any, model: type[models.Model]) -> str:
    """The session's staging table for a model, emptied at each commit."""
    table = model._meta.db_table
    cursor.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE IF NOT EXISTS {staged} ON COMMIT DELETE ROWS AS"
            " SELECT 0 AS staged_place, {names} FROM {table} WITH NO DATA"
        ).format(
            staged=sql.Identifier(f"staged_{table}"),
            names=_listed([column.name for column in columns(model)]),
            table=sql.Identifier(table),
        )
    )
    return f"staged_{table}"


def _listed(names: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _as_json(value: Any) -> Any:
    return None if value is None else orjson.dumps(value).decode()


def _as_it_is(value: Any) -> Any:
    return value
