"""Receipts: whoever hands something in gets a signed promise that its leaf is in the log by a given time."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.record.tlog.canonical import Json, canonical
from mingjing.record.tlog.note import BadNote, Verifier

SIGNED = b"mj/receipt/1\x00"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Receipt:
    """The promise: this leaf hash, taken in at `at`, is in the log at `by` the latest (UTC)."""

    leaf: bytes
    at: datetime
    by: datetime
    key: str


def receipt(leaf: bytes, *, at: datetime, by: datetime, name: str, key: Ed25519PrivateKey) -> bytes:
    """The signed receipt for a leaf hash, as canonical JSON."""
    promise: dict[str, Json] = {
        "v": 1,
        "leaf": leaf.hex(),
        "at": at.astimezone(UTC).strftime(_TIME),
        "by": by.astimezone(UTC).strftime(_TIME),
        "key": name,
    }
    signature = key.sign(SIGNED + canonical(promise))
    return canonical({**promise, "sig": base64.b64encode(signature).decode()})


def verify_receipt(told: bytes, verifier: Verifier) -> Receipt:
    """The promise in a receipt that this key signed."""
    try:
        promise = json.loads(told)
        signature = base64.b64decode(promise.pop("sig"), validate=True)
        read = Receipt(
            bytes.fromhex(promise["leaf"]), _instant(promise["at"]), _instant(promise["by"]), promise["key"]
        )
        signed = SIGNED + canonical(promise)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as wrong:
        raise BadNote("not a receipt") from wrong
    if read.key != verifier.name or not verifier.signed(signed, signature):
        raise BadNote("the receipt is not signed by the key")
    return read


def _instant(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
