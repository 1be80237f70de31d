"""A row inside a row of a draft: a grade of a benchmark, a ground of a matter, an article of a law."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.rooms.catalogue.drafts import may_edit
from mingjing.rooms.catalogue.editing import found, move_part, put_part, remove_part
from mingjing.rooms.catalogue.models import EditionDraft
from mingjing.rooms.catalogue.shapes import SHAPES

from ..catalogue import cataloguer, the_draft
from ..guarding import DeskRequest
from .forms import Form, opened, posted
from .labels import INNER
from .rows import part_url, row_url


@require_http_methods(["GET", "POST"])
def part(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """One inner row in its form; without a key in the address a new one of the row that owns it."""
    by, one = cataloguer(request), the_draft(draft)
    if not may_edit(one, by):
        return HttpResponseRedirect(reverse("desk:draft", args=[draft]), status=303)
    shape = SHAPES[one.kind]
    owner, key = request.GET.get("owner", ""), request.GET.get("key", "")
    at = found(shape, one.rows, owner)
    if shape.inner is None or (at is None and request.method == "GET"):
        raise Http404
    held = one.rows[at][shape.inner_name] if at is not None else []
    place = found(shape.inner, held, key) if key else None
    if key and place is None and request.method == "GET":
        raise Http404
    now = held[place] if place is not None else None
    if request.method == "GET":
        return _page(request, one, owner, key, opened(shape.inner, now))
    kept, form = posted(
        request, shape.inner, now,
        lambda words, seen: put_part(one, words, owner=owner, key=key, seen=seen, by=by),
    )  # fmt: skip
    if form is not None:
        return _page(request, one, owner, "" if form.gone else key, form)
    messages.success(request, f"{INNER[shape.inner_name]}“{kept}”已保存。")
    return HttpResponseRedirect(f"{row_url(one, owner)}#parts", status=303)


def _page(request: DeskRequest, one: EditionDraft, owner: str, key: str, form: Form) -> HttpResponse:
    name = INNER[SHAPES[one.kind].inner_name]
    context = {
        "one": one,
        "key": key,
        "form": form,
        "title": f"{name} {key}" if key else f"添{name}",
        "trail": [{"text": owner, "url": row_url(one, owner)}],
        "action": part_url(one, owner, key),
        "back": f"{row_url(one, owner)}#parts",
        "faults": [],
        "inner": "",
        "parts": None,
        "told": [],
    }
    return render(request, "desk/draft_row.html", context, status=form.status)


@require_POST
def change(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Take an inner row out, or move it one place."""
    by, one = cataloguer(request), the_draft(draft)
    owner, key = request.POST.get("owner", ""), request.POST.get("key", "")
    do = request.POST.get("do", "")
    if do in {"up", "down"}:
        move_part(one, owner=owner, key=key, way="up" if do == "up" else "down", by=by)
    else:
        remove_part(one, owner=owner, key=key, seen=request.POST.get("seen", ""), by=by)
        messages.success(request, f"“{key}”已删去。")
    return HttpResponseRedirect(f"{row_url(one, owner)}#parts", status=303)
