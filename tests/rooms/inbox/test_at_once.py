"""Several at once: a double click is one letter, and pieces added together are numbered without a gap."""

import io
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

import pytest
from django.db import connection

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.evidence import queries
from mingjing.rooms.evidence.actions import Piece, add
from mingjing.rooms.inbox.actions import Incoming, receive
from mingjing.rooms.inbox.keeping import Attached

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Actor("clerk", "李明", 7, "某局", "handler")
Result = TypeVar("Result")


def at_once(work: Callable[[int], Result], times: int = 6) -> list[Result]:
    def one(number: int) -> Result:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


def test_a_double_click_is_one_letter() -> None:
    key = uuid.uuid4()
    got = at_once(
        lambda _: receive(Incoming("clue", "无照经营"), key=key, file=Attached(io.BytesIO(b"1"), "a.txt"))
    )
    assert len({(one.letter, one.leaf, one.at) for one in got}) == 1
    assert [one.repeated for one in got].count(False) == 1
    assert Entry.objects.count() == 1


def test_pieces_added_together_are_numbered_without_a_gap() -> None:
    docket = uuid.uuid4()

    def one(number: int) -> None:
        file = Attached(io.BytesIO(str(number).encode()), "a.txt")
        with reading({7}):
            add(Docket(id=docket, kind="case", agency=7), Piece("record", "笔录", date(2026, 3, 2)), file=file,
                by=CLERK, key=uuid.uuid4())  # fmt: skip

    at_once(one)
    with reading({7}):
        assert [piece.number for piece in queries.pieces(docket)] == [1, 2, 3, 4, 5, 6]
