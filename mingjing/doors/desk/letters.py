"""来件: the bulk letters the house has received, what became of their lines, and both files for a stated reason."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from typing import IO, Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.doors.ui.words import moment, thousands
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import export, look
from mingjing.rooms.inbox.keeping import original
from mingjing.rooms.inbox.models import Letter
from mingjing.rooms.inbox.receipts import receipt_for

from .catalogue import whose
from .guarding import DeskRequest
from .reaching import count_of, key_of, uses
from .signing.asking import weighty

LINES = 200
IN_MEMORY = 4 << 20
KINDS = {"mirrored_decisions": "外部决定", "law": "法规文本", "catalogue": "目录清单"}
STATES = {"": "全部", "open": "待办", "answered": "已答复"}
OUTCOMES = {"": "未接收和有提示", "refused": "未接收", "warned": "接收，有提示", "accepted": "已接收"}
TONES = {"received": "warn", "reading": "warn", "taken": "ok", "declined": "bad", "passed": "plain"}
LINE_TONES = {"refused": "bad", "warned": "warn", "accepted": "ok"}


@require_GET
def letters(request: DeskRequest) -> HttpResponse:
    """The list, newest first: when, from whom, what, how its lines came out, and whether it is answered."""
    uses(request, "letters")
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    kind, state = (kind if kind in KINDS else ""), (state if state in STATES else "")
    rows = queries.bulk(
        request.reader.agencies, kind=kind, answered={"open": False, "answered": True}.get(state)
    )
    page = queries.page(rows, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    here, kept = reverse("desk:letters"), {"state": state, "kind": kind}

    def address(**more: str) -> str:
        asked = {name: value for name, value in {**kept, **more}.items() if value}
        return f"{here}?{urlencode(asked)}" if asked else here

    context = {
        "views": [
            {"label": label, "url": address(state=code), "current": code == state}
            for code, label in STATES.items()
        ],
        "kinds": list(KINDS.items()),
        "asked": kept,
        "rows": [_row(*one) for one in zip(page.letters, page.statuses, strict=True)],
        "previous": address(before=page.before) if page.before else "",
        "following": address(after=page.after) if page.after else "",
    }
    return render(request, "desk/letters.html", context)


def _row(one: Letter, stands: queries.Status) -> dict[str, Any]:
    url = reverse("desk:letter", args=[one.pk])
    counts = stands.counts
    return {
        "url": url,
        "cells": [
            moment(one.received_at),
            sender(one),
            {"text": one.subject, "url": url, "note": KINDS[one.kind]},
            one.file_name or "—",
            *(
                thousands(counts.get(state, 0)) if counts else "—"
                for state in ("accepted", "warned", "refused")
            ),
            {"text": "已答复" if answered(stands) else "待办", "tone": TONES[stands.state]},
        ],
    }


def sender(one: Letter) -> str:
    """Who handed it in, as it calls itself; else the code or account it used."""
    return str(one.particulars.get("src") or one.sender)


def answered(stands: queries.Status) -> bool:
    """Whether a room has said what became of the letter."""
    return stands.state not in {"received", "reading"}


def the_letter(request: DeskRequest, number: uuid.UUID) -> Letter:
    """The letter, or 404 for what is not there and what may not be seen alike."""
    found = queries.bulk_letter(number, request.reader.agencies)
    if found is None:
        raise Http404
    return found


@require_GET
def letter(request: DeskRequest, letter: uuid.UUID) -> HttpResponse:
    """One letter: how its lines came out, what is said of them, the original's digest, its place in the log."""
    by, one = uses(request, "letters"), the_letter(request, letter)
    look(one, by=by)
    stands = queries.status(one)
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in OUTCOMES else ""
    after = count_of(request.GET.get("after", "")) or 0
    kept = queries.lines(one, state=outcome, after=after) if outcome else queries.noteworthy(one, after=after)
    found = list(kept[: LINES + 1])
    more = len(found) > LINES
    context = {
        "one": one,
        "stands": stands,
        "state": {"text": stands.words, "tone": TONES[stands.state]},
        "sender": sender(one),
        "tabs_of": _tabs(stands, outcome),
        "rows": [_line(line) for line in found[:LINES]],
        "following": f"?{urlencode({'outcome': outcome, 'after': found[LINES - 1].number})}" if more else "",
        "first": f"?{urlencode({'outcome': outcome})}" if after else "",
        "facts": _facts(one, stands),
        "file": _file(one),
        "place": _place(one),
        "receipt": receipt_for(queries.entry_of(one)).decode(),
        "looks": queries.readings(one),
    }
    return render(request, "desk/letter.html", context)


