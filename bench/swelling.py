"""A city of a million for whoever reads lists and searches: its own rows, copied past the walls by a superuser.

What is copied was never done: no entry and no leaf stands behind it, and such a house verifies no more. It is
measured and thrown away. What writing costs is measured on real acts alone.
"""

from collections.abc import Mapping

import psycopg
from django.db import models
from psycopg import sql

from bench.house import House
from mingjing.record.models import Body, Docket, Entry
from mingjing.rooms.cases.models import Case, Deadline, Decision, Handling, Party
from mingjing.rooms.disclosure.models import Snapshot, SnapshotSearch

OPEN = 10_000
"""Of a million acts of a year so many are still being worked on at once."""
AROUND: tuple[type[models.Model], ...] = (Party, Decision, Handling, Deadline)
Columns = Mapping[str, str]


def swell_cases(house: House, number: int) -> None:
    """Until there are so many cases, with what stands around them; open ones with their whole dockets."""
    with house.cluster.connect("postgres") as own:
        _without_walls(own, Docket, Entry, Body, Case, *AROUND)
        opened = min(OPEN, number // 10)
        _copies(own, "closed_on IS NULL", opened)
        _copy_cases(own)
        for model in (Entry, Body):
            _copy_docket(own, model)
        _copies(own, "closed_on IS NOT NULL", number - _count(own))
        _copy_cases(own)
        own.execute("ANALYZE")


def swell_snapshots(house: House, number: int) -> None:
    """Until so many current snapshots can be searched."""
    with house.cluster.connect("postgres") as own:
        _without_walls(own, Snapshot, SnapshotSearch)
        own.execute(
            """CREATE TEMP TABLE snapshot_copies AS
               SELECT s.id AS old, nextval(pg_get_serial_sequence('disclosure_snapshot', 'id')) AS fresh, n
               FROM (SELECT id, row_number() OVER () AS place, count(*) OVER () AS held
                     FROM disclosure_snapshot WHERE current) s,
                    LATERAL generate_series(1, (%s - held) / held + 1) n""",
            [number],
        )
        told = {"id": "fresh", "slug": "slug || '.' || n", "published_on": "published_on - (n % 700)::int"}
        _insert(own, Snapshot, "snapshot_copies", "id", told)
        _insert(
            own, SnapshotSearch, "snapshot_copies", "snapshot_id", {"snapshot_id": "fresh", "day": "day - (n % 700)::int"}
        )  # fmt: skip
        own.execute("ANALYZE")


def _without_walls(own: psycopg.Connection[tuple[object, ...]], *tables: type[models.Model]) -> None:
    """Take the walls of these tables down, for good, and let the session pass over what refers to what."""
    own.execute("SET session_replication_role = replica")
    for model in tables:
        own.execute(
            sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(model._meta.db_table))
        )


def _copies(own: psycopg.Connection[tuple[object, ...]], which: str, number: int) -> None:
    """Which cases are copied how often, each copy with new keys."""
    own.execute("DROP TABLE IF EXISTS copies, docket_copies, entry_copies")
    own.execute(
        sql.SQL(
            """CREATE TEMP TABLE copies AS
               SELECT c.id AS old, c.docket_id AS old_docket, gen_random_uuid() AS fresh,
                      gen_random_uuid() AS fresh_docket, n
               FROM (SELECT id, docket_id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS held
                     FROM cases_case WHERE {which}) c,
                    LATERAL generate_series(1, {number} / held + (place <= {number} % held)::int) n"""
        ).format(which=sql.SQL(which), number=sql.Literal(max(0, number)))
    )


def _copy_cases(own: psycopg.Connection[tuple[object, ...]]) -> None:
    own.execute(
        "CREATE TEMP TABLE docket_copies AS SELECT old_docket AS old, fresh_docket AS fresh, n FROM copies"
    )
    _insert(own, Docket, "docket_copies", "id", {"id": "fresh"})
    _insert(
        own, Case, "copies", "id",
        {"id": "fresh", "docket_id": "fresh_docket", "number": "number || '.' || fresh",
         "changed_at": "changed_at - n * interval '11 minutes'"},
    )  # fmt: skip
    for model in AROUND:
        own_key = {} if model is Deadline else {"id": "gen_random_uuid()"}
        _insert(own, model, "copies", "case_id", {**own_key, "case_id": "fresh"})


def _copy_docket(own: psycopg.Connection[tuple[object, ...]], model: type[models.Model]) -> None:
    if model is Entry:
        own.execute(
            """CREATE TEMP TABLE entry_copies AS
               SELECT e.id AS old, nextval('record_entry_number') AS fresh, c.fresh_docket
               FROM record_entry e JOIN copies c ON c.old_docket = e.docket_id"""
        )
        told = {"id": "fresh", "docket_id": "fresh_docket", "key": "gen_random_uuid()"}
        _insert(own, Entry, "entry_copies", "id", told)
    else:
        _insert(own, Body, "entry_copies", "entry_id", {"entry_id": "fresh"})


def _insert(
    own: psycopg.Connection[tuple[object, ...]],
    model: type[models.Model],
    copies: str,
    joined: str,
    told: Columns,
) -> None:
    """Rows of a model once more for every copy, as they are but for the columns told."""
    names = [
        field.column
        for field in model._meta.concrete_fields
        if field.column in told or not isinstance(field, models.AutoField)
    ]
    own.execute(
        sql.SQL(
            "INSERT INTO {table} ({names}) SELECT {values} FROM {table} t JOIN {copies} k ON k.old = t.{joined}"
        ).format(
            table=sql.Identifier(model._meta.db_table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            values=sql.SQL(", ").join(sql.SQL(told.get(name, f"t.{name}")) for name in names),
            copies=sql.Identifier(copies),
            joined=sql.Identifier(joined),
        )
    )


def _count(own: psycopg.Connection[tuple[object, ...]]) -> int:
    found = own.execute("SELECT count(*) FROM cases_case").fetchone()
    assert found is not None
    return int(str(found[0]))
