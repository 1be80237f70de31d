"""What a kind of public item is: a decision published by a person, or an edition published by coming into force."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingjing.record.following import Seen

from .decided import Decided
from .rendering import Answers, Rendered

ORIGINS = uuid.UUID("6d696e67-6a69-4e67-8000-6f726967696e")


@dataclass(frozen=True, kw_only=True)
class Item:
    """公示内容: one thing as the public reads it, before it has a version."""

    kind: str
    slug: str
    title: str
    body: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    agency: str = ""
    agency_name: str = ""
    town: str = ""
    matter: str = ""
    act: str = ""
    number: str = ""
    catalogue: str = ""

    @property
    def origin(self) -> uuid.UUID:
        """The same for every version of the thing."""
        return uuid.uuid5(ORIGINS, f"{self.kind}/{self.slug}")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """公示事项: `days` working days to publish, `until` the last day it is shown (None: as long as it stands).

    `render` makes a decision's renderings; `items` reads what came into force out of a `cat` entry.
    """

    code: str
    title: str
    phase: str
    article: str
    act: str = ""
    days: int = 20
    actions: frozenset[str] = frozenset()
    render: Callable[[Decided, Answers], Rendered] | None = None
    items: Callable[[Seen], Iterable[Item]] | None = None
    until: Callable[[Decided, date], date | None] | None = None
