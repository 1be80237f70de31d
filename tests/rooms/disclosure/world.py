"""A sealed record and followers that have read it, as the processes do; then the database as its portal sees it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from mingjing.record import following, sealing
from mingjing.record.actor import HOUSE
from mingjing.record.keys import private_key
from mingjing.record.models import Docket
from mingjing.record.writing import write


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """Speak to the database in another role."""
    connection.close()
    before, connection.settings_dict["USER"] = connection.settings_dict["USER"], role
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def sealer() -> sealing.Sealer:
    return sealing.Sealer(
        Path(settings.TILES), settings.LOG_ORIGIN, private_key(Path(settings.KEYS) / "log.key")
    )


def settle(*, beat: bool = False) -> None:
    """Seal what waits and let every follower read it; nothing may be parked."""
    now = timezone.now()
    with acting_as("seal"):
        if beat:
            sealing.beat(now=now)
        sealer().once(now=now)
    with acting_as("follow"):
        for one in following.discover().values():
            if not one.name.startswith("disclosure."):
                continue
            while following.advance(one):
                pass
        parked = list(following.Parked.objects.values_list("follower", "error"))
    assert parked == [], parked


def beat_at(hour: str) -> None:
    """The log's heartbeat of an hour in China, in its place before all that is written next."""
    at = datetime.fromisoformat(f"{hour}+08:00").astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    docket, told = Docket(id=sealing.LOG, kind="log", agency=0), {"at": at, "n": 0}
    with acting_as("seal"):
        sealer().once(now=timezone.now())
        with write(docket, "log.beat", by=HOUSE, says=told, key=uuid.uuid4(), kind="hb", leaf=told):
            pass
        sealer().once(now=timezone.now())
