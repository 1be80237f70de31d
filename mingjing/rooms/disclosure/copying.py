"""成批上架: new snapshots and their search words by COPY, some hundred at once."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import JSONField
from psycopg import sql

from . import bigrams
from .models import Snapshot

COLUMNS = tuple(
    (str(field.column), field.attname, isinstance(field, JSONField))
    for field in Snapshot._meta.concrete_fields
)
SEARCH = ("snapshot_id", "kind", "agency", "act", "state", "day", "title", "plain", "words")


def add(made: Sequence[Snapshot]) -> None:
    """Keep snapshots that are new and current, and make them findable."""
    if not made:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('disclosure_snapshot', 'id')) FROM generate_series(1, %s)",
            [len(made)],
        )
        for one, (number,) in zip(made, cursor.fetchall(), strict=True):
            one.pk = number
        _copy(cursor, "disclosure_snapshot", [name for name, _, _ in COLUMNS], map(_columns, made))
        _copy(cursor, "disclosure_snapshotsearch", SEARCH, map(_found_by, made))


def _columns(one: Snapshot) -> list[Any]:
    held = vars(one)
    return [
        json.dumps(held[name], ensure_ascii=False) if is_json else held[name] for _, name, is_json in COLUMNS
    ]


def _found_by(one: Snapshot) -> list[Any]:
    """A row of search; its words as PostgreSQL reads a tsvector: no token holds a quote."""
    whole = f"{one.number}\n{one.title}\n{one.text}"
    words = " ".join(f"'{token}'" for token in bigrams.tokens(whole))
    title = bigrams.plain(f"{one.number} {one.title}")
    return [
        one.pk, one.kind, one.agency, one.act, one.state, one.published_on, title, bigrams.plain(whole), words
    ]  # fmt: skip


def _copy(cursor: Any, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
