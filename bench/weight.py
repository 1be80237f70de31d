"""How heavy a page is: its bytes packed with its style sheet and scripts, what it asks for, its elements."""

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from mingjing.doors.ui import sheets

MOST_ELEMENTS = 1500


@dataclass(frozen=True)
class Weight:
    """A page as a browser loads it the first time; pictures come lazily and are not counted as bytes."""

    kilobytes: float
    requests: int
    elements: int


class _Counting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements = 0
        self.asked: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count it, and what it makes the browser ask for."""
        self.elements += 1
        words = dict(attrs)
        if tag == "link" and words.get("rel") in {"stylesheet", "icon", "manifest"} and words.get("href"):
            self.asked.add(str(words["href"]))
        if tag in {"script", "img"} and words.get("src"):
            self.asked.add(str(words["src"]))


def weight(page: str, door: str) -> Weight:
    """The weight of a page of this door."""
    counting = _Counting()
    counting.feed(page)
    fonts = re.findall(r"url\(([^)]+)\)", sheets.style(door))
    parts = (page, sheets.style(door), sheets.elements(door))
    packed = sum(len(gzip.compress(part.encode(), 6)) for part in parts)
    asked = [one for one in counting.asked if not one.startswith("data:")]
    return Weight(
        packed / 1024, 1 + len(asked) + len([one for one in fonts if "data:" not in one]), counting.elements
    )
