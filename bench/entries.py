"""Entries through every wall: one writer, then four, on a database that really syncs to disk."""

import threading
import time
import uuid
from collections.abc import Iterator

from django.db import connection

from bench.figure import Figure
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.writing import write

ENTRIES = 300
WRITER = Actor("bench", "度量", 1, "度量", "handler")


def measure() -> Iterator[Figure]:
    """Entries a second, as the role `web`, each with a form of twelve fields."""
    seconds = _timed(1)
    yield Figure("one entry, one writer", seconds * 1000 / ENTRIES, "ms")
    yield Figure("entries, four writers", 4 * ENTRIES / _timed(4), "/s")


def _timed(writers: int) -> float:
    began = time.perf_counter()
    threads = [threading.Thread(target=_write_many) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def _write_many() -> None:
    says = {f"field{number:02}": f"第{number}项内容" for number in range(12)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('mj.agencies', '1', false)")
    docket = Docket(id=uuid.uuid4(), kind="bench", agency=1)
    for _ in range(ENTRIES):
        with write(docket, "bench.say", by=WRITER, says=says, key=uuid.uuid4()):
            pass
    connection.close()
