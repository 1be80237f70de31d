"""A large file through the evidence store, beside what the system's own tools need for the same."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, at_least, at_most
from bench.house import House

DEFAULT = 64
"""Megabytes, unless the option says more."""
RECEIVE = """
import resource, sys, time
from pathlib import Path
from mingjing.rooms.evidence.store import Store
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
with open(sys.argv[1], "rb") as file:
    Store(Path(sys.argv[2])).receive(file, limit=1 << 40)
seconds = time.perf_counter() - began
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def measure(house: House) -> Iterator[Figure]:
    """The rate of receiving with both digests, against cp, sha256sum and openssl in turn; the best of three each."""
    size = house.upload or DEFAULT
    place = Path(tempfile.mkdtemp(dir=house.state))
    try:
        given = place / "film"
        _fill(given, size)
        runs = [(_tools(given, place), *_store(given, place / str(number))) for number in range(3)]
        tools, store = min(one[0] for one in runs), min(one[1] for one in runs)
        growth = at_most("memory", max(one[2] for one in runs), "MB", 100)
        name = f"file of {size:,} MB with SHA-256 and SM3, of cp + sha256sum + openssl"
        yield at_least(name, tools / store, "", 0.5, growth, Figure("rate", size / store, "MB/s"))
    finally:
        shutil.rmtree(place)


def _fill(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for _ in range(size):
            file.write(os.urandom(1 << 20))


def _tools(given: Path, place: Path) -> float:
    copy = place / "copy"
    began = time.perf_counter()
    for words in (
        ["cp", str(given), str(copy)],
        ["sync", str(copy)],
        ["sha256sum", str(copy)],
        ["openssl", "dgst", "-sm3", str(copy)],
    ):
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    copy.unlink()
    return seconds


def _store(given: Path, root: Path) -> tuple[float, float]:
    """Seconds, and the megabytes of memory it grew by, in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-c", RECEIVE, str(given), str(root)], check=True, capture_output=True, text=True
    )
    seconds, grown = told.stdout.split()
    shutil.rmtree(root)
    return float(seconds), float(grown)
