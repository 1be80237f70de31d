"""The next edition of a catalogue: begun, its rows listed with what became of each, handed to a second person."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjing.law.language import Role, as_date
from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.drafts import begin_draft, discard_draft, faults, may_edit, propose_draft
from mingjing.rooms.catalogue.editing import details as details_of
from mingjing.rooms.catalogue.editing import mark, set_details
from mingjing.rooms.catalogue.models import EditionDraft
from mingjing.rooms.catalogue.shapes import SHAPES, Row

from ..catalogue import cataloguer, the_draft, the_edition, whose
from ..guarding import DeskRequest
from ..reaching import uses
from .columns import columns, said
from .labels import LISTED

PAGE = 50
STATES = {"added": ("新增", "ok"), "changed": ("改动", "warn"), "removed": ("删去", "bad"), "": ("", "")}
Errors = Sequence[Mapping[str, str]]
ON_THE_WAY = ("drafting", "returned", "proposed", "passed")


@require_http_methods(["GET", "POST"])
def drafting(request: DeskRequest, edition: uuid.UUID) -> HttpResponse:
    """Begin the next edition of a catalogue with what is in force."""
    by, base = cataloguer(request), the_edition(edition)
    typed = {name: request.POST.get(name, "") for name in ("effective_from", "note")}
    wrong: dict[str, str] = {}
    if request.method == "POST":
        try:
            made = begin_draft(
                base.kind, base.code, queries.content(base), effective_from=_day(typed["effective_from"]), by=by,
                agency=base.agency, note=typed["note"].strip()[:300],
            )  # fmt: skip
        except Refused as refused:
            wrong = refused.fields or {"effective_from": "；".join(refused.reasons)}
        else:
            return HttpResponseRedirect(reverse("desk:draft_rows", args=[made.pk]), status=303)
    going = queries.drafts(base.agency).filter(kind=base.kind, code=base.code, state__in=ON_THE_WAY)
    context = {
        "base": base,
        "whose": whose(base.agency),
        "typed": typed,
        "wrong": wrong,
        "going": list(going),
    }
    context["errors"] = [{"text": text, "id": f"field-{name}"} for name, text in wrong.items()]
    return render(request, "desk/drafting.html", context, status=422 if wrong else 200)


def _day(text: str) -> date:
    found = as_date(text.strip())
    if found is None:
        sentence = "施行日期应当是日期，例如 2026-01-15。"
        raise Refused([sentence], fields={"effective_from": sentence})
    return found


@require_GET
def rows(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """The rows of a draft: found by a word, each with what it is against the standing edition."""
    uses(request, "catalogue")
    return rows_page(request, the_draft(draft))


def rows_page(
    request: DeskRequest,
    draft: EditionDraft,
    *,
    errors: Errors = (),
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of rows, with what has been refused and what was typed."""
    by = request.actors.get(Role.CATALOGUER)
    entries = entries_of(draft)
    text, only = request.GET.get("text", "").strip()[:100], request.GET.get("only", "")
    kept = [one for one in entries if (not only or one["state"]) and text.lower() in one["words"]]
    page = int(request.GET["page"]) if request.GET.get("page", "").isdecimal() else 1
    page = max(1, min(page, -(-len(kept) // PAGE)))
    shape = SHAPES[draft.kind]
    named = {one.name: one.label for one in columns(shape)}
    context = {
        "one": draft,
        "whose": whose(draft.agency),
        "edits": by is not None and may_edit(draft, by),
        "heads": [named[name] for name in LISTED[draft.kind]],
        "inner": shape.inner_name,
        "rows": kept[(page - 1) * PAGE : page * PAGE],
        "tabs_of": _tabs(entries, text, only),
        "asked": {"text": text, "only": only},
        "typed": typed or details_of(draft),
        "seen": mark(details_of(draft)),
        "errors": list(errors),
        "wrong": {one["id"]: one["text"] for one in errors if "id" in one},
        "told": [str(message) for message in get_messages(request)],
        **_pages(page, len(kept), text, only),
    }
    return render(request, "desk/draft_rows.html", context, status=status)


def _pages(page: int, count: int, text: str, only: str) -> dict[str, Any]:
    def address(number: int) -> str:
        asked = {"text": text, "only": only, "page": str(number)}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    first, last = (page - 1) * PAGE + 1, min(page * PAGE, count)
    return {
        "count": count,
        "note": f"第 {first} 至 {last} 条，共 {count} 条" if count > PAGE else "",
        "previous": address(page - 1) if page > 1 else "",
        "following": address(page + 1) if last < count else "",
    }


def _tabs(entries: Sequence[Mapping[str, Any]], text: str, only: str) -> list[dict[str, Any]]:
    changed = sum(bool(one["state"]) for one in entries)
    kept = {"text": text} if text else {}
    return [
        {"label": "全部", "count": len(entries), "url": f"?{urlencode(kept)}", "current": not only},
        {
            "label": "改过的",
            "count": changed,
            "url": f"?{urlencode({**kept, 'only': '1'})}",
            "current": bool(only),
        },
    ]


def entries_of(draft: EditionDraft) -> list[dict[str, Any]]:
    """Every row with what it is against the standing edition; the removed ones last."""
    shape = SHAPES[draft.kind]
    standing = queries.newest(draft.kind, draft.code, draft.agency)
    before = {shape.key_of(row): row for row in (queries.content(standing) if standing else [])}
    now = {shape.key_of(row) for row in draft.rows}
    found = []
    for row in draft.rows:
        was = before.get(shape.key_of(row))
        found.append(_entry(draft, row, "added" if was is None else "" if was == row else "changed"))
    return found + [_entry(draft, row, "removed") for key, row in before.items() if key not in now]


def _entry(draft: EditionDraft, row: Row, state: str) -> dict[str, Any]:
    shape = SHAPES[draft.kind]
    key = shape.key_of(row)
    named = {one.name: one for one in columns(shape)}
    told = [said(named[name], row.get(name), row) for name in LISTED[draft.kind]]
    return {
        "key": key,
        "url": f"{reverse('desk:draft_row', args=[draft.pk])}?{urlencode({'key': key})}",
        "cells": [words[:160] or "—" for words in told],
        "parts": len(row.get(shape.inner_name) or ()),
        "state": state,
        "tag": STATES[state][0],
        "tone": STATES[state][1],
        "seen": mark(row),
        "words": " ".join([key, *told, *map(str, row.values())]).lower(),
    }


@require_POST
def details(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """The day and the note of the draft."""
    by, one = cataloguer(request), the_draft(draft)
    typed = {name: request.POST.get(name, "") for name in ("effective_from", "note")}
    try:
        day, note = _day(typed["effective_from"]), typed["note"].strip()[:300]
        set_details(one, effective_from=day, note=note, seen=request.POST.get("seen", ""), by=by)
    except Refused as refused:
        errors = [{"text": text, "id": f"field-{name}"} for name, text in refused.fields.items()]
        told = errors or [{"text": reason} for reason in refused.reasons]
        return rows_page(
            request, the_draft(draft), errors=told, typed=typed, status=422 if refused.fields else 409
        )
    messages.success(request, "施行日期和说明已保存。")
    return HttpResponseRedirect(reverse("desk:draft_rows", args=[draft]), status=303)


@require_POST
def propose(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Hand the draft to a second person, or say of each row what is wrong with it."""
    by, one = cataloguer(request), the_draft(draft)
    try:
        propose_draft(one, by=by)
    except Refused as refused:
        here = reverse("desk:draft_row", args=[draft])
        wrong = [
            {"text": fault.sentence, "url": f"{here}?{urlencode({'key': fault.key})}"}
            if fault.key
            else {"text": fault.sentence}
            for fault in (faults(one) if may_edit(one, by) else ())
        ]
        told = wrong or [{"text": reason} for reason in refused.reasons]
        return rows_page(request, the_draft(draft), errors=told, status=409)
    messages.success(request, "已提请审核，等另一名目录管理人员审核。")
    return HttpResponseRedirect(reverse("desk:draft", args=[draft]), status=303)


@require_POST
def discard(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Give up the draft."""
    discard_draft(the_draft(draft), by=cataloguer(request))
    messages.success(request, "草稿已放弃。")
    return HttpResponseRedirect(reverse("desk:catalogue"), status=303)
