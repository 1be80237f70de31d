"""检索计数: how many hits there are of each kind, agency, act and state, each counted without its own filter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection

BY = ("kind", "agency", "act", "state")
LARGE = 50_000
"""From so many snapshots on the numbers of all there is are counted once a minute."""
MINUTE = 60


@dataclass(frozen=True)
class Filters:
    """What the reader has chosen of each column; nothing chosen lets all through."""

    kind: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    state: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The columns in which something is chosen."""
        return {name: chosen for name in BY if (chosen := getattr(self, name))}

    @property
    def any(self) -> bool:
        """Whether anything is chosen at all."""
        return bool(self.chosen)

    def keep(self, row: Sequence[Any]) -> bool:
        """Whether a hit `(id, day, hit, *BY)` passes every filter."""
        return not self.refusing(row[3:])

    def refusing(self, told: Sequence[str]) -> list[str]:
        """The columns whose filter a hit does not pass."""
        return [
            name
            for name, value in zip(BY, told, strict=True)
            if getattr(self, name) and value not in getattr(self, name)
        ]


@dataclass
class Counts:
    """The hits that pass every filter, and of each column those that pass all filters but its own."""

    count: int = 0
    of: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in BY})

    def by(self, name: str) -> dict[str, int]:
        """The values of a column, the most frequent first."""
        told = ((value, many) for value, many in self.of[name].items() if value)
        return dict(sorted(told, key=lambda one: (-one[1], one[0])))


def counted(rows: Iterable[Sequence[Any]], filters: Filters) -> Counts:
    """Hits `(id, day, hit, *BY)` counted by their groups."""
    return _sum(Counter(tuple(row[3:]) for row in rows).items(), filters)


def whole(since: date | None, until: date | None, filters: Filters) -> Counts:
    """All that is public in that time, counted from its groups."""
    key = f"facets/{since}/{until}"
    groups = cache.get(key)
    if groups is None:
        groups = _groups(since, until)
        if sum(many for _, many in groups) >= LARGE:
            cache.set(key, groups, MINUTE)
    return _sum(groups, filters)


def _groups(since: date | None, until: date | None) -> list[tuple[tuple[str, ...], int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT kind, agency, act, state, count(*) FROM disclosure_snapshotsearch
               WHERE (%s::date IS NULL OR day >= %s) AND (%s::date IS NULL OR day <= %s) GROUP BY 1, 2, 3, 4""",
            [since, since, until, until],
        )
        return [(tuple(told), int(many)) for *told, many in cursor.fetchall()]


def _sum(groups: Iterable[tuple[Sequence[str], int]], filters: Filters) -> Counts:
    counts = Counts()
    for told, many in groups:
        refusing = filters.refusing(told)
        if not refusing:
            counts.count += many
        for name, value in zip(BY, told, strict=True):
            if refusing in ([], [name]):
                counts.of[name][value] += many
    return counts


def names(cursor: Any, codes: Sequence[str]) -> dict[str, str]:
    """What these agencies are called: ours by their own entry, others as any decision of theirs names them."""
    cursor.execute(
        """SELECT code, COALESCE(
             (SELECT a.agency_name FROM disclosure_snapshot a WHERE a.kind = 'agency' AND a.slug = code AND a.current),
             (SELECT o.agency_name FROM disclosure_snapshot o WHERE o.agency = code AND o.agency_name <> '' LIMIT 1))
           FROM unnest(%s::text[]) code""",
        [list(codes)],
    )
    return {code: name for code, name in cursor.fetchall() if name}
