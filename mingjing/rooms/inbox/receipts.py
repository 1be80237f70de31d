"""回执: signed by the process that took the thing in, with the receipt key that the log declares."""

from datetime import datetime, timedelta

from django.conf import settings

from mingjing.record import tlog
from mingjing.record.keys import private_key
from mingjing.record.models import Entry, Pending
from mingjing.record.sealing import replace_file

PROMISE = timedelta(seconds=60)
"""How long after its release a leaf is in the log at the latest."""


def receipt(leaf: bytes, *, at: datetime, released: datetime) -> bytes:
    """The signed promise that this leaf hash is in the log by a minute after its release."""
    key = private_key(settings.KEYS / "receipt.key")
    public = settings.KEYS / "receipt.vkey"
    if not public.exists():
        replace_file(public, (tlog.verifier_key(_name(), key) + "\n").encode())
    return tlog.receipt(leaf, at=at, by=released + PROMISE, name=_name(), key=key)


def receipt_for(entry: Entry) -> bytes:
    """The receipt for an entry; what still waits for its hour is promised for that hour."""
    waiting = Pending.objects.filter(entry=entry).first()
    released = waiting.not_before if waiting else entry.at
    return receipt(bytes(entry.hash), at=entry.at, released=released)


def verifier() -> tlog.Verifier:
    """The public half, as the log declares it."""
    return tlog.Verifier.parse(tlog.verifier_key(_name(), private_key(settings.KEYS / "receipt.key")))


def _name() -> str:
    return f"{settings.LOG_ORIGIN}/receipt"