def _tabs(stands: queries.Status, shown: str) -> list[dict[str, Any]]:
    counts = {**stands.counts, "": stands.counts.get("refused", 0) + stands.counts.get("warned", 0)}
    return [
        {"label": label, "count": thousands(counts.get(code, 0)), "url": f"?outcome={code}", "current": code == shown}
        for code, label in OUTCOMES.items()
    ]  # fmt: skip


def _line(line: Any) -> dict[str, Any]:
    return {
        "cells": [
            str(line.number),
            line.key or "—",
            {"text": line.get_state_display(), "tone": LINE_TONES[line.state]},
            "".join(line.sentences) or "—",
            line.became or "—",
        ]
    }


def _facts(one: Letter, stands: queries.Status) -> list[dict[str, Any]]:
    rows = [
        ("收到", moment(one.received_at)), ("来自", sender(one)), ("来件方代码", one.sender), ("类别", KINDS[one.kind]),
        ("收件机关", whose(one.agency)), ("列的写法", str(one.particulars.get("format") or "")),
        ("版次", str(one.particulars.get("edition") or "")), ("答复", stands.note),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _file(one: Letter) -> list[dict[str, Any]]:
    return [
        {"label": "文件名", "value": one.file_name or "—"},
        {"label": "类型", "value": one.media_type},
        {"label": "大小", "value": f"{thousands(one.size)} 字节"},
        {"label": "SHA-256", "value": one.sha256, "mono": True},
    ]


def _place(one: Letter) -> list[dict[str, Any]]:
    entry = queries.entry_of(one)
    leaf = getattr(entry, "place", None)
    return [
        {"label": "日志叶", "value": f"第 {leaf.index} 叶" if leaf else "待封存"},
        {"label": "叶摘要", "value": bytes(entry.hash).hex(), "mono": True},
    ]


@weighty
@require_http_methods(["GET", "POST"])
def report(request: DeskRequest, letter: uuid.UUID) -> HttpResponseBase:
    """What became of every line, as CSV that a spreadsheet may open, for a stated reason."""
    return _taken_out(request, letter, what="report", title="导出逐行结果", hand_over=_report)


@weighty
@require_http_methods(["GET", "POST"])
def original_file(request: DeskRequest, letter: uuid.UUID) -> HttpResponseBase:
    """The very bytes that came, for a stated reason; never as a page that could run."""
    return _taken_out(request, letter, what="original", title="导出原件", hand_over=_original)


def _taken_out(
    request: DeskRequest,
    number: uuid.UUID,
    *,
    what: str,
    title: str,
    hand_over: Callable[[Letter], HttpResponseBase],
) -> HttpResponseBase:
    """Ask why, write it down, then hand the file over."""
    by, one = uses(request, "letters"), the_letter(request, number)
    if what == "original" and not one.sha256:
        raise Http404
    reason, errors = request.POST.get("reason", ""), []
    if request.method == "POST":
        try:
            export(one, what, reason=reason, by=by, key=key_of(request.POST.get("key", "")))
            return hand_over(one)
        except Repeated:
            return hand_over(one)
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "one": one,
        "what": what,
        "title": title,
        "errors": errors,
        "reason": reason,
        "key": key_of(""),
    }
    return render(request, "desk/letter_export.html", context, status=422 if errors else 200)


def _report(one: Letter) -> HttpResponseBase:
    kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the response closes it)
    kept.writelines(_encoded(queries.report(one)))  # read now, while this reader's rows may be read
    kept.seek(0)
    name = f"report-{timezone.localdate(one.received_at)}-{str(one.pk)[:8]}.csv"
    return FileResponse(kept, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _original(one: Letter) -> HttpResponseBase:
    answer = FileResponse(
        original(one.sha256), as_attachment=True, filename=one.file_name or f"letter-{one.pk}",
        content_type="application/octet-stream",
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def paths() -> list[URLPattern]:
    """The addresses of 来件."""
    return [
        path("letters/", letters, name="letters"),
        path("letters/<uuid:letter>/", letter, name="letter"),
        path("letters/<uuid:letter>/report", report, name="letter_report"),
        path("letters/<uuid:letter>/original", original_file, name="letter_original"),
    ]
