"""A sealed record and followers that have read it, as the processes do; then the database as its portal sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from mingjing.record import following, sealing
from mingjing.record.keys import private_key


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
