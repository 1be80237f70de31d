"""检索: one search over everything public, in two plans chosen by us: few hits are sorted, many are walked by date."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import connection, transaction

from .. import bigrams
from ..models import Snapshot

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
    where, values = _where(asked, query)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 FROM {FROM} WHERE {where} LIMIT {MOST}) f", values)  # noqa: S608
        count = int(cursor.fetchone()[0])
        capped = count >= MOST
        rows = _walk(cursor, asked, where, values) if capped else _sorted(cursor, asked, where, values, terms)
        facets = {} if capped and not query.empty else _facets(cursor, asked, query)
    hits = _hits(rows[: asked.size])
    following = hits[-1].key if len(rows) > asked.size and hits else ""
    return Found(hits, min(count, MOST - 1), capped, following, notice=query.notice, terms=terms, **facets)


FROM = (
    "disclosure_snapshotsearch s"  # conditions are put together from our own words; values are always bound
)


def _where(asked: Asked, query: bigrams.Query, *, without: str = "") -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()
    if not query.empty:
        parts.append("s.words @@ %s::tsquery")
        values.append(query.tsquery())
    for pattern in query.like():
        parts.append("s.plain LIKE %s")
        values.append(pattern)
    lists = {"kind": asked.kinds, "agency": asked.agencies, "act": asked.acts, "state": asked.states}
    for name, chosen in lists.items():
        if chosen and name != without:
            parts.append(f"s.{name} = ANY(%s)")
            values.append(list(chosen))
    for sign, day in ((">=", asked.since), ("<=", asked.until)):
        if day is not None:
            parts.append(f"s.day {sign} %s")
            values.append(day)
    return " AND ".join(parts), values


def _sorted(cursor: Any, asked: Asked, where: str, values: list[Any], terms: Sequence[str]) -> list[Any]:
    """Few hits: gather them all, then sort."""
    by_title = asked.sort != "newest" and bool(terms)
    hit = "(s.title LIKE ALL(%s))::int" if by_title else "0"
    patterns = [
        ["%" + term.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%" for term in terms]
    ]
    after, more = _after(asked.after)
    cursor.execute(
        f"""WITH m AS MATERIALIZED (
              SELECT s.snapshot_id AS id, s.day, {hit} AS hit FROM {FROM} WHERE {where})
            SELECT id, day, hit FROM m {after} ORDER BY hit DESC, day DESC, id DESC LIMIT %s""",  # noqa: S608
        [*(patterns if by_title else []), *values, *more, asked.size + 1],
    )
    return list(cursor.fetchall())


def _walk(cursor: Any, asked: Asked, where: str, values: list[Any]) -> list[Any]:
    """Many hits: walk the index of days; the planner would guess wrong, so other ways are shut."""
    for way in ("enable_bitmapscan", "enable_seqscan", "enable_sort"):
        cursor.execute(f"SET LOCAL {way} = off")
    key, more = _after(asked.after, name="s.snapshot_id")
    after = key.replace("WHERE (hit, day, s.snapshot_id) <", "AND (0, s.day, s.snapshot_id) <")
    cursor.execute(
        f"""SELECT s.snapshot_id, s.day, 0 FROM {FROM} WHERE {where} {after}
            ORDER BY s.day DESC, s.snapshot_id DESC LIMIT %s""",  # noqa: S608
        [*values, *more, asked.size + 1],
    )
    return list(cursor.fetchall())


def _after(key: str, name: str = "id") -> tuple[str, list[Any]]:
    """The condition for going on behind a key `hit.day.id`; a key nobody gave out is no key."""
    parts = key.split(".")
    try:
        hit, day, number = int(parts[0]), date.fromisoformat(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        return "", []
    if not (0 <= hit <= 1 and 0 <= number < 2**62):
        return "", []
    return f"WHERE (hit, day, {name}) < (%s, %s, %s)", [hit, day, number]


def _hits(rows: Sequence[Any]) -> list[Hit]:
    found = Snapshot.objects.defer("document", "proofs").in_bulk([row[0] for row in rows])
    return [
        Hit(found[number], f"{hit}.{day.isoformat()}.{number}")
        for number, day, hit in rows
        if number in found
    ]


def _facets(cursor: Any, asked: Asked, query: bigrams.Query) -> dict[str, Any]:
    """How many there are of each kind, state and agency, each counted without its own filter."""
    plain = replace(asked, after="")
    return {
        "kinds": dict(_grouped(cursor, plain, query, "kind")),
        "states": dict(_grouped(cursor, plain, query, "state")),
        "acts": dict(_grouped(cursor, plain, query, "act")),
        "agencies": _agencies(cursor, plain, query),
    }


def _grouped(cursor: Any, asked: Asked, query: bigrams.Query, name: str) -> list[tuple[str, int]]:
    where, values = _where(asked, query, without=name)
    cursor.execute(
        f"SELECT s.{name}, count(*) FROM {FROM} WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1",  # noqa: S608
        values,
    )
    return [(value, int(count)) for value, count in cursor.fetchall() if value]


def _agencies(cursor: Any, asked: Asked, query: bigrams.Query) -> list[tuple[str, str, int]]:
    counted = _grouped(cursor, asked, query, "agency")
    top = [value for value, _ in counted[:10]] + list(asked.agencies)
    cursor.execute(
        """SELECT DISTINCT ON (agency) agency, agency_name FROM disclosure_snapshot
           WHERE agency = ANY(%s) AND agency_name <> '' ORDER BY agency, id DESC""",
        [top],
    )
    names = dict(cursor.fetchall())
    counts = dict(counted)
    return [(value, names.get(value, value), counts.get(value, 0)) for value in dict.fromkeys(top)]
