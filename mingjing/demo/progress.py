"""生长进度: how far the city has grown, in a file of the state directory that any page may read."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings


@dataclass
class Progress:
    """进度: what is being done, how much of it, and whether the first page is worth a look."""

    doing: str = ""
    done: int = 0
    of: int = 0
    ready: bool = False
    finished: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def say(self, doing: str, done: int = 0, of: int = 0) -> None:
        """Keep where we are."""
        self.doing, self.done, self.of = doing, done, of
        _keep(self)


def _file() -> Path:
    return Path(settings.STATE) / "progress.json"


def _keep(now: Progress) -> None:
    """Whole or not at all: a reader never sees half a file."""
    place = _file()
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    part.write_text(json.dumps(asdict(now), ensure_ascii=False), encoding="utf-8")
    os.replace(part, place)


def progress() -> Progress | None:
    """How far the city has grown, or None where none is growing."""
    try:
        return Progress(**json.loads(_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
