"""目录: what is in force, its editions and what each changed; drafts proposed by one and reviewed by another."""

import json
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjing.law.language import Role, as_date
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.actions import enact_draft, propose_draft, review_draft
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
        "drafts": [_draft(one) for one in queries.drafts().exclude(state="in_force")[:50]],
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
    one = _edition(edition)
    against = request.GET.get("against", "")
    older = _edition(uuid.UUID(against)) if _is_uuid(against) else one.previous
    if older is not None and (older.kind, older.code, older.agency) != (one.kind, one.code, one.agency):
        raise Http404
    others = queries.editions(one.kind, one.code, one.agency)
    context = {
        "one": one,
        "whose": whose(one.agency),
        "older": older,
        "changes": difference_rows(queries.difference(older, one)) if older else [],
        "others": [other for other in others if other.pk != one.pk],
        "table_of": sample_table(one.kind, queries.content(one)),
        "may": Role.CATALOGUER in request.actors,
    }
    return render(request, "desk/edition.html", context)


def _edition(pk: uuid.UUID) -> Edition:
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


@require_http_methods(["GET", "POST"])
def drafting(request: DeskRequest, edition: uuid.UUID) -> HttpResponse:
    """Propose the next edition of a catalogue, beginning with what is in force; a returned draft is written anew."""
    by = _cataloguer(request)
    base = _edition(edition)
    rows = json.dumps(queries.content(base), ensure_ascii=False, indent=1, default=str)
    typed = {name: request.POST.get(name, "") for name in ("rows", "effective_from", "note")}
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            made = _proposed(base, typed, by)
        except Refused as refused:
            errors = refused.fields or {"rows": "；".join(refused.reasons)}
        else:
            messages.success(request, "已提请审核，等另一名目录管理人员审核。")
            return HttpResponseRedirect(reverse("desk:draft", args=[made.pk]), status=303)
    context = {
        "base": base,
        "whose": whose(base.agency),
        "typed": typed,
        "rows": typed["rows"] or rows,
        "wrong": errors,
    }
    context["errors"] = [{"text": text, "id": f"field-{name}"} for name, text in errors.items()]
    return render(request, "desk/drafting.html", context, status=422 if errors else 200)


def _proposed(base: Edition, typed: dict[str, str], by: Actor) -> EditionDraft:
    starts = as_date(typed["effective_from"])
    if starts is None:
        sentence = "生效日期应当是日期，例如 2026-01-15。"
        raise Refused([sentence], fields={"effective_from": sentence})
    try:
        rows = json.loads(typed["rows"])
    except ValueError as wrong:
        sentence = f"条目不是完整的 JSON 清单：第 {getattr(wrong, 'lineno', 1)} 行附近读不通。"
        raise Refused([sentence], fields={"rows": sentence}) from wrong
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        sentence = "条目应当是一份清单，每一条是一组名和值。"
        raise Refused([sentence], fields={"rows": sentence})
    return propose_draft(
        base.kind,
        base.code,
        rows,
        effective_from=starts,
        by=by,
        agency=base.agency,
        note=typed["note"].strip()[:300],
    )


@require_GET
def draft(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """One draft: what it would change, what is wrong with it, and the review."""
    uses(request, "catalogue")
    return _draft_page(request, _the_draft(draft))


def _the_draft(pk: uuid.UUID) -> EditionDraft:
    found = queries.drafts().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _draft_page(request: DeskRequest, one: EditionDraft, *, reasons: tuple[str, ...] = ()) -> HttpResponse:
    by = request.actors.get(Role.CATALOGUER)
    standing = queries.editions(one.kind, one.code, one.agency).filter(withdrawn=False).first()
    context = {
        "one": one,
        "whose": whose(one.agency),
        "standing": standing,
        "changes": draft_rows(one.kind, queries.content(standing) if standing else [], one.rows),
        "own": by is not None and one.by.get("account") == by.account,
        "may": by is not None,
        "key": request.POST.get("key") or uuid.uuid4(),
        "opinion": request.POST.get("opinion", ""),
        "errors": [{"text": reason} for reason in reasons],
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/draft.html", context, status=409 if reasons else 200)


@require_POST
def review(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """A second person passes the draft or returns it with a reason."""
    by, one = _cataloguer(request), _the_draft(draft)
    passed = request.POST.get("do") == "pass"
    try:
        review_draft(one, passed=passed, opinion=request.POST.get("opinion", "").strip()[:400], by=by)
    except Refused as refused:
        return _draft_page(request, _the_draft(draft), reasons=refused.reasons)
    messages.success(request, "审核通过，可以生效。" if passed else "已退回起草人。")
    return HttpResponseRedirect(reverse("desk:draft", args=[draft]), status=303)


@weighty
@require_POST
def enact(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Bring a reviewed draft into force exactly as it was reviewed."""
    by, one = _cataloguer(request), _the_draft(draft)
    try:
        made = enact_draft(one, by=by, key=key_of(request.POST.get("key", "")))
    except Refused as refused:
        return _draft_page(request, one, reasons=refused.reasons)
    messages.success(request, f"第 {made.number} 版已写入记录，自 {made.effective_from} 起施行。")
    return HttpResponseRedirect(reverse("desk:edition", args=[made.pk]), status=303)


def _cataloguer(request: DeskRequest) -> Actor:
    by = request.actors.get(Role.CATALOGUER)
    if by is None:
        raise Http404
    return by
