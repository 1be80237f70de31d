"""检索: one search over everything public, in two plans chosen by us: few hits are sorted, many are walked by date.

Few hits are read once and counted here by kind, state, act and agency; what is more than that is not counted.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from typing import Any

from django.db import connection, transaction

from .. import bigrams
from ..models import Snapshot
from .facets import Counts, Filters, counted, names, whole

MOST = 5001
PAGE = 20
SORTS = ("relevance", "newest")
SHOWN = ("shown", "corrected")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """检索条件: the reader's words and filters; `after` is the key of the last hit seen."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: str = ""
    after: str = ""
    size: int = PAGE


@dataclass(frozen=True)
class Hit:
    """一条: the snapshot, and whether its title holds the words."""

    snapshot: Snapshot
    key: str


@dataclass(frozen=True)
class Found:
    """检索结果: counts above 5,000 are not counted out; facets are (value, label, count)."""

    hits: Sequence[Hit]
    count: int
    capped: bool
    following: str
    notice: str = ""
    terms: tuple[str, ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)
    agencies: Sequence[tuple[str, str, int]] = ()
    states: dict[str, int] = field(default_factory=dict)
    acts: dict[str, int] = field(default_factory=dict)


def search(asked: Asked) -> Found:
    """Newest first or title hits first; ties by id, so that a page never repeats a hit."""
    query = bigrams.query(asked.text)
    terms = tuple(bigrams.plain(asked.text).strip()[: bigrams.CUT].split())
    if asked.text.strip() and query.empty:
        return Found([], 0, False, "", notice=query.notice, terms=terms)
    with transaction.atomic(), connection.cursor() as cursor:
        plan = _Plan(cursor, asked, query, terms)
        rows, count, counts = plan.everything() if query.empty else plan.worded()
        facets = {} if counts is None else _facets(cursor, asked, counts)
    hits = _hits(rows[: asked.size])
    following = hits[-1].key if len(rows) > asked.size and hits else ""
    capped = count >= MOST
    return Found(hits, min(count, MOST - 1), capped, following, notice=query.notice, terms=terms, **facets)


Row = tuple[int, date, int]
Answer = tuple[Sequence[Row], int, Counts | None]
FROM = (
    "disclosure_snapshotsearch s"  # conditions are put together from our own words; values are always bound
)

OFF = [f"set_config('enable_{way}', 'off', true)" for way in ("bitmapscan", "seqscan", "sort")]


