"""Many new dockets in one transaction, through the same walls; every way round them is refused."""

import uuid
from collections.abc import Sequence
from datetime import datetime

import psycopg
import pytest
from django.db import DatabaseError, connection

from mingjing.record import tlog, verifying
from mingjing.record.models import Body, Docket, Entry, Pending
from mingjing.record.refusal import KeyReused, Repeated
from mingjing.record.writing import First, Outcome, Writing, write_many
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from tests.conftest import OpenAs
from tests.record.trial import SOMEBODY, a_docket, an_agency, written

pytestmark = pytest.mark.django_db(transaction=True)
STAGED = """INSERT INTO record_staged (place, docket, kind, agency, action, key, asked, leaf, by, says, rows, salts)
  VALUES (%s, %s, 'trial', %s, 'trial.step', %s, '', %s, '{}', '{}', '{}', '{}')"""
LEAF = tlog.leaf_bytes("rec", c="0" * 64, s="0" * 64)


def a_first(
    hour: datetime, number: int, *, docket: Docket | None = None, key: uuid.UUID | None = None
) -> First:
    """A new docket whose entry makes an agency with this number."""
    says = {"words": f"第{number}件"}
    writing = Writing(docket or a_docket(), 0, 1, b"", hour, "trial.step", dict(says), {})
    writing.note(an_agency(number))
    return First(key or uuid.uuid4(), says, writing)


def many(numbers: Sequence[int], **more: uuid.UUID) -> list[Outcome]:
    with reading({1}):
        return write_many(lambda hour: [a_first(hour, number, **more) for number in numbers], by=SOMEBODY)  # type: ignore[arg-type]


def test_a_batch_stands_with_its_rows_and_nothing_is_at_fault() -> None:
    assert many(range(1, 41)) == [None] * 40
    assert (Entry.objects.count(), Pending.objects.count(), Agency.objects.count()) == (40, 40, 40)
    docket = Docket.objects.first()
    assert docket is not None
    entry = docket.entries.get()
    assert (docket.length, bytes(docket.head), docket.at) == (1, bytes(entry.hash), entry.at)
    assert bytes(entry.hash) == tlog.leaf_hash(bytes(entry.leaf))
    with reading({1}):
        assert list(verifying.verify()) == []


def test_the_same_batch_again_is_the_same_batch() -> None:
    keys = [uuid.uuid4() for _ in range(3)]
    dockets = [a_docket() for _ in keys]

    def prepare(hour: datetime) -> list[First]:
        return [
            a_first(hour, n, docket=d, key=k) for n, (d, k) in enumerate(zip(dockets, keys, strict=True), 1)
        ]

    with reading({1}):
        assert write_many(prepare, by=SOMEBODY) == [None] * 3
        again = write_many(lambda hour: [*prepare(hour), a_first(hour, 9)], by=SOMEBODY)
        assert [type(one) for one in again] == [Repeated] * 3 + [type(None)]
        other = write_many(lambda hour: [a_first(hour, 7, docket=dockets[0], key=keys[0])], by=SOMEBODY)
    assert isinstance(other[0], KeyReused)
    assert sorted(Agency.objects.values_list("id", flat=True)) == [1, 2, 3, 9]


def test_a_batch_that_is_cut_off_leaves_nothing() -> None:
    def prepare(hour: datetime) -> list[First]:
        return [*(a_first(hour, number) for number in range(1, 9)), a_first(hour, 1)]

    with reading({1}), pytest.raises(DatabaseError):
        write_many(prepare, by=SOMEBODY)

    def stops(hour: datetime) -> list[First]:
        raise KeyboardInterrupt

    with reading({1}), pytest.raises(KeyboardInterrupt):
        write_many(stops, by=SOMEBODY)
    assert (Entry.objects.count(), Docket.objects.count(), Agency.objects.count()) == (0, 0, 0)
    assert many([1]) == [None]


def test_a_docket_that_stands_already_is_not_new() -> None:
    docket = a_docket()
    written(docket, an_agency(5))
    with reading({1}), pytest.raises(DatabaseError, match="is not new"):
        write_many(lambda hour: [a_first(hour, 6, docket=docket)], by=SOMEBODY)
    assert Entry.objects.count() == 1


def test_two_entries_of_a_batch_cannot_share_a_docket() -> None:
    docket = a_docket()
    with reading({1}), pytest.raises(DatabaseError, match="duplicate key"):
        write_many(lambda hour: [a_first(hour, n, docket=docket) for n in (1, 2)], by=SOMEBODY)
    assert Docket.objects.count() == 0


def test_a_session_writes_only_for_agencies_it_reads() -> None:
    with reading({2}), pytest.raises(DatabaseError, match="may not write"):
        write_many(lambda hour: [a_first(hour, 1)], by=SOMEBODY)


