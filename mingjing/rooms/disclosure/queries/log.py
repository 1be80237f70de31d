"""公开日志: its state as the published files tell it, and no other source."""

import json
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
    key: str


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
    return Log(
        note,
        origin,
        int(size),
        root,
        tuple(days),
        beat,
        beat is None or now - beat > BEAT,
        _key(place, int(size), origin),
    )


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


def _key(place: Path, size: int, origin: str) -> str:
    """The log's verifier key as a `key` leaf among the first leaves declares it."""
    leaves = _bundle(place, 0, min(256, size))
    keys = [
        one["vkey"] for one in leaves if one.get("t") == "key" and one["use"] == "log" and one["op"] == "add"
    ]
    return next((str(key) for key in reversed(keys) if key.startswith(f"{origin}+")), "")
