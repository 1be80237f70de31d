"""开放数据: every list and item for machines; what a spreadsheet would run as a formula is made text."""

import csv as tables
import io
import json as notation
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Asked, Snapshot

from .shell import Page, page
from .words import PLACES, TITLES, address

COLUMNS = {
    "kind": "类别",
    "number": "编号",
    "title": "名称",
    "agency_name": "机关",
    "agency": "机关代码",
    "result": "结果",
    "basis": "依据",
    "decided_on": "决定日期",
    "published_on": "公示日期",
    "state": "状态",
    "reason": "说明",
    "url": "网址",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST = 50_000


def told(one: Snapshot) -> dict[str, Any]:
    """One item as a flat line."""
    body = one.body or {}
    return {
        "kind": one.kind,
        "number": one.number,
        "title": one.title,
        "agency_name": one.agency_name,
        "agency": one.agency,
        "result": _result(one.kind, body),
        "basis": "；".join(body.get("basis") or []) if one.kind == "penalty" else "",
        "decided_on": one.decided_on.isoformat() if one.decided_on else "",
        "published_on": one.published_on.isoformat(),
        "state": one.state,
        "reason": one.reason,
        "url": address(one),
    }


def _result(kind: str, body: dict[str, Any]) -> str:
    if kind == "permit":
        return str(body.get("outcome") or "")
    return "；".join(body.get("decision") or []) if kind == "penalty" else ""


def json(request: HttpRequest, want: Asked) -> HttpResponse:
    """A page of a list; `next` is the address of the page behind it."""
    found = queries.search(want)
    words = request.GET.copy()
    words["after"] = found.following
    following = request.build_absolute_uri(f"{request.path}?{words.urlencode()}") if found.following else None
    answer = {
        "count": found.count,
        "more_than_counted": found.capped,
        "items": [
            {**told(hit.snapshot), "url": request.build_absolute_uri(address(hit.snapshot))}
            for hit in found.hits
        ],
        "next": following,
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def csv(want: Asked) -> StreamingHttpResponse:
    """A whole list, at most 50,000 lines, in UTF-8 with a mark that spreadsheets know."""
    answer = StreamingHttpResponse(_lines(want), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mingjing.csv"'
    answer["Cache-Control"] = "public, max-age=60"
    return answer


def _lines(want: Asked) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + row(list(COLUMNS.values()))
    after, written = "", 0
    while written < MOST:
        found = queries.search(replace(want, after=after, size=500))
        for hit in found.hits:
            yield row([told(hit.snapshot)[name] for name in COLUMNS])
        written, after = written + len(found.hits), found.following
        if not after:
            return


def row(cells: list[Any]) -> bytes:
    """One line of CSV; a cell that a spreadsheet would run stands behind an apostrophe."""
    safe = [f"'{cell}" if str(cell).startswith(FORMULA) else str(cell) for cell in cells]
    file = io.StringIO()
    tables.writer(file).writerow(safe)
    return file.getvalue().encode()


@page
def item(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """One item with everything its page shows."""
    one = queries.current("penalty" if place == "decisions" else PLACES[place], slug)
    if one is None:
        raise Http404
    versions = [
        {
            "version": each.version,
            "state": each.state,
            "published_on": each.published_on.isoformat(),
            "reason": each.reason,
        }
        for each in queries.versions(one)
    ]
    leaves = {"decision": one.decision, "decision_index": one.decision_index, "publication": one.publication,
              "publication_index": one.publication_index}  # fmt: skip
    whole = {**told(one), "url": request.build_absolute_uri(address(one)), "body": one.body, "leaves": leaves}
    return JsonResponse({**whole, "versions": versions}, json_dumps_params={"ensure_ascii": False})


OWED = ("index", "leaf", "org", "act", "decided_on", "due", "source")
ENTERED = ("entered_on", "gap", "met_by", "met_on", "since")


@page
def overdue(request: HttpRequest, form: str) -> HttpResponse:
    """Decisions in the log past their last day, for machines."""
    today = timezone.localdate()
    rows = [_public(one, OWED) for one in queries.overdue(today, limit=MOST)]
    return _table("overdue", rows, OWED, form)


@page
def late_entries(request: HttpRequest, form: str) -> HttpResponse:
    """Decisions that came into the log after their last day, with the day and what followed, for machines."""
    found = queries.late_entries(timezone.localdate(), limit=MOST)
    rows = [
        _public(one.duty, OWED)
        | {"met_by": one.duty.met_by}
        | _public(one, ("entered_on", "gap", "met_on", "since"))
        for one in found
    ]
    return _table("late_entries", rows, (*OWED, *ENTERED), form)


def _public(one: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """These fields of it; a day as text, a day that has not come as nothing."""
    told = {name: getattr(one, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def _table(name: str, rows: list[dict[str, Any]], names: tuple[str, ...], form: str) -> HttpResponse:
    if form == "json":
        told = {"on": timezone.localdate().isoformat(), name: rows}
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    lines = [
        row(list(names)),
        *(row(["" if one[each] is None else one[each] for each in names]) for one in rows),
    ]
    return HttpResponse(b"\xef\xbb\xbf" + b"".join(lines), content_type="text/csv; charset=utf-8")


@page
def about(request: HttpRequest) -> Page:
    """What can be taken away, and how."""
    counts = queries.counts()
    lists = [
        {"cells": [str(TITLES[kind]), f"{counts.get(kind, 0):,}", {"text": f"/{place}.json", "url": f"/{place}.json"},
                   {"text": f"/{place}.csv", "url": f"/{place}.csv"}]}
        for place, kind in PLACES.items()
    ]  # fmt: skip
    columns = [
        {"label": _("清单")},
        {"label": _("数量"), "number": True},
        {"label": "JSON"},
        {"label": "CSV"},
    ]
    fields = [{"cells": [name, label]} for name, label in COLUMNS.items()]
    example = notation.dumps(
        {"count": 1, "items": [{"kind": "penalty", "…": "…"}], "next": None}, ensure_ascii=False
    )
    return "portal/data.html", {
        "here": "data",
        "lists": lists,
        "columns": columns,
        "fields": fields,
        "example": example,
        "search": reverse("portal:search") + ".json?q=",
    }
