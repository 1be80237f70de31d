"""A row as a form and a form as a row: each column drawn by its type, and read back to the same value."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict

from mingjing.law.procedures import all_procedures
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.cases.papers import parse_money
from mingjing.rooms.catalogue.shapes import Row, Shape

from .labels import CHOICES, HINTS, LABELS, METHODS, MONEY, SCALED, UNITS

Options = tuple[tuple[str, str], ...]
LONG = 200
WIDE = frozenset({"paragraphs", "lines", "pairs", "choices"})
SCALES = {"%": 100, "倍": 10_000}


@dataclass(frozen=True)
class Column:
    """One column of a row, as its form needs it."""

    name: str
    label: str
    type: str
    hint: str = ""
    required: bool = False
    default: Any = ""
    options: Options = ()
    unit: str = ""
    most: int = 0
    number: bool = False


@dataclass
class Read:
    """What was posted: the row's values, the words to show again, and what could not be read."""

    values: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def columns(shape: Shape, row: Row | None = None) -> list[Column]:
    """The columns of a row; what its own value makes necessary (a line end, an unlisted choice) is kept possible."""
    return [_column(shape.model.__name__, one, (row or {}).get(one.attname)) for one in shape.fields()]


def _column(table: str, one: Any, value: Any) -> Column:
    path = f"{table}.{one.attname}"
    default = None if one.null else "" if one.empty_strings_allowed else None
    default = one.get_default() if one.has_default() else default
    kind, options = _type(path, one, value)
    return Column(
        name=one.attname,
        label=LABELS[table][one.attname],
        type=kind,
        hint=HINTS.get(path, ""),
        required=not (one.null or one.blank or one.has_default()),
        default=default,
        options=options,
        unit=SCALED.get(path) or UNITS.get(path, ""),
        most=one.max_length or 0,
        number=one.get_internal_type() in {"IntegerField", "BigIntegerField"},
    )


def _type(path: str, one: Any, value: Any) -> tuple[str, Options]:
    kind = one.get_internal_type()
    if one.name == "agency":
        return "choice", tuple(
            (str(number), name) for number, name in {0: "全市", **agencies.names()}.items()
        )
    if path == "Matter.procedures":
        return "choices", _with(value, tuple((code, each.title) for code, each in all_procedures().items()))
    if path == "RecordingItem.methods":
        return "choices", _with(value, METHODS)
    if one.choices:
        named = CHOICES.get(path, {})
        return "choice", tuple(
            (str(code), named.get(str(code), str(label))) for code, label in one.flatchoices
        )
    if kind == "JSONField":
        return ("pairs" if isinstance(one.get_default(), dict) else "lines"), ()
    if path in MONEY:
        return "money", ()
    if path in SCALED:
        return "scaled", ()
    long = (one.max_length or LONG + 1) > LONG or (isinstance(value, str) and "\n" in value)
    plain = {
        "BooleanField": "yes",
        "DateField": "date",
        "IntegerField": "number",
        "BigIntegerField": "number",
    }
    return plain.get(kind) or ("paragraphs" if long else "text"), ()


def _with(value: Any, options: Options) -> Options:
    """The chosen ones first, in their order, whether they are listed or not."""
    named, chosen = dict(options), [str(one) for one in value or ()]
    return tuple((one, named.get(one, one)) for one in dict.fromkeys([*chosen, *named]))


def _amount(one: Column, unit: object) -> str:
    """A threshold's value is money where its unit is fen."""
    return "money" if one.name == "value" and unit == "fen" else one.type


def shown(one: Column, value: Any, *, unit: object = "") -> Any:
    """A value as it stands in the form."""
    kind = _amount(one, unit)
    if kind == "choices":
        return [str(each) for each in value or ()]
    if value is None:
        return ""
    if kind == "money":
        return _scaled(value, 100)
    if kind == "scaled":
        return _scaled(value, SCALES[one.unit])
    if kind == "yes":
        return "yes" if value else "no"
    if kind == "lines":
        return "\n".join(map(_line, value))
    if kind == "pairs":
        return "\n".join(f"{name}：{_line(each)}" for name, each in value.items())
    return str(value)


