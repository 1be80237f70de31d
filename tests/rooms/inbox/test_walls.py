"""The inbox behind its walls: what the public door's role may and may not do."""

import json
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege, RaiseException

from mingjing.record.models import Docket, Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox.actions import Incoming, receive
from mingjing.rooms.inbox.models import Letter
from tests.conftest import OpenAs

pytestmark = pytest.mark.django_db(transaction=True)

RECEIVE = "SELECT * FROM inbox_receive(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
LEAF = json.dumps({"c": "0" * 64, "s": "0" * 64, "t": "rec", "v": 1}, separators=(",", ":")).encode()
THE_PUBLIC = {"account": "public", "agency": 0, "role": "public"}


@pytest.fixture
def as_the_public(_django_db_helper: None) -> Iterator[None]:
    """Let Django itself speak to the database as the public door does."""
    connection.close()
    before, connection.settings_dict["USER"] = connection.settings_dict["USER"], "portal"
    yield
    connection.close()
    connection.settings_dict["USER"] = before


def asked(**other: object) -> list[object]:
    number = uuid.uuid4()
    row = {
        "id": str(number),
        "docket_id": str(number),
        "agency": 0,
        "received_at": "2026-01-01T00:00:00+00:00",
    }
    told = {
        "docket": number,
        "agency": 0,
        "key": uuid.uuid4(),
        "asked": b"",
        "leaf": LEAF,
        "by": THE_PUBLIC,
        "says": {},
        "rows": {"inbox_letter": {str(number): {"open": row, "personal": {}, "sealed": {}}}},
        "salts": {},
        "wait": "0",
    } | other
    return [json.dumps(value) if isinstance(value, dict) else value for value in told.values()]


def tables(role: Connection[tuple[object, ...]]) -> list[str]:
    found = role.execute(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'public' AND relkind = 'r'"
    ).fetchall()
    return [str(name) for (name,) in found]


def test_the_tests_speak_as_web() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert cursor.fetchone() == ("web",)


def test_the_public_role_reads_nothing_but_what_is_disclosed(as_role: OpenAs) -> None:
    portal = as_role("portal")
    portal.autocommit = True
    for table in tables(portal):
        if table.startswith("disclosure_"):
            continue
        for statement in ("SELECT * FROM {}", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"):
            with pytest.raises(InsufficientPrivilege):
                portal.execute(statement.format(table).encode())


def test_the_public_role_may_call_no_other_function_of_the_record(as_role: OpenAs) -> None:
    portal = as_role("portal")
    mine = portal.execute(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"
        " AND prosecdef AND prorettype <> 'trigger'::regtype AND has_function_privilege(p.oid, 'EXECUTE')"
        " AND proname NOT LIKE 'disclosure%'"
    ).fetchall()
    assert mine == [("inbox_receive",)]


def test_the_public_writes_a_letter_and_reads_nothing_back(as_the_public: None) -> None:
    got = receive(Incoming("complaint", "餐馆油烟扰民", text="每晚十点以后。"), key=uuid.uuid4())
    assert len(got.leaf) == 32
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("SELECT * FROM inbox_letter")


def test_the_public_letter_is_an_entry_with_body_and_row(as_the_public: None) -> None:
    got = receive(Incoming("clue", "无照经营", agency=7), key=uuid.uuid4())
    connection.close()
    connection.settings_dict["USER"] = "web"
    with reading({7}):
        letter, entry = Letter.objects.get(), Entry.objects.get()
        assert (letter.pk, letter.sender, letter.received_at) == (got.letter, "public", entry.at)
        assert bytes(entry.hash) == got.leaf
        assert entry.body.rows["inbox_letter"][str(letter.pk)] == letter.words()
        assert entry.body.by["role"] == "public"
    with reading({8}):
        assert not Letter.objects.exists()


def test_the_public_door_cannot_speak_as_an_officer(as_role: OpenAs) -> None:
    with pytest.raises(RaiseException, match="speaks for the public only"):
        as_role("portal").execute(RECEIVE, asked(by={"account": "someone", "agency": 3, "role": "leader"}))


def test_the_public_door_cannot_place_a_decision_in_the_log(as_role: OpenAs) -> None:
    leaf = LEAF.replace(b'"rec"', b'"dec"')
    with pytest.raises(RaiseException, match="opaque leaf"):
        as_role("portal").execute(RECEIVE, asked(leaf=leaf))


def test_the_public_door_cannot_write_other_rows_or_hours(as_role: OpenAs) -> None:
    with pytest.raises(RaiseException, match="nothing else"):
        as_role("portal").execute(RECEIVE, asked(rows={"cases_case": {}}))
    with pytest.raises(RaiseException, match="does not fit"):
        as_role("portal").execute(RECEIVE, asked())


def test_the_public_door_cannot_add_to_a_docket_that_is_there(as_role: OpenAs) -> None:
    got = receive(Incoming("clue", "第一件"), key=uuid.uuid4())
    row = {"open": {"id": str(got.letter)}, "personal": {}, "sealed": {}}
    with pytest.raises(RaiseException, match="docket of its own"):
        as_role("portal").execute(
            RECEIVE, asked(docket=got.letter, rows={"inbox_letter": {str(got.letter): row}})
        )
    assert Docket.objects.get(pk=got.letter).length == 1


def test_a_letter_changes_only_with_an_entry(as_role: OpenAs) -> None:
    receive(Incoming("clue", "一件", agency=7), key=uuid.uuid4())
    web = as_role("web")
    web.execute("SELECT set_config('mj.agencies', '7', false)")
    web.execute("UPDATE inbox_letter SET subject = '另一件'")
    with pytest.raises(RaiseException, match="without a new entry"):
        web.commit()
