"""来源: what a source is, and what became of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mingjing.rooms.inbox.models import Letter


@dataclass(frozen=True)
class Done:
    """办结: how many lines were accepted, warned, refused; the letters that keep the originals."""

    counts: Counter[str]
    letters: list[Letter]


Load = Callable[[Path, Callable[[int], None]], Done]


@dataclass(frozen=True)
class Source:
    """来源 of real data: its folder beside or in the data, what it is called, and how it is loaded."""

    code: str
    title: str
    folder: str
    mark: str
    load: Load

    def place(self, data: Path) -> Path | None:
        """Its folder where it is there."""
        folder = (data / self.folder).resolve()
        return folder if any(folder.glob(self.mark)) else None
