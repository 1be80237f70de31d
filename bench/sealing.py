"""Sealing: how long after its commit an entry stands under a signed checkpoint, and how fast a heap is caught up."""

import threading
import time
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.models import Max

from bench.entries import WRITER
from bench.figure import Figure, at_least, at_most, percentile
from bench.ground import BUREAU, HALL, lay
from bench.house import House
from bench.mirrored import permits
from mingjing.record.models import Checkpoint, Docket, Leaf
from mingjing.record.writing import write
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.disclosure.actions import mirror_many

SAMPLES, HEAP = 40, 20_000


def measure(house: House) -> Iterator[Figure]:
    """Seconds from commit to signature with the process `seal` running; then leaves a second over a heap."""
    lay()
    with house.doors("seal"):
        _wait_until_sealed()
        waits = [_signed_after() for _ in range(SAMPLES)]
    yield at_most("from commit to signed checkpoint, p95", percentile(waits, 95), "s", 2)
    tell([BUREAU])
    first = uuid.uuid4().int % 10**8
    list(mirror_many(permits(first, first + HEAP), by=HALL))
    began = time.perf_counter()
    house.child("seal", "seal")
    yield at_least(f"sealing {HEAP:,} leaves that wait", HEAP / (time.perf_counter() - began), "/s", 5000)


def _signed_after() -> float:
    """Seconds from the return of one write to a checkpoint that covers it, on disk."""
    tell([1])
    docket = Docket(id=uuid.uuid4(), kind="bench", agency=1)
    with write(docket, "bench.say", by=WRITER, says={"word": "一句"}, key=uuid.uuid4()) as writing:
        pass
    committed = time.perf_counter()
    while True:
        index = Leaf.objects.filter(entry_id=writing.entry).values_list("index", flat=True).first()
        if index is not None and _published() > index:
            break
        time.sleep(0.005)
    seconds = time.perf_counter() - committed
    threading.Event().wait((uuid.uuid4().int % 700) / 1000)  # not in step with the sealer
    return seconds


def _published() -> int:
    try:
        return int((settings.TILES / "checkpoint").read_text().split("\n")[1])
    except FileNotFoundError:
        return 0


def _wait_until_sealed() -> None:
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM record_pending WHERE not_before <= now()")
            (waiting,) = cursor.fetchone()
        if not waiting and Checkpoint.objects.aggregate(Max("size"))["size__max"]:
            return
        time.sleep(0.2)
