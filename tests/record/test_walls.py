"""Ten ways of changing a row around the record, each refused; tests run as the web role of the database."""

import uuid
from collections.abc import Callable

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from mingjing.record.models import Body, Entry
from mingjing.record.refusal import Unrecorded
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import reading
from tests.conftest import OpenAs
from tests.record.trial import a_docket, an_agency, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agency() -> Agency:
    written(a_docket(), an_agency())
    return Agency.objects.get(id=1)


def sql(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_tests_run_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT session_user, current_user, (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)"
        )
        assert cursor.fetchone() == ("web", "web", False)


def test_1_save_outside_an_entry_is_refused(agency: Agency) -> None:
    agency.name = "另一机关"
    with pytest.raises(Unrecorded):
        agency.save()


def test_2_delete_is_refused(agency: Agency) -> None:
    with pytest.raises(Unrecorded):
        agency.delete()


@pytest.mark.parametrize(
    "way",
    [
        lambda rows: rows.update(name="另一机关"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update([], ["name"]),
        lambda rows: rows.bulk_create([an_agency(2)]),
        lambda rows: rows.update_or_create(id=1, defaults={"name": "另一机关"}),
    ],
)
def test_3_bulk_calls_are_refused(agency: Agency, way: Callable[[object], object]) -> None:
    with pytest.raises(Unrecorded):
        way(Agency.objects.all())


def test_4_raw_update_under_the_old_entry_is_refused(agency: Agency) -> None:
    with pytest.raises(DatabaseError, match="without a new entry"):
        sql("UPDATE agencies_agency SET name = '另一机关'")


def test_5_raw_update_under_another_transactions_entry_is_refused(agency: Agency) -> None:
    other = written(a_docket(), words="二")
    with pytest.raises(DatabaseError, match="outside the record"):
        sql(f"UPDATE agencies_agency SET name = '另一机关', entry_id = {other.entry}")


def test_6_raw_insert_and_delete_are_refused(agency: Agency) -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        sql("DELETE FROM agencies_agency")
    with pytest.raises(DatabaseError, match="outside the record"):
        sql("""INSERT INTO agencies_agency SELECT (jsonb_populate_record(NULL::agencies_agency,
            to_jsonb(a) || '{"id": 9, "code": "A9", "name": "机关9"}')).* FROM agencies_agency a""")


def test_7_entries_bodies_dockets_and_outbox_take_no_writes_from_web(agency: Agency) -> None:
    for table in (
        "record_entry",
        "record_body",
        "record_docket",
        "record_pending",
        "record_leaf",
        "record_checkpoint",
    ):
        for statement in (f"DELETE FROM {table}", f"TRUNCATE {table}", f"INSERT INTO {table} DEFAULT VALUES"):
            with pytest.raises(DatabaseError, match="permission denied"):
                sql(statement)


def test_8_triggers_functions_and_replica_mode_are_out_of_reach(agency: Agency) -> None:
    for statement in (
        "ALTER TABLE agencies_agency DISABLE TRIGGER ALL",
        "DROP TRIGGER recorded ON agencies_agency",
        "CREATE OR REPLACE FUNCTION record_is_required() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "SET session_replication_role = replica",
        "TRUNCATE agencies_agency",
    ):
        with pytest.raises(DatabaseError, match=r"must be owner|permission denied"):
            sql(statement)


def test_9_an_entry_cannot_be_appended_without_being_opened_nor_with_another_head(agency: Agency) -> None:
    entry = Entry.objects.get()
    with (
        pytest.raises(DatabaseError, match="was not opened in this transaction"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "SELECT record_append(%s, 99, 2, %s, 'trial.step', %s, '', '', '{}', '{}', '{}', '{}', interval '0')",
            [entry.docket_id, bytes(entry.hash), uuid.uuid4()],
        )


def test_10_the_owner_too_cannot_change_an_entry(agency: Agency, as_role: OpenAs) -> None:
    with as_role("owner") as owner:
        for statement in (
            "UPDATE record_entry SET action = 'x'",
            "DELETE FROM record_entry",
            "TRUNCATE record_entry CASCADE",
        ):
            with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
                owner.execute(statement)
            owner.rollback()


def test_no_context_shows_no_body_and_another_agencys_context_neither() -> None:
    written(a_docket(agency=7))
    assert not Body.objects.exists()
    with reading({8}):
        assert not Body.objects.exists()
    with reading({7}):
        assert Body.objects.count() == 1
    assert not Body.objects.exists()


def test_the_portal_role_sees_nothing_of_the_record(agency: Agency, as_role: OpenAs) -> None:
    with as_role("portal") as portal:
        for table in (
            "record_entry",
            "record_body",
            "record_docket",
            "agencies_agency",
            "cases_case",
            "cases_party",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                portal.execute(f"SELECT * FROM {table}")
            portal.rollback()


def test_the_sequencer_writes_on_the_logs_own_docket_only(as_role: OpenAs) -> None:
    with as_role("seal") as seal, pytest.raises(psycopg.errors.RaiseException, match="own docket only"):
        seal.execute("SELECT * FROM record_open(%s, 'case', 1, %s, '')", [uuid.uuid4(), uuid.uuid4()])
