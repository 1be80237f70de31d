"""目录: what is in force, its editions and what each changed; drafts proposed by one and reviewed by another."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingjing.law.language import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.drafts import enact_draft, may_edit, review_draft, took_part
from mingjing.rooms.catalogue.models import KINDS, Edition, EditionDraft

from .differences import difference_rows, draft_rows, sample_table
from .guarding import DeskRequest
from .reaching import key_of, uses
from .signing.asking import weighty

MOST = 300


@require_GET
def catalogues(request: DeskRequest) -> HttpResponse:
    """Every catalogue in force today, by kind, and the drafts on their way."""
    uses(request, "catalogue")
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(KINDS) else ""
    found = queries.in_force_now(timezone.localdate())
    shown = list((found.filter(kind=kind) if kind else found)[:MOST])
    here = reverse("desk:catalogue")
    context = {
        "tabs_of": [{"label": "全部", "url": here, "current": not kind}]
        + [{"label": label, "url": f"{here}?kind={code}", "current": code == kind} for code, label in KINDS],
        "rows": [_row(one) for one in shown],
        "drafts": [_draft(one) for one in queries.drafts().exclude(state__in=["in_force", "withdrawn"])[:50]],
        "may": Role.CATALOGUER in request.actors,
        "more": len(shown) == MOST,
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/catalogue.html", context)


def whose(agency: int) -> str:
    """Whose catalogue it is."""
    node = agencies.agency(agency) if agency else None
    return str(node.name) if node else "全市"


def _row(one: Edition) -> dict[str, Any]:
    url = reverse("desk:edition", args=[one.pk])
    return {
        "url": url,
        "cells": [
            one.get_kind_display(),
            {"text": one.get_kind_display() if one.code == "0" else one.code, "url": url},
            whose(one.agency),
            f"第 {one.number} 版",
            str(one.effective_from),
            str(one.effective_to or "—"),
        ],
    }


DRAFT_TONES = {"proposed": "warn", "passed": "ok", "returned": "bad"}


def _draft(one: EditionDraft) -> dict[str, Any]:
    url = reverse("desk:draft", args=[one.pk])
    return {
        "url": url,
        "cells": [
            {"text": f"{one.get_kind_display()} {one.code}", "url": url},
            {"text": one.get_state_display(), "tone": DRAFT_TONES.get(one.state, "plain")},
            one.by.get("name", ""),
            str(one.effective_from),
            f"{timezone.localtime(one.changed_at):%m-%d %H:%M}",
        ],
    }


@require_GET
def edition(request: DeskRequest, edition: uuid.UUID) -> HttpResponse:
    """One edition: what it changed against the one before, or against another, and what it holds."""
    uses(request, "catalogue")
    one = the_edition(edition)
    against = request.GET.get("against", "")
    older = the_edition(uuid.UUID(against)) if _is_uuid(against) else one.previous
    if older is not None and (older.kind, older.code, older.agency) != (one.kind, one.code, one.agency):
        raise Http404
    others, rows = queries.editions(one.kind, one.code, one.agency), queries.content(one)
    context = {
        "one": one,
        "whose": whose(one.agency),
        "older": older,
        "changes": difference_rows(one.kind, queries.difference(older, one), rows) if older else [],
        "others": [other for other in others if other.pk != one.pk],
        "table_of": sample_table(one.kind, rows),
        "may": Role.CATALOGUER in request.actors,
    }
    return render(request, "desk/edition.html", context)


def the_edition(pk: uuid.UUID) -> Edition:
    """The edition of that number; 404 where there is none."""
    found = queries.edition(pk)
    if found is None:
        raise Http404
    return found


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


@require_GET
def draft(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """One draft: what it would change, what is wrong with it, and the review."""
    uses(request, "catalogue")
    return _draft_page(request, the_draft(draft))


def the_draft(pk: uuid.UUID) -> EditionDraft:
    """The draft of that number; 404 where there is none."""
    found = queries.drafts().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _draft_page(request: DeskRequest, one: EditionDraft, *, reasons: tuple[str, ...] = ()) -> HttpResponse:
    by = request.actors.get(Role.CATALOGUER)
    standing = queries.newest(one.kind, one.code, one.agency)
    context = {
        "one": one,
        "whose": whose(one.agency),
        "standing": standing,
        "changes": draft_rows(one.kind, queries.content(standing) if standing else [], one.rows),
        "own": by is not None and took_part(one, by),
        "may": by is not None,
        "edits": by is not None and may_edit(one, by),
        "key": request.POST.get("key") or uuid.uuid4(),
        "opinion": request.POST.get("opinion", ""),
        "errors": [{"text": reason} for reason in reasons],
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/draft.html", context, status=409 if reasons else 200)


@require_POST
def review(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """A second person passes the draft or returns it with a reason."""
    by, one = cataloguer(request), the_draft(draft)
    passed = request.POST.get("do") == "pass"
    try:
        review_draft(one, passed=passed, opinion=request.POST.get("opinion", "").strip()[:400], by=by)
    except Refused as refused:
        return _draft_page(request, the_draft(draft), reasons=refused.reasons)
    messages.success(request, "审核通过，可以生效。" if passed else "已退回起草人。")
    return HttpResponseRedirect(reverse("desk:draft", args=[draft]), status=303)


@weighty
@require_POST
def enact(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Bring a reviewed draft into force exactly as it was reviewed."""
    by, one = cataloguer(request), the_draft(draft)
    try:
        made = enact_draft(one, by=by, key=key_of(request.POST.get("key", "")))
    except Refused as refused:
        return _draft_page(request, one, reasons=refused.reasons)
    messages.success(request, f"第 {made.number} 版已写入记录，自 {made.effective_from} 起施行。")
    return HttpResponseRedirect(reverse("desk:edition", args=[made.pk]), status=303)


def cataloguer(request: DeskRequest) -> Actor:
    """Herself as a catalogue manager; 404 for whoever is none."""
    by = request.actors.get(Role.CATALOGUER)
    if by is None:
        raise Http404
    return by
