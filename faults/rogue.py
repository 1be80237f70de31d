"""Sequencers that break a rule on purpose, for controls alone: `python -m faults.rogue <how>`, as the role `seal`."""

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  (only after setup)
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingjing.record import sealing  # noqa: E402
from mingjing.record.keys import private_key  # noqa: E402
from mingjing.record.models import Leaf  # noqa: E402


def sealer() -> sealing.Sealer:
    """The house's own sequencer."""
    return sealing.Sealer(settings.TILES, settings.LOG_ORIGIN, private_key(settings.KEYS / "log.key"))


def backwards() -> None:
    """Publish first, commit the places afterwards, and be killed between the two."""
    one = sealer()
    with transaction.atomic():
        sealing._place()
        size = Leaf.objects.count()
        one._integrate(size)
        one._sign(size, now=timezone.now())
        os.kill(os.getpid(), signal.SIGKILL)


def unguarded() -> None:
    """Sign whatever the database holds, over whatever was published."""
    sealing.put_files = _over
    sealer().once(now=timezone.now())


def _over(files: Iterable[tuple[Path, bytes]]) -> None:
    for path, data in files:
        sealing.replace_file(path, data)


if __name__ == "__main__":
    {"backwards": backwards, "unguarded": unguarded}[sys.argv[1]]()
