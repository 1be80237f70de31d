"""A stranger's audit: the verifier's own program over the published tiles, started as a stranger starts it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from django.conf import settings

from bench.figure import Figure, at_least
from bench.house import House
from mingjing.config.places import ROOT


def measure(house: House) -> Iterator[Figure]:
    """Leaves a second, everything included: reading, hashing, judging."""
    house.child("seal", "seal")
    size = int((settings.TILES / "checkpoint").read_text().split("\n")[1])
    key = (settings.TILES / "log.vkey").read_text().strip()
    words = [sys.executable, "-m", "mingjing_verify", "audit", "--key", key, str(settings.TILES)]
    began = time.perf_counter()
    done = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": str(ROOT / "verifier")}, capture_output=True, text=True
    )
    seconds = time.perf_counter() - began
    assert done.returncode == 0, done.stdout + done.stderr
    yield at_least(f"a stranger's audit of {size:,} leaves", size / seconds, "/s", 50_000)
