"""The walls in the database, as operations for the migrations of each room.

`Recorded`: rows change only with an entry. `guarded=True` adds row security by agency.
`Stands`: what the table says stands until it changes (standing.py).
`Derived`: written by followers and actions, rebuilt by verify. `Own`: accounts, sessions, drafts.
`Guarded` and `Shared` add row security to a table that stands already.
"""

from pathlib import Path

from django.db.migrations.operations import RunSQL

SQL = Path(__file__).with_name("sql")

_RECORDED = """
CREATE CONSTRAINT TRIGGER recorded AFTER INSERT OR UPDATE OR DELETE ON {table}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_is_required();
CREATE TRIGGER recorded_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION record_refuse();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER recorded;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER recorded_whole;
GRANT SELECT, INSERT, UPDATE ON {table} TO web, follow;
"""

_GUARDED = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON {table} TO web USING (agency = ANY ((SELECT record_reader())::int[]))
  WITH CHECK (agency = ANY ((SELECT record_reader())::int[]));
CREATE POLICY house ON {table} TO owner, follow USING (true) WITH CHECK (true);
"""

_SHARED = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON {table} TO web USING (cardinality(record_reader()) > 0)
  WITH CHECK (cardinality(record_reader()) > 0);
CREATE POLICY house ON {table} TO owner, follow USING (true) WITH CHECK (true);
"""

_SEQUENCE = """
DO $$ BEGIN
  IF pg_get_serial_sequence('{table}', 'id') IS NOT NULL THEN
    EXECUTE 'GRANT USAGE ON SEQUENCE ' || pg_get_serial_sequence('{table}', 'id') || ' TO web, follow';
  END IF;
EXCEPTION WHEN undefined_column THEN NULL;
END $$;
"""


class Recorded(RunSQL):
    """Raise the walls around a recorded table."""

    def __init__(self, table: str, guarded: bool = False) -> None:
        sql = _RECORDED.format(table=table) + (_GUARDED.format(table=table) if guarded else "")
        super().__init__(sql, RunSQL.noop)


class Derived(RunSQL):
    """Let actions and followers keep a derived table; the portal may read it where said."""

    def __init__(self, table: str, guarded: bool = False, portal: bool = False) -> None:
        sql = f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO web, follow;" + _SEQUENCE.format(
            table=table
        )
        if guarded:
            sql += _GUARDED.format(table=table)
        if portal:
            sql += f"GRANT SELECT ON {table} TO portal;"
        super().__init__(sql, RunSQL.noop)


class Own(RunSQL):
    """Let the desk keep a table that is nobody's record: accounts, sessions, views, drafts."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO web;" + _SEQUENCE.format(table=table),
            RunSQL.noop,
        )


class Stands(RunSQL):
    """Replace the mark of what stands whenever this table changes."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"CREATE TRIGGER stands AFTER INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION record_stands_anew(); "
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER stands;",
            f"DROP TRIGGER stands ON {table}",
        )


class Guarded(RunSQL):
    """Raise row security by agency around a table that already has its other walls."""

    def __init__(self, table: str) -> None:
        super().__init__(_GUARDED.format(table=table), RunSQL.noop)


class Shared(RunSQL):
    """Shut a table that every agency knows to whoever reads for none."""

    def __init__(self, table: str) -> None:
        super().__init__(_SHARED.format(table=table), RunSQL.noop)
