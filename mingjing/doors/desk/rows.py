"""A row of the case list: the columns there are, and each as a cell and as plain text."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from mingjing.law.procedures import procedure
from mingjing.rooms.cases.models import Case

from .numbers import address

Cell = Callable[[Case], Any]


def _number(case: Case) -> Any:
    return {"text": case.number, "url": address(case.number)}


def _parties(case: Case) -> str:
    return "、".join(case.around.parties) or "—"


def _stage(case: Case) -> Any:
    title = procedure(case.procedure).stages.get(case.stage, case.stage)
    return {"text": title, "tone": "ok" if case.closed_on else "plain"}


def _handlers(case: Case) -> str:
    return "、".join(case.around.handlers) or "—"


def _due(case: Case) -> Any:
    """The most urgent limit with its day; in red when it is past."""
    if case.around.pressing is None or case.closed_on:
        return "—"
    title, due = case.around.pressing
    left = (due - timezone.localdate()).days
    words = f"超期 {-left} 天" if left < 0 else "今天" if left == 0 else f"剩 {left} 天"
    tone = "bad" if left < 0 else "warn" if left <= 3 else "plain"
    return {"text": words, "tone": tone, "note": f"{title} {due:%m-%d}"}


def _day(name: str) -> Cell:
    return lambda case: str(getattr(case, name) or "—")


def _changed(case: Case) -> str:
    return f"{timezone.localtime(case.changed_at):%m-%d %H:%M}"


COLUMNS: dict[str, tuple[str, Cell]] = {
    "number": ("案号", _number),
    "title": ("案件名称", lambda case: case.title),
    "party": ("当事人", _parties),
    "procedure": ("程序", lambda case: procedure(case.procedure).title),
    "stage": ("环节", _stage),
    "handlers": ("承办人", _handlers),
    "due": ("最近期限", _due),
    "received": ("登记日期", _day("received_on")),
    "opened": ("立案日期", _day("opened_on")),
    "decided": ("决定日期", _day("decided_on")),
    "closed": ("办结日期", _day("closed_on")),
    "changed": ("最近变动", _changed),
}
STANDARD = ("number", "title", "party", "stage", "handlers", "due", "changed")


def cells(case: Case, columns: Sequence[str]) -> dict[str, Any]:
    """The row as the table draws it, with its preview behind the first word: a cell of its own costs a hundred."""
    url = address(case.number)
    first, *others = [COLUMNS[code][1](case) for code in columns]
    told = first if isinstance(first, dict) else {"text": first}
    return {"url": url, "cells": [{**told, "peek": url, "of": case.number}, *others]}


def plain(case: Case, code: str) -> str:
    """A cell as text, for export."""
    cell = COLUMNS[code][1](case)
    if isinstance(cell, dict):
        return "，".join(filter(None, (cell["text"], cell.get("note", ""))))
    return str(cell)
