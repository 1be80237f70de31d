"""跟随: walk the sealed record in order, remember how far, set aside what fails.

A follower is a function that sees one sealed entry. Effects in the database and the cursor commit
together; one that writes the record calls an action with a key made of its name and the leaf, so that
twice is once. What fails is parked with everything later on its docket behind it, and tried again.
"""

import json
import logging
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from .models import Checkpoint, Cursor, Leaf, Parked

log = logging.getLogger(__name__)
KEYS = uuid.UUID("6d696e67-6a69-4e67-8000-666f6c6c6f77")
BATCH = 200
"""Leaves that a follower works on at once."""
AHEAD = 2000
"""Leaves that a follower looks over at once, to find those it works on."""


@dataclass(frozen=True)
class Seen:
    """A sealed entry as a follower sees it."""

    index: int
    entry: int
    docket: uuid.UUID
    docket_kind: str
    agency: int
    number: int
    action: str
    at: datetime
    leaf: dict[str, Any]
    leaf_hash: str
    by: dict[str, Any]
    says: dict[str, Any]
    rows: dict[str, Any]

    def key(self, name: str) -> uuid.UUID:
        """The key under which a follower's own entry about this leaf is written once."""
        return uuid.uuid5(KEYS, f"{name}/{self.index}")


@dataclass(frozen=True)
class Follower:
    """A named reader of the record; no actions named means every entry."""

    name: str
    work: Callable[[Seen], None]
    actions: frozenset[str]
    kinds: frozenset[str]
    writes: bool
    together: Callable[[Sequence[Seen]], None] | None = None

    def wants(self, action: str, kind: str) -> bool:
        return (not self.actions or action in self.actions) and (not self.kinds or kind in self.kinds)


FOLLOWERS: dict[str, Follower] = {}


def follower(
    name: str,
    *,
    actions: Iterable[str] = (),
    kinds: Iterable[str] = (),
    writes: bool = False,
    together: Callable[[Sequence[Seen]], None] | None = None,
) -> Callable[[Callable[[Seen], None]], Callable[[Seen], None]]:
    """Declare a follower; `kinds` are leaf kinds, `writes` marks one that calls actions.

    `together` does for many leaves in one transaction what the function does for each; where it fails, each is
    worked off alone, so that only the one to blame is parked.
    """

    def declare(work: Callable[[Seen], None]) -> Callable[[Seen], None]:
        FOLLOWERS[name] = Follower(name, work, frozenset(actions), frozenset(kinds), writes, together)
        return work

    return declare


def discover() -> dict[str, Follower]:
    """Every follower of every room and door."""
    for config in apps.get_app_configs():
        if config.name.startswith("mingjing.") and find_spec(f"{config.name}.followers"):
            import_module(f"{config.name}.followers")
    return FOLLOWERS


def advance(one: Follower, *, limit: int = AHEAD) -> int:
    """Let a follower read on, at most `limit` leaves; how many it read."""
    _retry(one)
    cursor, _ = Cursor.objects.get_or_create(follower=one.name)
    newest = Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0
    rows = list(
        Leaf.objects.filter(index__gt=cursor.index, index__lt=newest)
        .order_by("index")
        .values_list("index", "entry__action", "entry__leaf")[:limit]
    )
    wanted = [index for index, action, leaf in rows if one.wants(action, json.loads(bytes(leaf))["t"])]
    for start in range(0, len(wanted), BATCH):
        _see(one, wanted[start : start + BATCH])
    if rows:
        Cursor.objects.filter(follower=one.name).update(index=rows[-1][0])
    return len(rows)


def _see(one: Follower, indexes: Sequence[int]) -> None:
    """Work leaves off in order: all at once where the follower can and nothing is parked, else one by one."""
    all_seen = look_at(indexes)
    if one.together is None or len(all_seen) < 2 or not _together(one, all_seen):
        for seen in all_seen:
            _see_alone(one, seen)


def _together(one: Follower, all_seen: Sequence[Seen]) -> bool:
    """Whether these leaves could be worked off in one transaction."""
    dockets = [seen.docket for seen in all_seen]
    if one.together is None or Parked.objects.filter(follower=one.name, docket__in=dockets).exists():
        return False
    try:
        with transaction.atomic():
            one.together(all_seen)
            _go_on(one, all_seen[-1])
    except Exception:  # a loop that must go on
        log.exception("follower %s works off the leaves from %s one by one", one.name, all_seen[0].index)
        return False
    return True


def _see_alone(one: Follower, seen: Seen) -> None:
    if Parked.objects.filter(follower=one.name, docket=seen.docket).exists():
        _park(one, seen, "等待本案卷中先前一条")
        return
    try:
        _work(one, seen)
    except Exception as wrong:  # a loop that must go on
        log.exception("follower %s parked leaf %s", one.name, seen.index)
        _park(one, seen, f"{type(wrong).__name__}: {wrong}")


def _work(one: Follower, seen: Seen) -> None:
    if one.writes:
        one.work(seen)
        Cursor.objects.filter(follower=one.name).update(index=seen.index)
        return
    with transaction.atomic():
        one.work(seen)
        _go_on(one, seen)


def _go_on(one: Follower, seen: Seen) -> None:
    Cursor.objects.filter(follower=one.name, index__lt=seen.index).update(index=seen.index)


def _park(one: Follower, seen: Seen, error: str) -> None:
    Parked.objects.update_or_create(
        follower=one.name,
        index=seen.index,
        defaults={
            "docket": seen.docket,
            "error": error[:2000],
            "next_at": timezone.now() + timedelta(seconds=5),
        },
    )


def _retry(one: Follower) -> None:
    """Try again what is parked and due, in order; a docket's later leaves wait for its first."""
    blocked: set[uuid.UUID] = set()
    for parked in list(Parked.objects.filter(follower=one.name).order_by("index")[:BATCH]):
        if parked.docket in blocked or parked.next_at > timezone.now():
            blocked.add(parked.docket)
            continue
        try:
            _work(one, look(parked.index))
            parked.delete()
        except Exception as wrong:  # a loop that must go on
            blocked.add(parked.docket)
            parked.tries += 1
            parked.error = f"{type(wrong).__name__}: {wrong}"[:2000]
            parked.next_at = timezone.now() + timedelta(seconds=min(3600, 5 * 2**parked.tries))
            parked.save()


_LOOK = """SELECT l.index, e.id, d.id, d.kind, d.agency, e.number, e.action, e.at, e.leaf, e.hash, b.by, b.says, b.rows
  FROM record_leaf l JOIN record_entry e ON e.id = l.entry_id JOIN record_docket d ON d.id = e.docket_id
  JOIN record_body b ON b.entry_id = e.id WHERE l.index = ANY(%s) ORDER BY l.index"""


def look(index: int) -> Seen:
    """One sealed entry with its body, by its place in the log."""
    return look_at([index])[0]


def look_at(indexes: Sequence[int]) -> list[Seen]:
    """Sealed entries with their bodies, by their places in the log, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [list(indexes)])
        return [_seen(*row) for row in cursor.fetchall()]


def _seen(*row: Any) -> Seen:
    place, entry, docket, kind, agency, number, action, at, leaf, hashed, *parts = row
    by, says, rows = (json.loads(part) if isinstance(part, str) else part for part in parts)
    return Seen(
        place,
        entry,
        docket,
        kind,
        agency,
        number,
        action,
        at,
        json.loads(bytes(leaf)),
        bytes(hashed).hex(),
        by,
        says,
        rows,
    )
