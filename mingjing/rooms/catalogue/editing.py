"""逐条改: the rows of a draft changed one at a time, found by what a reader calls them.

Refused
  └ Changed    somebody else changed this very row since its form was opened
Each change reads the draft anew under a lock, so that two editors change two rows and neither loses a word.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Literal

import rfc8785
from django.db import transaction

from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.record.words import canonical

from .drafts import refuse_editing
from .models import EditionDraft
from .queries import content, newest
from .shapes import SHAPES, Row, Shape, check, fitted

MOST_TOLD = 12
Whole = dict[str, Any]


class Changed(Refused):
    """Somebody else changed the row since the form was opened; `now` is what it says, None where it is gone."""

    def __init__(self, now: Row | None, editor: str) -> None:
        self.now = now
        done = "删去" if now is None else "改过"
        super().__init__([f"您打开本页后，这一条已由{editor}{done}，请看过之后再改。"])


def mark(words: Mapping[str, Any]) -> str:
    """What a form carries to know the row it was opened with."""
    return hashlib.sha256(rfc8785.dumps(canonical(dict(words)))).hexdigest()[:16]


def outside(kind: str, row: Row) -> Whole:
    """A row without the rows inside it."""
    return {name: value for name, value in row.items() if name != SHAPES[kind].inner_name}


def details(draft: EditionDraft) -> Whole:
    """What is said of the draft as a whole."""
    return {"effective_from": str(draft.effective_from), "note": draft.note}


def found(shape: Shape, rows: Sequence[Whole], key: str) -> int | None:
    """Where the row of this key stands."""
    return next((place for place, row in enumerate(rows) if shape.key_of(row) == key), None)


@contextmanager
def _editing(draft: EditionDraft, by: Actor) -> Iterator[EditionDraft]:
    """The draft as it stands now, locked; saved when the block ends well."""
    with transaction.atomic():
        kept = EditionDraft.objects.select_for_update().get(pk=draft.pk)
        refuse_editing(kept, by)
        yield kept
        kept.state = "drafting"
        kept.editors = [*(one for one in kept.editors if one.get("account") != by.account), by.words()]
        kept.save()


def set_details(draft: EditionDraft, *, effective_from: date, note: str, seen: str, by: Actor) -> None:
    """Change the day and the note of the draft."""
    with _editing(draft, by) as kept:
        _unchanged(kept, details(kept), seen)
        kept.effective_from, kept.note = effective_from, note


def put_row(draft: EditionDraft, words: Row, *, key: str, seen: str, by: Actor) -> str:
    """Write the row's own columns, or add a row where no key is given; its key. What it holds inside stays."""
    shape = SHAPES[draft.kind]
    whole = _fitting(shape, words)
    with _editing(draft, by) as kept:
        at = _place(kept, shape, kept.rows, key) if key else None
        if at is not None:
            _unchanged(kept, outside(draft.kind, kept.rows[at]), seen)
        if shape.inner is not None:
            whole[shape.inner_name] = kept.rows[at][shape.inner_name] if at is not None else []
        _put(shape, kept.rows, whole, at)
    return shape.key_of(whole)


def remove_row(draft: EditionDraft, *, key: str, seen: str, by: Actor) -> None:
    """Take a row out of the draft."""
    shape = SHAPES[draft.kind]
    with _editing(draft, by) as kept:
        at = _place(kept, shape, kept.rows, key)
        _unchanged(kept, kept.rows[at], seen)
        del kept.rows[at]


def restore_row(draft: EditionDraft, *, key: str, seen: str, by: Actor) -> None:
    """The row as the standing edition has it: in the place of what it became, or again where it stood."""
    shape = SHAPES[draft.kind]
    standing = newest(draft.kind, draft.code, draft.agency)
    before = content(standing) if standing else []
    was = found(shape, before, key)
    if was is None:
        raise Refused([f"现行版本没有“{key}”这一条。"])
    with _editing(draft, by) as kept:
        at = found(shape, kept.rows, key)
        if at is None:
            kept.rows.insert(_after(shape, kept.rows, before[:was]), before[was])
        else:
            _unchanged(kept, kept.rows[at], seen)
            kept.rows[at] = before[was]


