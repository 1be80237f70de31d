"""One form for a row and for a row inside a row: read, kept when refused, and compared when somebody else was first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue.editing import Changed, mark
from mingjing.rooms.catalogue.shapes import Row, Shape

from ..guarding import DeskRequest
from .columns import Column, Read, columns, drawn, read, said, shown

Save = Callable[[Row, str], str]
"""Writes the values, told what the form was opened with, and gives the row's key."""


@dataclass
class Form:
    """What the page shows: the fields as typed or as they stand, what is wrong, and what somebody else made of it."""

    fields: list[dict[str, Any]]
    seen: str
    status: int = 200
    errors: list[dict[str, str]] = field(default_factory=list)
    now: list[dict[str, str]] = field(default_factory=list)
    gone: bool = False


def opened(shape: Shape, row: Row | None) -> Form:
    """The form of a row as it stands, or an empty one."""
    asked, words = columns(shape, row), row or {}
    unit = words.get("unit", "")
    values = {one.name: shown(one, words.get(one.name, one.default), unit=unit) for one in asked}
    return Form([drawn(one, values[one.name], "") for one in asked], mark(row) if row else "")


def posted(request: DeskRequest, shape: Shape, row: Row | None, save: Save) -> tuple[str, Form | None]:
    """The key of what was saved, or the form as it was typed with every reason."""
    asked = columns(shape, row)
    told, seen = read(asked, request.POST, row), request.POST.get("seen", "")
    if told.errors:
        return "", _again(asked, told, seen, told.errors, 422)
    try:
        return save(told.values, seen), None
    except Changed as changed:
        form = _again(asked, told, seen, {}, 409)
        form.errors = [{"text": reason} for reason in changed.reasons]
        form.gone, form.seen = changed.now is None, mark(changed.now) if changed.now else ""
        form.now = _differing(asked, changed.now or {}, told)
        return "", form
    except Refused as refused:
        if not refused.fields:
            raise
        named = {one.name: f"“{one.label}”" for one in asked}
        wrong = {
            name: text if text.startswith("已经有") else f"{named.get(name, '')}{text}"
            for name, text in refused.fields.items()
        }
        return "", _again(asked, told, seen, wrong, 422)


def _again(asked: Sequence[Column], told: Read, seen: str, wrong: dict[str, str], status: int) -> Form:
    fields = [drawn(one, told.raw[one.name], wrong.get(one.name, "")) for one in asked]
    errors = [{"text": text, "id": f"field-{name}"} for name, text in wrong.items()]
    return Form(fields, seen, status, errors)


def _differing(asked: Sequence[Column], now: Row, told: Read) -> list[dict[str, str]]:
    """What the row says by now where it is not what was typed."""
    return [
        {"label": one.label, "value": said(one, now[one.name], now) or "空"}
        for one in asked
        if one.name in now and now[one.name] != told.values[one.name]
    ]
