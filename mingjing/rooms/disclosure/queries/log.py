"""公开日志: its state as the published files tell it, and no other source."""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

BEAT = timedelta(minutes=10)
BUNDLES = 4


@dataclass(frozen=True)
class Log:
    """日志现状: the newest checkpoint and what it says; `silent` tells that a heartbeat is missing."""

    note: str
    origin: str
    size: int
    root: str
    days: tuple[str, ...]
    beat: datetime | None
    silent: bool


def log_state(now: datetime, *, folder: Path | None = None) -> Log | None:
    """What the log's files say at this hour; None before the first checkpoint."""
    place = folder or Path(settings.TILES)
    try:
        note = (place / "checkpoint").read_text()
        origin, size, root, *_ = note.split("\n")
        days = sorted((one.name for one in (place / "daily").glob("????-??-??")), reverse=True)
    except (OSError, ValueError):
        return None
    beat = _last_beat(place, int(size))
    return Log(note, origin, int(size), root, tuple(days), beat, beat is None or now - beat > BEAT)


def _last_beat(place: Path, size: int) -> datetime | None:
    """The newest heartbeat in the last bundles of leaves."""
    for number in range((size - 1) // 256, max(-1, (size - 1) // 256 - BUNDLES), -1):
        for leaf in reversed(_bundle(place, number, min(256, size - 256 * number))):
            if leaf.get("t") == "hb":
                return datetime.strptime(leaf["at"], "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    return None


def _bundle(place: Path, number: int, width: int) -> list[dict[str, Any]]:
    groups = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03d}")
    path = place / "tile/entries" / "/".join(groups)
    try:
        whole = (path if width == 256 else path.with_name(f"{path.name}.p") / str(width)).read_bytes()
    except OSError:
        return []
    leaves, at = [], 0
    while at < len(whole):
        length = int.from_bytes(whole[at : at + 2], "big")
        leaves.append(json.loads(whole[at + 2 : at + 2 + length]))
        at += 2 + length
    return leaves


def key_of(note: str) -> str:
    """The hex key id of the first signature, to compare with what is printed elsewhere."""
    found = re.search(r"^— \S+ (\S+)$", note, re.MULTILINE)
    try:
        return base64.b64decode(found[1])[:4].hex() if found else ""
    except binascii.Error:
        return ""
