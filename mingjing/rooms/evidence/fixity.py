"""完好: every kept file is read again within ninety days; what rotted is named and, where a second copy is good, restored."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mingjing.record import tlog

DAYS = 90
READ = 1 << 20


@dataclass(frozen=True)
class Kept:
    """One file that rows speak of: its digest, where it lies, where the second copy would lie."""

    sha256: str
    place: Path
    second: Path | None = None


@dataclass(frozen=True)
class Found:
    """查验结果: good, altered or missing; whether it was restored from the second copy."""

    sha256: str
    state: str
    restored: bool = False

    def words(self) -> dict[str, str | bool]:
        """As said in the entry."""
        return {"sha256": self.sha256, "state": self.state, "restored": self.restored}


def due(kept: Iterable[Kept], day: date) -> Iterator[Kept]:
    """The share of the files whose turn it is on that day."""
    for one in kept:
        if int(one.sha256[:8], 16) % DAYS == day.toordinal() % DAYS:
            yield one


def examined(one: Kept) -> Found:
    """Read one file; a bad one is set aside as it is, and replaced if the second copy is what it should be."""
    found = digest(one.place)
    if found == one.sha256:
        return Found(one.sha256, "good")
    state = "altered" if found else "missing"
    if one.second is None or digest(one.second) != one.sha256:
        return Found(one.sha256, state)
    if found:
        one.place.rename(one.place.with_name(f"{one.place.name}.bad"))
    _restore(one.second, one.place)
    return Found(one.sha256, state, restored=True)


def root(found: Iterable[Found]) -> bytes:
    """One digest over every result, in order."""
    return tlog.root([tlog.leaf_hash(f"{one.sha256} {one.state} {one.restored:d}".encode()) for one in found])


def digest(place: Path) -> str:
    """What the bytes are; empty if there are none to read."""
    running = hashlib.sha256()
    try:
        with place.open("rb") as file:
            while piece := file.read(READ):
                running.update(piece)
    except OSError:
        return ""
    return running.hexdigest()


def _restore(second: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    passing = place.with_name(f".{place.name}.part")
    with second.open("rb") as source, passing.open("wb") as target:
        while piece := source.read(READ):
            target.write(piece)
        target.flush()
        os.fchmod(target.fileno(), 0o440)
        os.fsync(target.fileno())
    passing.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
