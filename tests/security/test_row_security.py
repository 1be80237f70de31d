"""The second wall: PostgreSQL itself shows the desk's role no row of an agency for which nobody reads."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from psycopg import Connection, sql

from tests import cast, cluster, given
from tests.security.classes import PERSONAL
from tests.security.world import World

FULL = {"record_body", "cases_case", "cases_party", "cases_handling", "cases_paper", "cases_decision",
        "cases_delivery", "cases_deadline", "cases_draft", "evidence_evidence", "inbox_letter", "review_opinion",
        "review_note", "disclosure_candidate"}  # fmt: skip
"""In these the house has rows, so that an empty answer says something."""
SHARED = {"registry_counterparty", "registry_counterpartychange"}
"""Every agency knows the parties; nobody who reads for none."""


def connected(role: str) -> Connection[Any]:
    """A raw connection to the house, as this role."""
    name = str(connections.settings["default"]["NAME"])
    opened = cluster.running().connect(role, database=name)
    opened.autocommit = True
    return opened


@pytest.fixture(scope="module")
def web(world: World) -> Iterator[Connection[Any]]:
    """The desk's role."""
    with connected("web") as connection:
        yield connection


def told(web: Connection[Any], *agencies: int) -> None:
    web.execute("SELECT set_config('mj.agencies', %s, false)", [",".join(map(str, agencies))])


def counted(web: Connection[Any], table: str) -> int:
    row = web.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(row[0]) if row else -1


def guarded(web: Connection[Any]) -> set[str]:
    """Tables under a policy that even their owner does not escape."""
    rows = web.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity").fetchall()
    return {str(row[0]) for row in rows}


def with_personal_columns() -> set[str]:
    """Tables whose models say that a column is personal or sealed, or of which we say so."""
    said = {one._meta.db_table for one in apps.get_models() if getattr(one, "CLASSES", None)}
    return said | set(PERSONAL)


def test_no_table_with_personal_columns_is_without_a_policy(web: Connection[Any]) -> None:
    assert len(with_personal_columns()) > 12
    assert with_personal_columns() - guarded(web) == set()


def test_every_guarded_table_is_empty_for_whoever_reads_for_nobody(web: Connection[Any]) -> None:
    told(web)
    assert {table: counted(web, table) for table in guarded(web) if counted(web, table)} == {}


def test_every_guarded_table_is_empty_for_another_bureau(web: Connection[Any]) -> None:
    told(web, cast.OTHER)
    tables = guarded(web) - SHARED - {"record_body"}
    assert {table: counted(web, table) for table in tables if counted(web, table)} == {}
    bodies = web.execute("SELECT DISTINCT agency FROM record_body").fetchall()
    assert {row[0] for row in bodies} <= {cast.OTHER}


def test_the_same_tables_are_full_for_those_whose_they_are(web: Connection[Any]) -> None:
    told(web, *given.EVERYWHERE)
    assert {table for table in FULL if not counted(web, table)} == set()
    assert guarded(web) >= FULL


@pytest.mark.parametrize("kind", ["looks", "exports", "case", "letter"])
def test_what_is_said_on_a_docket_is_read_by_its_agency_alone(web: Connection[Any], kind: str) -> None:
    ask = """SELECT DISTINCT b.agency FROM record_body b JOIN record_entry e ON e.id = b.entry_id
             JOIN record_docket d ON d.id = e.docket_id WHERE d.kind = %s"""

    def whose(*agencies: int) -> set[int]:
        told(web, *agencies)
        return {int(row[0]) for row in web.execute(ask, [kind]).fetchall()}

    assert whose() == set()
    assert whose(cast.OTHER) <= {cast.OTHER}
    assert whose(*given.EVERYWHERE) & {cast.BUREAU, cast.SQUAD}


@pytest.mark.parametrize("way", ["SET ROLE owner", "SET ROLE follow", "SET SESSION AUTHORIZATION postgres",
                                 "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY", "DROP POLICY readers ON cases_case",
                                 "ALTER ROLE web BYPASSRLS", "SET session_replication_role = replica",
                                 "COPY cases_case TO PROGRAM 'cat'", "SELECT pg_read_file('/etc/passwd')"])  # fmt: skip
def test_the_desks_role_cannot_lift_the_wall(web: Connection[Any], way: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(way)  # type: ignore[call-overload]


def test_turning_the_wall_off_makes_an_error_and_not_a_row(web: Connection[Any]) -> None:
    told(web)
    web.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        counted(web, "cases_party")
    web.execute("SET row_security = on")


def test_no_row_leaks_through_an_error_or_a_function_of_its_own(web: Connection[Any]) -> None:
    told(web, cast.OTHER)
    assert web.execute("SELECT id FROM cases_case WHERE 1 / (agency - 3) > 0").fetchall() == []
    web.execute(
        "CREATE FUNCTION pg_temp.peek(text) RETURNS bool COST 0.0001 LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE NOTICE 'saw %', $1; RETURN true; END $$"
    )
    heard: list[str] = []
    web.add_notice_handler(lambda one: heard.append(str(one.message_primary)))
    assert web.execute("SELECT name FROM cases_party WHERE pg_temp.peek(name)").fetchall() == []
    assert heard == []


def test_no_row_is_written_for_an_agency_one_does_not_read(web: Connection[Any]) -> None:
    told(web, cast.OTHER)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(
            "INSERT INTO cases_draft (account_id, agency, step, words, saved_at)"
            " SELECT id, %s, 'x', '{}', now() FROM agencies_account LIMIT 1",
            [cast.BUREAU],
        )
    assert web.execute("DELETE FROM cases_draft").rowcount == 0
    assert web.execute("UPDATE disclosure_candidate SET state = 'published'").rowcount == 0


def test_the_public_door_may_not_even_ask(world: World) -> None:
    with connected("web") as web:
        tables = guarded(web) | {"agencies_account", "django_session", "record_body", "exchange_integrator"}
    with connected("portal") as portal:
        for table in sorted(tables):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                counted(portal, table)
