"""Turns the values of a paper into the words that are set, and says what is still missing."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .forms import Kind, PaperField, PaperForm, form
from .money import plain_money, uppercase_money
from .refusals import TooLong, UnfitField

BEIJING = ZoneInfo("Asia/Shanghai")
MOST = 200_000  # characters in one paper, some three hundred pages
LINE = 40  # what a line or a row takes up, in characters, however short
TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
UNBROKEN = 32  # Latin letters in a row before a line may break


@dataclass(frozen=True)
class Filled:
    """Fields as the typesetter takes them, and what was changed on the way, in sentences."""

    fields: dict[str, dict[str, object]]
    notes: tuple[str, ...]


def chinese_day(day: date) -> str:
    """2026年11月3日"""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: datetime) -> str:
    """2026年11月3日09时05分, Beijing time."""
    if moment.tzinfo is None:
        raise UnfitField("时间必须带有时区。")
    local = moment.astimezone(BEIJING)
    return f"{chinese_day(local.date())}{local:%H}时{local:%M}分"


def _unwanted(char: str) -> bool:
    if char in TURNERS:
        return True
    kind = unicodedata.category(char)
    return (kind == "Cc" and char != "\n") or kind == "Cs" or (kind == "Cn" and ord(char) & 0xFFFE == 0xFFFE)


def visible(text: str) -> str:
    """The text without what cannot be seen: control characters and marks that turn the reading order."""
    return "".join(char for char in text if not _unwanted(char))


def _words(value: str, title: str, notes: list[str]) -> str:
    plain = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = visible(plain)
    if gone := len(plain) - len(kept):
        notes.append(f"“{title}”中有{gone}个不可见的控制字符，已删去。")
    return kept


def _breakable(text: str) -> str:
    """Long runs of Latin letters get places where a line may break."""
    out, run = [], 0
    for char in text:
        run = run + 1 if "!" <= char <= "~" else 0
        out.append(char)
        if run == UNBROKEN:
            out.append("\u200b")
            run = 0
    return "".join(out)


def _paragraphs(text: str) -> list[str]:
    return [_breakable(part.strip()) for part in text.split("\n") if part.strip()]


def _shown(value: object, kind: Kind, title: str, notes: list[str]) -> list[str]:
    """The paragraphs of one value of this kind."""
    match kind, value:
        case _, None:
            return []
        case ((Kind.LINE | Kind.TEXT | Kind.TABLE), str()):
            return _paragraphs(_words(value, title, notes))
        case Kind.MOMENT, datetime():
            return [chinese_moment(value)]
        case ((Kind.LINE | Kind.TABLE), datetime()):
            return [chinese_moment(value)]
        case ((Kind.DATE | Kind.LINE | Kind.TABLE), date()) if not isinstance(value, datetime):
            return [chinese_day(value)]
        case Kind.YES, bool():
            return ["是"] if value else []
        case Kind.MONEY, int() if not isinstance(value, bool) and value >= 0:
            return [f"{plain_money(value)}（大写：{uppercase_money(value)}）"]
        case ((Kind.LINE | Kind.TABLE), int()) if not isinstance(value, bool):
            return [str(value)]
    raise UnfitField(f"“{title}”的内容不符合该栏目的类型。")


def _rows(value: object, field: PaperField, notes: list[str]) -> list[list[list[str]]]:
    """The cells of a table; a cell is its paragraphs. Plain text is a row a line, in the first column."""
    if value is None:
        return []
    if isinstance(value, str):
        value = [{field.columns[0].name: row} for row in value.splitlines() if row.strip()]
    if not isinstance(value, Sequence):
        raise UnfitField(f"“{field.title}”应当逐行填写。")
    rows = []
    for row in value:
        strange = not isinstance(row, Mapping) or set(row) - {c.name for c in field.columns}
        if strange:
            raise UnfitField(f"“{field.title}”的行中有该表没有的列。")
        rows.append([_shown(row.get(c.name), Kind.TABLE, field.title, notes) for c in field.columns])
    return rows


def _size(value: object) -> int:
    """Characters, with every line and row counted as a full one."""
    if isinstance(value, str):
        return len(value) + LINE * value.count("\n")
    if isinstance(value, Mapping):
        return LINE + sum(_size(part) for part in value.values())
    if isinstance(value, Sequence):
        return LINE * len(value) + sum(_size(part) for part in value)
    return 0


def fill(of: PaperForm, fields: Mapping[str, object]) -> Filled:
    """The form filled with these values; refuses what is not of the form or too long."""
    if strangers := sorted(set(fields) - {f.name for f in of.fields}):
        raise UnfitField(f"《{of.title}》没有这些栏目：{'、'.join(strangers)}。")
    if (size := sum(_size(value) for value in fields.values())) > MOST:
        raise TooLong(f"《{of.title}》的内容有{size}字，超过一份文书最多{MOST}字的限度，请作为附件提交。")
    notes: list[str] = []
    done: dict[str, dict[str, object]] = {}
    for one in of.fields:
        value = fields.get(one.name)
        entry: dict[str, object] = {"title": one.title, "paras": [], "rows": [], "columns": [], "shares": []}
        if one.type is Kind.TABLE:
            entry["rows"] = _rows(value, one, notes)
            entry["columns"] = [column.title for column in one.columns]
            entry["shares"] = [column.share for column in one.columns]
        else:
            entry["paras"] = _shown(value, one.type, one.title, notes)
        done[one.name] = entry
    return Filled(done, tuple(notes))


def _count(value: object) -> int:
    """Rows of a table however it was given."""
    if isinstance(value, str):
        return sum(1 for row in value.splitlines() if row.strip())
    return len(value) if isinstance(value, Sequence) else 0


def _empty(field: PaperField, value: object) -> bool:
    if value is None or value is False:
        return True
    if isinstance(value, str):
        return not value.strip()
    if field.type is Kind.TABLE and isinstance(value, Sequence):
        return not value
    return False


def _wanted(one: PaperField, of: PaperForm, fields: Mapping[str, object]) -> bool:
    """Whether this field must be filled, seeing what the others say."""

    def filled(name: str) -> bool:
        other = of.field(name)
        return other is not None and not _empty(other, fields.get(name))

    if one.when:
        return filled(one.when) and not (one.unless and filled(one.unless))
    return one.required


def wanting(code: str, fields: Mapping[str, object]) -> list[tuple[PaperField, str]]:
    """The fields that the law wants filled and are not, or not far enough, each with what it lacks."""
    of = form(code)
    out = []
    for one in of.fields:
        value = fields.get(one.name)
        if not _wanted(one, of, fields):
            continue
        if _empty(one, value):
            out.append((one, f"缺少{one.title}"))
        elif one.type is Kind.TABLE and _count(value) < one.least:
            out.append((one, f"{one.title}不足{one.least}项"))
    return out


def missing(code: str, fields: Mapping[str, object]) -> list[str]:
    """What the law wants this paper to say and it does not yet, each with its article."""
    return [f"{sentence}（{one.article}）" for one, sentence in wanting(code, fields)]
