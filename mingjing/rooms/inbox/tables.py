"""表格: what senders call a table (CSV, JSON, JSON lines; UTF-8 or GBK) as rows, and rows as safe CSV; pure.

A line that cannot be read is a row with its own sentence, never a lost one.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_CELL = 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(ValueError):
    """A file that is no table at all; the message is the sentence for its sender."""


@dataclass(frozen=True)
class Row:
    """One line of the original, by its number from 1; `wrong` says why it cannot be used."""

    number: int
    cells: dict[str, Any] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def decoded(raw: bytes) -> str:
    """The text: UTF-8 with or without mark, UTF-16 with mark, else GB 18030."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _in(raw, "utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _in(raw, "gb18030")


def rows(raw: bytes) -> Iterator[Row]:
    """The rows of a JSON list, JSON lines or CSV with a header, told apart by content."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise Unreadable("文件里没有内容。")
    text = decoded(raw)
    start = text.lstrip()[:1]
    if start == "[":
        return _from_list(text)
    return _from_lines(text) if start == "{" else _from_csv(text)


def written(header: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    """CSV with a mark for spreadsheets; a cell that would be a formula is text."""
    yield "\ufeff" + _line(header)
    for line in lines:
        yield _line([neutral(cell) for cell in line])


def neutral(cell: str) -> str:
    """The cell with a quote before it where a spreadsheet would calculate."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _in(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Unreadable(
            f"文件第{wrong.start + 1}个字节起不是文字（既非 UTF-8 也非 GBK 编码），请另存为 UTF-8 编码后再送。"
        ) from wrong


def _from_list(text: str) -> Iterator[Row]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(f"文件不是完整的 JSON 列表：{_where(wrong)}。") from wrong
    return (_row(number, item) for number, item in enumerate(told, 1))


def _from_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _row(number, json.loads(line))
        except (ValueError, RecursionError) as wrong:
            yield Row(number, wrong=(f"这一行不是完整的 JSON：{_where(wrong)}。",))


def _from_csv(text: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in next(lines, [])]
    if len(header) < 2 or not all(header) or len(set(header)) < len(header):
        raise Unreadable("第一行应为各列的名称，用逗号分隔，不得空缺或者重复。")
    return _csv_rows(header, lines)


def _csv_rows(header: Sequence[str], lines: Iterable[list[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not any(cell.strip() for cell in line):
            continue
        if len(line) != len(header):
            yield Row(number, wrong=(f"这一行有{len(line)}列，表头有{len(header)}列。",))
        else:
            yield _row(number, dict(zip(header, line, strict=True)))


def _row(number: int, told: Any) -> Row:
    if not isinstance(told, dict):
        return Row(number, wrong=("这一行不是“名称：值”的形式。",))
    wrong = [
        sentence for name, cell in told.items() if isinstance(cell, str) and (sentence := _unfit(name, cell))
    ]
    return Row(number, told, tuple(wrong))


def _unfit(name: str, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        return f"“{name}”有{len(cell)}字，超过{LONGEST_CELL}字的上限。"
    if any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in cell):
        return f"“{name}”含有无法保存的字符（空字符或者半个字符）。"
    return ""


def _where(wrong: Exception) -> str:
    if isinstance(wrong, json.JSONDecodeError):
        return f"第{wrong.lineno}行第{wrong.colno}个字符处读不下去"
    return "层次过深"


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()
