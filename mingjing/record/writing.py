"""记录: the one way a recorded row may change.

`write` opens the only transaction, and it is durable: what returned has committed, what raised has
changed nothing. Rows and entry are saved together or not at all. `write_many` does the same for many
new dockets of one entry each.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from . import commitments, staging, tlog
from .actor import Actor
from .models import Docket, Entry
from .refusal import KeyReused, Overtaken, Refused, Repeated, Unrecorded
from .standing import CHANGING, standing
from .words import canonical, instant

if TYPE_CHECKING:
    from .recorded import Recorded

Publish = Callable[[dict[str, Any], commitments.Commitment], Mapping[str, Any]]
"""From an entry's fields and their commitment to further public fields of its leaf (`h`, `m`)."""

_open: ContextVar["Writing | None"] = ContextVar("writing", default=None)


@dataclass
class Writing:
    """An entry while it is open: what it is called, and every row that became something."""

    docket: Docket
    entry: int
    number: int
    head: bytes
    at: datetime
    action: str
    says: dict[str, Any]
    leaf: dict[str, Any]
    kind: str = "rec"
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    publish: "Publish | None" = None
    made: list["Recorded"] = field(default_factory=list)

    def note(self, row: "Recorded") -> None:
        """Keep what a saved row became; a row is saved once per entry."""
        table = self.rows.setdefault(row._meta.db_table, {})
        if str(row.pk) in table:
            raise Unrecorded(f"{type(row).__name__} 在同一记录条内保存了两次")
        table[str(row.pk)] = row.words()
        self.made.append(row)

    def create_many(self, rows: Iterable["Recorded"]) -> None:
        """Insert many rows of one model under this entry."""
        batch = list(rows)
        for row in batch:
            row.entry_id = self.entry
        if batch:
            rows_of: QuerySet[Recorded] = QuerySet(type(batch[0]))
            rows_of.bulk_create(batch, batch_size=500)
        for row in batch:
            self.note(row)


def writing_now() -> Writing | None:
    """The entry being written in this context, if any."""
    return _open.get()


def stored_key(key: uuid.UUID, by: Actor) -> uuid.UUID:
    """A request's key as kept: unique within the actor, so nobody can spoil another's."""
    return uuid.uuid5(key, by.account)


@contextmanager
def write(
    docket: Docket,
    action: str,
    *,
    by: Actor,
    says: Mapping[str, Any],
    key: uuid.UUID,
    kind: str = "rec",
    leaf: Mapping[str, Any] | None = None,
    version: int | None = None,
    wait: timedelta = timedelta(0),
) -> Iterator[Writing]:
    """Run the block as one entry on the docket (made if new).

    `says` is the form's words; the block may add to `writing.says`. `kind` and `leaf` are the public
    leaf's kind and fields. `version` is the docket's length as the form saw it.
    Raises Repeated, KeyReused, Overtaken.
    """
    asked = _digest(action, says)
    kept = stored_key(key, by)
    with transaction.atomic(durable=True):
        entry, number, head, at, mark = _opened(docket, kept, asked)
        if version is not None and version != number - 1:
            raise Overtaken(version, number - 1)
        writing = Writing(docket, entry, number, head, at, action, dict(says), dict(leaf or {}), kind)
        token = _open.set(writing)
        try:
            with standing(None if docket.kind in CHANGING else mark):
                yield writing
        finally:
            _open.reset(token)
        _append(writing, by, kept, asked, wait)
    docket.length, docket.at = writing.number, writing.at


def _digest(action: str, says: Mapping[str, Any]) -> bytes:
    """What a key is bound to: the words asked for."""
    try:
        return hashlib.sha256(tlog.canonical(canonical({"action": action, "says": says}))).digest()
    except (TypeError, tlog.NotCanonical) as wrong:
        raise Refused(["所填内容中有记录不能保存的值：数值应当是整数，且不得超过十六位。"]) from wrong