class _Plan:
    """One search on its way: what is asked, and the ways to the answer."""

    def __init__(self, cursor: Any, asked: Asked, query: bigrams.Query, terms: Sequence[str]) -> None:
        self.cursor, self.asked, self.query, self.terms = cursor, asked, query, terms
        self.filters = Filters(asked.kinds, asked.agencies, asked.acts, asked.states)

    def everything(self) -> Answer:
        """No words: the numbers of all there is are known, and either plan follows from them."""
        counts = whole(self.asked.since, self.asked.until, self.filters)
        if counts.count >= MOST:
            return self._walked(), counts.count, counts
        return self._page(self._gathered(self.filters)), counts.count, counts

    def worded(self) -> Answer:
        """Words: all that hold them, if they are few; else those that the filters leave; else the newest of many."""
        tries = ([] if self._surely_many() else [Filters()]) + ([self.filters] if self.filters.any else [])
        for filters in tries:
            rows = self._gathered(filters)
            if len(rows) < MOST:
                counts = counted(rows, self.filters)
                return self._page([row for row in rows if self.filters.keep(row)]), counts.count, counts
        return self._walked(), MOST, None

    def _surely_many(self) -> bool:
        """Whether PostgreSQL knows a single word to be so common that nobody need count: four times the most."""
        if len(self.query.tokens) != 1 or self.query.prefixes or self.query.confirm:
            return False
        where, values = _where(self.asked, self.query, Filters())
        self.cursor.execute(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM {FROM} WHERE {where}", values)  # noqa: S608
        told = self.cursor.fetchone()[0]
        plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
        return int(plan["Plan Rows"]) >= 4 * MOST

    def _gathered(self, filters: Filters) -> list[Any]:
        """At most so many hits, with what they are counted by."""
        where, values = _where(self.asked, self.query, filters)
        by_title = self.asked.sort != "newest" and bool(self.terms)
        hit = "(s.title LIKE ALL(%s))::int" if by_title else "0"
        patterns = [[f"%{bigrams.literal(term)}%" for term in self.terms]] if by_title else []
        self.cursor.execute(
            f"""SELECT s.snapshot_id, s.day, {hit}, s.kind, s.agency, s.act, s.state
                FROM {FROM} WHERE {where} LIMIT {MOST}""",  # noqa: S608
            [*patterns, *values],
        )
        return list(self.cursor.fetchall())

    def _page(self, rows: Sequence[Any]) -> list[Row]:
        """Few hits: title hits first, then the newest, behind the key of the last one seen."""
        key = _after(self.asked.after)
        places = ((hit, day, number) for number, day, hit, *_ in rows)
        behind = places if key is None else (one for one in places if one < key)
        first = nlargest(self.asked.size + 1, behind)
        return [(number, day, hit) for hit, day, number in first]

    def _walked(self) -> list[Row]:
        """Many hits: walk the index of days; the planner would guess wrong, so other ways are shut."""
        where, values = _where(self.asked, self.query, self.filters)
        self.cursor.execute(f"SELECT {', '.join(OFF)}")
        key = _after(self.asked.after)
        after = "AND (0, s.day, s.snapshot_id) < (%s, %s, %s)" if key else ""
        self.cursor.execute(
            f"""SELECT s.snapshot_id, s.day, 0 FROM {FROM} WHERE {where} {after}
                ORDER BY s.day DESC, s.snapshot_id DESC LIMIT %s""",  # noqa: S608
            [*values, *(key or ()), self.asked.size + 1],
        )
        return list(self.cursor.fetchall())


def _where(asked: Asked, query: bigrams.Query, filters: Filters) -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()
    if not query.empty:
        parts.append("s.words @@ %s::tsquery")
        values.append(query.tsquery())
    for pattern in query.like():
        parts.append("s.plain LIKE %s")
        values.append(pattern)
    for name, chosen in filters.chosen.items():
        parts.append(f"s.{name} = ANY(%s)")
        values.append(list(chosen))
    for sign, day in ((">=", asked.since), ("<=", asked.until)):
        if day is not None:
            parts.append(f"s.day {sign} %s")
            values.append(day)
    return " AND ".join(parts), values


def _after(key: str) -> tuple[int, date, int] | None:
    """The place behind a key `hit.day.id`; a key nobody gave out is no key."""
    parts = key.split(".")
    try:
        hit, day, number = int(parts[0]), date.fromisoformat(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        return None
    return (hit, day, number) if 0 <= hit <= 1 and 0 <= number < 2**62 else None


def _hits(rows: Sequence[Any]) -> list[Hit]:
    found = Snapshot.objects.defer("document", "proofs").in_bulk([row[0] for row in rows])
    return [
        Hit(found[number], f"{hit}.{day.isoformat()}.{number}")
        for number, day, hit in rows
        if number in found
    ]


def _facets(cursor: Any, asked: Asked, counts: Counts) -> dict[str, Any]:
    """How many there are of each kind, state, act and agency, each counted without its own filter where it can be."""
    agencies = counts.by("agency")
    shown = list(dict.fromkeys([*list(agencies)[:10], *asked.agencies]))
    known = names(cursor, shown)
    return {
        "kinds": counts.by("kind"),
        "states": counts.by("state"),
        "acts": counts.by("act"),
        "agencies": [(code, known.get(code, code), agencies.get(code, 0)) for code in shown],
    }
