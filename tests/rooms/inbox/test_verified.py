"""What comes in is part of the record: dockets, commitments and rows agree when recomputed."""

import io
import uuid
from datetime import date

import pytest
from django.db import connection

from mingjing.record import verifying
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.evidence.actions import Piece, add, view
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Incoming, receive, take_up
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.registry.actions import Particulars, correct, merge, register
from tests.conftest import OpenAs

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Actor("clerk", "李明", 7, "某局", "handler")
ON = date(2026, 3, 2)


def letters_parties_and_evidence() -> None:
    with reading({7}):
        got = receive(Incoming("clue", "é 组合字符", agency=7, contact={"phone": "1"}), key=uuid.uuid4())
        letter = queries.letter(got.letter, {7})
        assert letter is not None
        take_up(letter, room="cases", by=CLERK, key=uuid.uuid4(), counts={"accepted": 1})
        one, other = (
            register(Particulars("person", name), on=ON, by=CLERK, key=uuid.uuid4()) for name in "甲乙"
        )
        correct(one, {"phone": "13800138000"}, on=ON, reason="补登", by=CLERK, key=uuid.uuid4())
        merge(one, into=other, on=ON, reason="同一人", by=CLERK, key=uuid.uuid4())
        docket = Docket(id=uuid.uuid4(), kind="case", agency=7)
        file = Attached(io.BytesIO("笔录".encode()), "笔录.txt")
        view(
            add(docket, Piece("record", "笔录", ON), file=file, by=CLERK, key=uuid.uuid4()), by=CLERK
        ).close()


def faults() -> list[str]:
    """Verify as the owner, who sees all rows."""
    connection.close()
    before, connection.settings_dict["USER"] = connection.settings_dict["USER"], "owner"
    found = [str(fault) for fault in verifying.verify()]
    connection.close()
    connection.settings_dict["USER"] = before
    return found


def test_everything_that_came_in_verifies() -> None:
    letters_parties_and_evidence()
    assert faults() == []


def test_a_changed_letter_is_found_out(as_role: OpenAs) -> None:
    letters_parties_and_evidence()
    superuser = as_role("postgres")
    superuser.execute("ALTER TABLE inbox_letter DISABLE TRIGGER ALL")
    superuser.execute("UPDATE inbox_letter SET subject = '别的'")
    superuser.commit()
    (fault,) = faults()
    assert fault.startswith("[row] inbox_letter")