def _opened(docket: Docket, key: uuid.UUID, asked: bytes) -> tuple[int, int, bytes, datetime, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opened.*, mark FROM record_open(%s, %s, %s, %s, %s) opened, record_standing",
            [docket.id, docket.kind, docket.agency, key, asked],
        )
        entry, number, head, at, repeats, same, mark = cursor.fetchone()
    if repeats is not None:
        raise Repeated(repeats) if same else KeyReused()
    return entry, number, bytes(head), at, str(mark)


def _append(writing: Writing, by: Actor, key: uuid.UUID, asked: bytes, wait: timedelta) -> None:
    leaf, body = _told(writing, canonical(by.words()))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record_append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                writing.docket.id,
                writing.entry,
                writing.number,
                writing.head,
                writing.action,
                key,
                asked,
                leaf,
                *body,
                f"{wait.total_seconds()} seconds",
            ],
        )


def _told(writing: Writing, words: dict[str, Any]) -> tuple[bytes, list[str]]:
    """The leaf that commits to an entry, and its body's parts as JSON: by, says, rows, salts."""
    says, rows = canonical(writing.says), canonical(writing.rows)
    head: dict[str, Any] = {
        "docket": str(writing.docket.id),
        "number": writing.number,
        "before": writing.head.hex(),
        "action": writing.action,
        "at": instant(writing.at),
    }
    flat = commitments.flatten(by=words, says=says, rows=rows, head=head)
    bound = commitments.commit(flat)
    if writing.publish is not None:
        writing.leaf |= writing.publish(flat, bound)
    told = {} if writing.kind == "hb" else {"c": bound.c.hex(), "s": bound.s.hex()}
    leaf = tlog.leaf_bytes(writing.kind, **told, **writing.leaf)
    salts = {path: salt.hex() for path, salt in bound.salts.items()}
    return leaf, [orjson.dumps(part).decode() for part in (words, says, rows, salts)]


@dataclass
class First:
    """A new docket's first and only entry, to be written with others: its key, what was asked, what it became."""

    key: uuid.UUID
    asked: Mapping[str, Any]
    writing: Writing
    beside: list[Model] = field(default_factory=list)
    """Derived rows that come with it."""


Outcome = Repeated | KeyReused | None
"""What stood against one of many: the same words came before, other words did, or nothing."""


def write_many(prepare: Callable[[datetime], Sequence[First]], *, by: Actor) -> list[Outcome]:
    """Write many new dockets in one transaction, or none; `prepare` is told the hour they will bear.

    A repeated key is left out with its rows and answered for, in the order given; a docket that stands
    already, or an agency the session may not write for, lets nothing of the batch stand.
    """
    words = canonical(by.words())
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        batch = prepare(staging.stage(cursor))
        outcomes = staging.write_entries(
            cursor, (_columns(place, one, by, words) for place, one in enumerate(batch))
        )
        placed = [(place, row) for place, one in enumerate(batch) for row in (*one.writing.made, *one.beside)]
        staging.insert_placed(cursor, placed)
    return [
        None if repeats is None else Repeated(repeats) if same else KeyReused()
        for _, _, repeats, same in outcomes
    ]


def _columns(place: int, one: First, by: Actor, words: dict[str, Any]) -> list[Any]:
    """One staged entry, as `staging.ENTRY` names its columns."""
    writing = one.writing
    leaf, body = _told(writing, words)
    asked, docket = _digest(writing.action, one.asked), writing.docket
    return [
        place, docket.id, docket.kind, docket.agency, writing.action, stored_key(one.key, by), asked, leaf, *body
    ]  # fmt: skip


def used_keys(asked: Mapping[uuid.UUID, Mapping[str, Any]], *, by: Actor) -> dict[uuid.UUID, Outcome]:
    """Of keys with the words asked for, those that were used: for the same words or for others."""
    kept = {stored_key(key, by): key for key in asked}
    found = Entry.objects.filter(key__in=kept).values_list("key", "id", "action", "asked")
    return {
        kept[key]: Repeated(entry) if _digest(action, asked[kept[key]]) == bytes(digest) else KeyReused()
        for key, entry, action, digest in found
    }