def test_a_row_of_another_agency_is_refused_by_row_security() -> None:
    def prepare(hour: datetime) -> list[First]:
        one = a_first(hour, 1)
        day = hour.date()
        case = Case(
            agency=2, docket=one.writing.docket, number="外1", title="t", kind="penalty",
            procedure="penalty.mirrored.2021", stage="mirrored", received_on=day, changed_at=hour,
        )  # fmt: skip
        one.writing.note(case)
        return [one]

    with reading({1}), pytest.raises(DatabaseError, match="row-level security"):
        write_many(prepare, by=SOMEBODY)
    assert Docket.objects.count() == 0


def test_the_hour_is_the_databases() -> None:
    seen: list[datetime] = []

    def prepare(hour: datetime) -> list[First]:
        seen.append(hour)
        return [a_first(hour, 1)]

    with reading({1}):
        write_many(prepare, by=SOMEBODY)
    assert Entry.objects.get().at == seen[0]
    early = datetime.fromisoformat("2020-01-01T00:00:00+08:00")
    with reading({1}):
        write_many(lambda hour: [a_first(early, 2)], by=SOMEBODY)
    assert Entry.objects.filter(at__lt=seen[0]).count() == 0
    with reading({1}):
        assert {fault.kind for fault in verifying.verify()} == {"commitment"}


def test_a_leaf_made_for_another_docket_is_named() -> None:
    def prepare(hour: datetime) -> list[First]:
        one, docket = a_first(hour, 1), a_docket()
        one.writing.publish = lambda flat, bound: setattr(one.writing, "docket", docket) or {}  # type: ignore[func-returns-value]
        return [one]

    with reading({1}):
        write_many(prepare, by=SOMEBODY)
        assert "commitment" in {fault.kind for fault in verifying.verify()}


def test_a_staging_table_of_the_callers_own_is_refused(as_role: OpenAs) -> None:
    own = "CREATE TEMPORARY TABLE record_staged (place int, docket uuid, agency int, key uuid)"
    view = "CREATE TEMPORARY VIEW record_staged AS SELECT 1 AS place"
    for forged in (own, view):
        with as_role("web") as other:
            other.execute(forged)
            with pytest.raises(psycopg.DatabaseError, match="not the house's own"):
                other.execute("SELECT record_stage()")
            other.rollback()
            other.execute(forged)
            with pytest.raises(psycopg.DatabaseError, match="not the house's own"):
                other.execute("SELECT * FROM record_write_many()")
            other.rollback()


def test_the_staging_table_takes_rows_and_nothing_else(as_role: OpenAs) -> None:
    ways = (
        "SELECT * FROM record_staged",
        "UPDATE record_staged SET agency = 2",
        "DELETE FROM record_staged",
        "DROP TABLE record_staged",
        "ALTER TABLE record_staged ADD COLUMN more int",
        "CREATE TRIGGER t BEFORE INSERT ON record_staged EXECUTE FUNCTION record_refuse()",
        "CREATE RULE r AS ON SELECT TO record_staged DO INSTEAD SELECT 1",
    )
    for way in ways:
        with as_role("web") as other:
            other.execute("SELECT record_stage()")
            with pytest.raises(psycopg.DatabaseError, match=r"permission denied|must be owner"):
                other.execute(way)
            other.rollback()


def test_what_is_forged_into_the_staging_table_meets_the_same_walls(as_role: OpenAs) -> None:
    docket = a_docket()
    written(docket)
    forged = {"may not write": (uuid.uuid4(), 2), "is not new": (docket.id, 1)}
    for match, (number, agency) in forged.items():
        with as_role("web") as other:
            other.execute("SELECT set_config('mj.agencies', '1', true), record_stage()")
            other.execute(STAGED, [0, number, agency, uuid.uuid4(), LEAF])
            with pytest.raises(psycopg.DatabaseError, match=match):
                other.execute("SELECT * FROM record_write_many()")
            other.rollback()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("role", ["portal", "seal"])
def test_only_the_desk_and_followers_write_many(role: str, as_role: OpenAs) -> None:
    for call in ("record_stage()", "record_write_many()"):
        with as_role(role) as other:
            with pytest.raises(psycopg.DatabaseError, match="permission denied"):
                other.execute(f"SELECT {call}")
            other.rollback()


def test_the_desk_still_inserts_nothing_itself() -> None:
    for table in ("record_docket", "record_entry", "record_body", "record_pending"):
        with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} DEFAULT VALUES")
    assert not Body.objects.exists()


def test_a_staged_batch_is_gone_with_its_transaction(as_role: OpenAs) -> None:
    with as_role("web") as other:
        other.execute("SELECT set_config('mj.agencies', '1', false)")
        other.execute("SELECT record_stage()")
        other.execute(STAGED, [0, uuid.uuid4(), 1, uuid.uuid4(), LEAF])
        other.commit()
        assert other.execute("SELECT * FROM record_write_many()").fetchall() == []
    assert Entry.objects.count() == 0
