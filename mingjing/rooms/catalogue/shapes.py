"""Catalogues as plain rows: how JSON becomes rows of tables and is read back, with the same digest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785
from django.core.exceptions import ValidationError
from django.db import models

from mingjing.record.recorded import Recorded
from mingjing.record.words import canonical, plain

from .models import (
    Article,
    Benchmark,
    DisclosureItem,
    DocumentTemplate,
    Edition,
    Grade,
    Ground,
    Holiday,
    Law,
    Matter,
    NumberPattern,
    RecordingItem,
    ReviewItem,
    Threshold,
)

Row = Mapping[str, Any]
NOT_CONTENT = {"id", "entry_id", "edition_id", "place"}


@dataclass(frozen=True)
class Shape:
    """What a row of a catalogue is: its table, what tells rows apart, and the rows it holds inside."""

    model: type[Recorded]
    key: tuple[str, ...]
    owner: str = ""
    inner: "Shape | None" = None
    inner_name: str = ""

    def fields(self) -> list["models.Field[Any, Any]"]:
        """The columns a row is written in; keys of owners are left out."""
        found = self.model._meta.concrete_fields
        return [field for field in found if field.attname not in {*NOT_CONTENT, f"{self.owner}_id"}]

    def key_of(self, row: Row) -> str:
        """What a reader calls the row."""
        return "-".join(str(plain(row.get(name))) for name in self.key if row.get(name) not in (None, ""))


SHAPES: dict[str, Shape] = {
    "law": Shape(Law, ("code",), inner=Shape(Article, ("number", "branch"), "law"), inner_name="articles"),
    "matter": Shape(
        Matter,
        ("code",),
        inner=Shape(Ground, ("use", "law", "article", "paragraph", "item"), "matter"),
        inner_name="grounds",
    ),
    "benchmark": Shape(Benchmark, ("code",), inner=Shape(Grade, ("code",), "benchmark"), inner_name="grades"),
    "review": Shape(ReviewItem, ("code",)),
    "disclosure": Shape(DisclosureItem, ("code",)),
    "recording": Shape(RecordingItem, ("code",)),
    "template": Shape(DocumentTemplate, ("code",)),
    "number": Shape(NumberPattern, ("code",)),
    "holiday": Shape(Holiday, ("day",)),
    "threshold": Shape(Threshold, ("code",)),
}


@dataclass(frozen=True)
class Checked:
    """Rows made whole, with every reason against them."""

    rows: list[dict[str, Any]]
    problems: list[str]


def check(kind: str, rows: Sequence[Row]) -> Checked:
    """Every row with all its columns in JSON values, and a sentence for each that does not fit."""
    problems: list[str] = []
    whole = [_whole(SHAPES[kind], row, f"第{place}行", problems) for place, row in enumerate(rows, 1)]
    problems += _twice(SHAPES[kind], whole, "")
    return Checked(whole, problems)


def _whole(shape: Shape, row: Row, where: str, problems: list[str]) -> dict[str, Any]:
    known = {field.attname for field in shape.fields()} | ({shape.inner_name} if shape.inner else set())
    problems += [f"{where}含有不认识的栏目“{name}”。" for name in row if name not in known]
    whole = {field.attname: _value(field, row, where, problems) for field in shape.fields()}
    if shape.inner is not None:
        parts = row.get(shape.inner_name) or []
        whole[shape.inner_name] = [
            _whole(shape.inner, part, f"{where}之{place}", problems) for place, part in enumerate(parts, 1)
        ]
        problems += _twice(shape.inner, whole[shape.inner_name], where)
    return whole


def _value(field: "models.Field[Any, Any]", row: Row, where: str, problems: list[str]) -> Any:
    value, told = _cleaned(field, row)
    if told:
        problems.append(f"{where}的“{field.help_text or field.attname}”（{field.attname}）有误：{told}")
    return value


def _cleaned(field: "models.Field[Any, Any]", row: Row) -> tuple[Any, str]:
    """The value as the column keeps it, or as it was given with what is wrong with it."""
    given = row[field.attname] if field.attname in row else field.get_default()
    if given is None and field.null:
        return None, ""
    if given is None and field.blank:
        given = field.get_default()
    try:
        return canonical(field.clean(canonical(given), None)), ""
    except (ValidationError, TypeError, OverflowError) as wrong:
        told = "、".join(wrong.messages) if isinstance(wrong, ValidationError) else "不是可用的值。"
        return given, told


def fitted(shape: Shape, row: Row) -> tuple[dict[str, Any], dict[str, str]]:
    """A row's own columns in JSON values, and by column what does not fit."""
    cleaned = {field.attname: _cleaned(field, row) for field in shape.fields()}
    whole = {name: value for name, (value, _) in cleaned.items()}
    return whole, {name: told for name, (_, told) in cleaned.items() if told}


def _twice(shape: Shape, rows: Sequence[Row], where: str) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        key = shape.key_of(row)
        if key in seen:
            yield f"{where}“{key}”重复出现。"
        seen.add(key)


def digest(kind: str, rows: Sequence[Row]) -> str:
    """SHA-256 over the content of an edition, independent of ids."""
    return hashlib.sha256(rfc8785.dumps(canonical({"kind": kind, "rows": list(rows)}))).hexdigest()


def build(edition: Edition, rows: Sequence[Row]) -> list[list[Recorded]]:
    """Unsaved rows of the edition's tables, owners before what they own."""
    shape = SHAPES[edition.kind]
    outer: list[Recorded] = []
    inner: list[Recorded] = []
    for place, row in enumerate(rows):
        owner = _built(shape, row, edition=edition, place=place)
        outer.append(owner)
        if shape.inner is not None:
            parts = row.get(shape.inner_name) or ()
            inner += [
                _built(shape.inner, part, edition=edition, place=at, **{shape.inner.owner: owner})
                for at, part in enumerate(parts)
            ]
    return [outer, inner]


def _built(shape: Shape, row: Row, **owners: Any) -> Recorded:
    values = {field.attname: field.to_python(row[field.attname]) for field in shape.fields()}
    return shape.model(**values, **owners)


def content(edition: Edition) -> list[dict[str, Any]]:
    """The rows of an edition read back; their digest is the edition's."""
    shape = SHAPES[edition.kind]
    outer = _saved(shape, edition)
    if shape.inner is None:
        return [_plain(shape, row) for row in outer]
    inside: dict[object, list[dict[str, Any]]] = {}
    for part in _saved(shape.inner, edition):
        inside.setdefault(getattr(part, f"{shape.inner.owner}_id"), []).append(_plain(shape.inner, part))
    return [{**_plain(shape, row), shape.inner_name: inside.get(row.pk, [])} for row in outer]


def _saved(shape: Shape, edition: Edition) -> list[Recorded]:
    where = {"edition_id": edition.pk}
    return list(shape.model.objects.filter(**where).order_by("place"))


def _plain(shape: Shape, row: Recorded) -> dict[str, Any]:
    return {field.attname: plain(getattr(row, field.attname)) for field in shape.fields()}
