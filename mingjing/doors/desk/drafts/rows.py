"""One row of a draft: its form, what is wrong with it, the rows inside it; removed and restored."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue.drafts import may_edit, row_faults
from mingjing.rooms.catalogue.editing import Changed, found, mark, outside, put_row, remove_row, restore_row
from mingjing.rooms.catalogue.models import EditionDraft
from mingjing.rooms.catalogue.shapes import SHAPES, Row

from ..catalogue import cataloguer, the_draft
from ..guarding import DeskRequest
from .columns import columns, said
from .forms import Form, opened, posted
from .labels import INNER
from .pages import rows_page

PARTS_SHOWN = 5


@require_http_methods(["GET", "POST"])
def row(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """One row in its form; without a key in the address a new one."""
    by, one = cataloguer(request), the_draft(draft)
    if request.method == "GET" and not may_edit(one, by):
        return HttpResponseRedirect(reverse("desk:draft", args=[draft]), status=303)
    shape, key = SHAPES[one.kind], request.GET.get("key", "")
    at = found(shape, one.rows, key) if key else None
    if key and at is None and request.method == "GET":
        raise Http404
    now = one.rows[at] if at is not None else None
    own = outside(one.kind, now) if now is not None else None
    if request.method == "GET":
        return _page(request, one, key, now, opened(shape, own))
    kept, form = posted(
        request, shape, own, lambda words, seen: put_row(one, words, key=key, seen=seen, by=by)
    )
    if form is not None:
        return _page(request, one, "" if form.gone else key, now, form)
    messages.success(request, f"“{kept}”已保存。")
    if shape.inner is None:
        return HttpResponseRedirect(reverse("desk:draft_rows", args=[draft]), status=303)
    return HttpResponseRedirect(row_url(one, kept), status=303)


def row_url(draft: EditionDraft, key: str) -> str:
    """Where a row is edited."""
    return f"{reverse('desk:draft_row', args=[draft.pk])}?{urlencode({'key': key})}"


def part_url(draft: EditionDraft, owner: str, key: str = "") -> str:
    """Where a row inside a row is edited, or added where no key is given."""
    asked = {"owner": owner, "key": key} if key else {"owner": owner}
    return f"{reverse('desk:draft_part', args=[draft.pk])}?{urlencode(asked)}"


def _page(request: DeskRequest, one: EditionDraft, key: str, now: Row | None, form: Form) -> HttpResponse:
    shape = SHAPES[one.kind]
    context = {
        "one": one,
        "key": key,
        "form": form,
        "title": key or "添一条",
        "trail": [],
        "action": row_url(one, key) if key else reverse("desk:draft_row", args=[one.pk]),
        "back": reverse("desk:draft_rows", args=[one.pk]),
        "faults": list(row_faults(one.kind, now)) if now is not None else [],
        "inner": INNER.get(shape.inner_name, ""),
        "parts": _parts(one, key, now) if now is not None and shape.inner is not None else None,
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/draft_row.html", context, status=form.status)


def _parts(one: EditionDraft, owner: str, now: Row) -> dict[str, Any]:
    """The rows inside, with the columns that say something."""
    shape = SHAPES[one.kind]
    if shape.inner is None:
        raise Http404
    inner, held = shape.inner, now[shape.inner_name]
    shown = [each for each in columns(inner) if any(part.get(each.name) for part in held)][:PARTS_SHOWN]
    return {
        "heads": [each.label for each in shown],
        "add": part_url(one, owner),
        "rows": [
            {
                "key": inner.key_of(part),
                "cells": [said(each, part.get(each.name), part)[:200] or "—" for each in shown],
                "url": part_url(one, owner, inner.key_of(part)),
                "seen": mark(part),
                "first": at == 0,
                "last": at == len(held) - 1,
            }
            for at, part in enumerate(held)
        ],
    }


@require_POST
def change(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Take a row out, or put it back as the standing edition has it."""
    by, one = cataloguer(request), the_draft(draft)
    key, seen = request.POST.get("key", ""), request.POST.get("seen", "")
    try:
        if request.POST.get("do") == "restore":
            restore_row(one, key=key, seen=seen, by=by)
            messages.success(request, f"“{key}”已恢复为现行版本的内容。")
        else:
            remove_row(one, key=key, seen=seen, by=by)
            messages.success(request, f"“{key}”已删去。现行版本有的条目，可以在“改过的”里恢复。")
    except Changed as changed:
        return rows_page(
            request, the_draft(draft), errors=[{"text": reason} for reason in changed.reasons], status=409
        )
    except Refused as refused:
        if not may_edit(the_draft(draft), by):
            raise
        return rows_page(
            request, the_draft(draft), errors=[{"text": reason} for reason in refused.reasons], status=409
        )
    return HttpResponseRedirect(reverse("desk:draft_rows", args=[draft]), status=303)