def _scaled(value: int, scale: int) -> str:
    told = f"{Decimal(value) / scale:f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def _line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read(shown_columns: Sequence[Column], posted: QueryDict, row: Row | None) -> Read:
    """The posted words as a row; words left as they were keep the value as it was, to the letter."""
    found, now = Read(), row or {}
    unit = posted.get("unit", "")
    for one in shown_columns:
        raw: Any = (
            posted.getlist(one.name)
            if one.type == "choices"
            else posted.get(one.name, "").replace("\r\n", "\n")
        )
        found.raw[one.name] = raw
        if one.name in now and unit == now.get("unit", "") and raw == shown(one, now[one.name], unit=unit):
            found.values[one.name] = now[one.name]
            continue
        try:
            found.values[one.name] = _value(one, raw, unit)
        except ValueError as wrong:
            found.errors[one.name] = f"“{one.label}”{wrong}"
    return found


def _value(one: Column, raw: Any, unit: str) -> Any:
    if one.type == "choices":
        return list(raw)
    if not raw.strip():
        if one.required:
            raise ValueError("应当填写。")
        return one.default
    return READERS[_amount(one, unit)](raw, one)


def _money(raw: str, one: Column) -> int:
    fen = parse_money(raw if any(mark in raw for mark in "元圆万") else f"{raw}元")
    if fen is None:
        raise ValueError("应当是金额，单位为元，例如 12,000 或 12000.50。")
    return fen


def _ten_thousandths(raw: str, one: Column) -> int:
    scale = SCALES[one.unit]
    try:
        told = Decimal(raw.strip().rstrip("%％倍")) * scale
    except InvalidOperation:
        told = Decimal("0.5")
    if not told.is_finite() or told != int(told) or abs(told) > 2**31 - 1:
        raise ValueError(f"应当是数，单位为{one.unit}，例如 12.5。")
    return int(told)


def _number(raw: str, one: Column) -> int:
    try:
        return int(raw.strip().replace(",", ""))
    except ValueError:
        raise ValueError("应当是整数，例如 5。") from None


def _day(raw: str, one: Column) -> str:
    try:
        return date.fromisoformat(raw.strip()).isoformat()
    except ValueError:
        raise ValueError("应当是日期，例如 2026-01-15。") from None


def _choice(raw: str, one: Column) -> Any:
    if raw not in dict(one.options):
        raise ValueError("应当从所列各项中选一项。")
    return int(raw) if one.number else raw


def _pairs(raw: str, one: Column) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(raw.split("\n"), 1):
        name, colon, value = line.replace(":", "：", 0 if "：" in line else 1).partition("：")
        if not line.strip():
            continue
        if not colon or not name.strip() or name.strip() in found:
            raise ValueError(f"第 {number} 行应当写作 名：值，每个名写一次。")
        found[name.strip()] = value.strip()
    return found


def _lines(raw: str, one: Column) -> list[str]:
    return [line.strip() for line in raw.split("\n") if line.strip()]


READERS: Mapping[str, Callable[[str, Column], Any]] = {
    "money": _money, "scaled": _ten_thousandths, "number": _number, "date": _day, "choice": _choice, "lines": _lines,
    "pairs": _pairs, "yes": lambda raw, one: raw == "yes", "text": lambda raw, one: raw.strip(),
    "paragraphs": lambda raw, one: raw.strip(),
}  # fmt: skip


def drawn(one: Column, value: Any, error: str) -> dict[str, Any]:
    """The column as the form's field."""
    told = {"lines": "paragraphs", "pairs": "paragraphs", "scaled": "number", "yes": "choice"}
    options = (("yes", "是"), ("no", "否")) if one.type == "yes" else one.options
    made: dict[str, Any] = {
        "name": one.name,
        "label": one.label,
        "type": told.get(one.type, one.type),
        "value": value,
        "required": one.required,
        "hint": one.hint,
        "errors": [error] if error else [],
        "wide": one.type in WIDE or (len(options) > 4 and one.type == "choices"),
        "choices": [{"value": code, "label": label} for code, label in options],
        "unit": one.unit,
        "rows": 8 if one.type == "paragraphs" and not one.most else 2 if one.type == "paragraphs" else 4,
    }
    if one.most and one.type in {"text", "paragraphs"}:
        made["max"] = one.most
    return made


def said(one: Column, value: Any, row: Row) -> str:
    """A value in a list of rows."""
    kind = _amount(one, row.get("unit"))
    if value in (None, "", [], {}):
        return ""
    if kind == "choice":
        return dict(one.options).get(str(value), str(value))
    if kind == "choices":
        return "、".join(dict(one.options).get(str(each), str(each)) for each in value)
    words = str(shown(one, value, unit=row.get("unit")))
    if kind == "yes":
        return "是" if value else "否"
    if kind == "money":
        return f"{int(value) // 100:,}{f'.{value % 100:02d}' if value % 100 else ''} 元"
    return f"{words}{'' if one.unit == '%' else ' '}{one.unit}" if one.unit else words.replace("\n", "；")