def put_part(draft: EditionDraft, words: Row, *, owner: str, key: str, seen: str, by: Actor) -> str:
    """Write one row inside a row, or add one at the end where no key is given; its key."""
    shape = SHAPES[draft.kind]
    inner = _inner(shape)
    whole = _fitting(inner, words)
    with _editing(draft, by) as kept:
        parts = _parts(kept, shape, owner)
        at = _place(kept, inner, parts, key) if key else None
        if at is not None:
            _unchanged(kept, parts[at], seen)
        _put(inner, parts, whole, at)
    return inner.key_of(whole)


def remove_part(draft: EditionDraft, *, owner: str, key: str, seen: str, by: Actor) -> None:
    """Take one row out of the row that holds it."""
    shape = SHAPES[draft.kind]
    with _editing(draft, by) as kept:
        parts = _parts(kept, shape, owner)
        at = _place(kept, _inner(shape), parts, key)
        _unchanged(kept, parts[at], seen)
        del parts[at]


def move_part(draft: EditionDraft, *, owner: str, key: str, way: Literal["up", "down"], by: Actor) -> None:
    """One place up or down; at the end of its list it stays."""
    shape = SHAPES[draft.kind]
    with _editing(draft, by) as kept:
        parts = _parts(kept, shape, owner)
        at = _place(kept, _inner(shape), parts, key)
        to = max(0, min(len(parts) - 1, at + (1 if way == "down" else -1)))
        parts.insert(to, parts.pop(at))


def load_rows(draft: EditionDraft, rows: Sequence[Row], *, by: Actor) -> None:
    """Put a list kept elsewhere in the place of all rows; one that does not fit changes nothing."""
    name = SHAPES[draft.kind].inner_name
    inside = [row.get(name) or [] for row in rows] if name else []
    if not all(isinstance(parts, list) and all(isinstance(one, dict) for one in parts) for parts in inside):
        raise Refused([f"“{name}”应当是一份清单，每一条是一组名和值。"])
    whole = check(draft.kind, rows)
    if whole.problems:
        rest = len(whole.problems) - MOST_TOLD
        more = [f"还有 {rest} 处，改过以上各处之后再载入。"] if rest > 0 else []
        raise Refused([*whole.problems[:MOST_TOLD], *more])
    with _editing(draft, by) as kept:
        kept.rows = whole.rows


def _fitting(shape: Shape, words: Row) -> Whole:
    whole, wrong = fitted(shape, words)
    if wrong:
        raise Refused(list(wrong.values()), fields=wrong)
    return whole


def _put(shape: Shape, rows: list[Whole], whole: Whole, at: int | None) -> None:
    """Into its place, or at the end; two rows of one key would be one to whoever reads them."""
    key = shape.key_of(whole)
    taken = found(shape, rows, key)
    if taken is not None and taken != at:
        sentence = f"已经有“{key}”这一条。"
        raise Refused([sentence], fields={shape.key[0]: sentence})
    if at is None:
        rows.append(whole)
    else:
        rows[at] = whole


def _place(kept: EditionDraft, shape: Shape, rows: Sequence[Whole], key: str) -> int:
    at = found(shape, rows, key)
    if at is None:
        raise Changed(None, _last(kept))
    return at


def _unchanged(kept: EditionDraft, words: Row, seen: str) -> None:
    if mark(words) != seen:
        raise Changed(words, _last(kept))


def _last(kept: EditionDraft) -> str:
    return str(kept.editors[-1].get("name", "") if kept.editors else kept.by.get("name", ""))


def _inner(shape: Shape) -> Shape:
    if shape.inner is None:
        raise Refused(["这种目录的条目没有下级条目。"])
    return shape.inner


def _parts(kept: EditionDraft, shape: Shape, owner: str) -> list[Whole]:
    _inner(shape)
    parts: list[Whole] = kept.rows[_place(kept, shape, kept.rows, owner)][shape.inner_name]
    return parts


def _after(shape: Shape, rows: Sequence[Whole], before: Sequence[Whole]) -> int:
    """Behind the nearest row that stood before it and is still there."""
    for row in reversed(before):
        at = found(shape, rows, shape.key_of(row))
        if at is not None:
            return at + 1
    return 0
