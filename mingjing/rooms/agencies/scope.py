"""Who may see: a reader's agencies, worked out once a request and told to PostgreSQL (second wall)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import IntegerField, Lookup


@dataclass(frozen=True)
class Reader:
    """Whoever reads: the agencies read whole, those in which she may have parts, and herself for these parts."""

    account: str
    officer: UUID | None
    whole: frozenset[int]
    posted: frozenset[int]
    roles: frozenset[str]
    on: date

    @property
    def agencies(self) -> frozenset[int]:
        """Every agency whose rows PostgreSQL may show her."""
        return self.whole | self.posted


@IntegerField.register_lookup
class Among(Lookup):
    """`agency__among=reader.whole`: one array, bound once, where `in` would bind and read hundreds of numbers."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::int[])", [*values, sorted(self.rhs)]


NOBODY = Reader("", None, frozenset(), frozenset(), frozenset(), date.min)


def tell(agencies: Iterable[int]) -> None:
    """Tell PostgreSQL, for this connection, whose rows may be read and written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('mj.agencies', %s, false)", [",".join(map(str, sorted(agencies)))])


@contextmanager
def reading(agencies: Iterable[int]) -> Iterator[None]:
    """Read and write rows of these agencies for the length of the block, then as before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('mj.agencies', true)")
        (before,) = cursor.fetchone()
    tell(agencies)
    try:
        yield
    finally:
        if not connection.needs_rollback and connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('mj.agencies', %s, false)", [before or ""])
