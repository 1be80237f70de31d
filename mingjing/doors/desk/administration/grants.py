"""授权 at the desk: one administrator proposes, another approves; what was given can be taken back at once."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.language import Role, as_date
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies import holders
from mingjing.rooms.agencies.actions import decide_grant, propose_grant, propose_reset, revoke
from mingjing.rooms.agencies.models import Grant, Posting
from mingjing.rooms.agencies.roles import GRANTABLE

from ..guarding import DeskRequest
from ..reaching import key_of
from ..signing.asking import weighty
from .accounts import administrator, problems

TONES = {"proposed": "warn", "approved": "ok", "refused": "bad"}
TABS = (("proposed", "待批准"), ("approved", "已批准"), ("refused", "未批准"))
WORDS = ("sort", "person", "agency", "role", "since", "until", "reason")


@require_GET
def listing(request: DeskRequest) -> HttpResponse:
    """What waits for approval or has been decided, and who holds which role today."""
    administrator(request, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
    state, text = request.GET.get("state", "proposed"), request.GET.get("text", "").strip()[:60]
    state = state if state in dict(TABS) else "proposed"
    here = reverse("desk:grants")
    context = {
        "tabs_of": [
            {"label": label, "url": f"{here}?state={key}", "current": key == state} for key, label in TABS
        ],
        "rows": [_row(one) for one in holders.grants(state)],
        "text": text,
        "held": [_held(one) for one in holders.postings(text, on=timezone.localdate())],
        "may": Role.SECURITY_ADMIN in request.actors,
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/administration/grants.html", context)


def _row(one: Grant) -> dict[str, Any]:
    url = reverse("desk:grant", args=[one.pk])
    return {
        "url": url,
        "cells": [
            {"text": one.officer.name, "url": url},
            Role(one.role).title if one.role else one.get_sort_display(),
            one.agency.name,
            f"{one.since} 起{f'，至 {one.until}' if one.until else ''}" if one.role else "—",
            one.proposed_name,
            {"text": one.get_state_display(), "tone": TONES[one.state]},
        ],
    }


def _held(one: Posting) -> dict[str, Any]:
    url = reverse("desk:posting", args=[one.pk])
    title = Role(one.role).title if one.role in set(Role) else one.role
    return {
        "url": url,
        "cells": [
            {"text": one.officer.name, "url": url},
            title,
            one.agency.name,
            str(one.since),
            str(one.until or "—"),
        ],
    }


@weighty
@require_http_methods(["GET", "POST"])
def proposing(request: DeskRequest) -> HttpResponse:
    """Propose a role for somebody, or that a lost second factor be set anew."""
    by = administrator(request, Role.SECURITY_ADMIN)
    typed = {name: request.POST.get(name, "").strip()[:400] for name in WORDS}
    typed["since"] = typed["since"] or str(timezone.localdate())
    errors: list[str] = []
    if request.method == "POST":
        try:
            made = _proposed(typed, by, key_of(request.POST.get("key", "")))
            messages.success(request, "已提请，等另一名管理员批准。")
            return HttpResponseRedirect(reverse("desk:grant", args=[made.pk]), status=303)
        except Repeated:
            return HttpResponseRedirect(reverse("desk:grants"), status=303)
        except Refused as refused:
            errors = list(refused.reasons)
    roles = [{"value": code, "label": title} for code, title in holders.title_of(GRANTABLE)]
    context = {
        "typed": typed,
        "problems": problems(errors),
        "errors": errors,
        "roles": roles,
        "key": uuid.uuid4(),
    }
    return render(request, "desk/administration/grant_new.html", context, status=422 if errors else 200)


def _proposed(typed: dict[str, str], by: Actor, key: uuid.UUID) -> Grant:
    officer, wrong = holders.person(typed["person"])
    if officer is None:
        raise Refused(wrong)
    if typed["sort"] == "reset":
        account = holders.account_of(officer)
        if account is None:
            raise Refused([f"{officer.name}没有在用的账号。"])
        return propose_reset(account, reason=typed["reason"], by=by, key=key)
    agency, since, until = holders.agency(typed["agency"]), as_date(typed["since"]), as_date(typed["until"])
    wrong = [] if agency else ["没有这个机关，请填写机关代码或者全称。"]
    wrong += [] if since else ["起始日期应当是日期，例如 2026-01-15。"]
    wrong += ["截止日期应当是日期，例如 2026-12-31。"] if typed["until"] and until is None else []
    if wrong or agency is None or since is None:
        raise Refused(wrong)
    return propose_grant(
        officer,
        agency=agency,
        role=typed["role"],
        since=since,
        until=until,
        reason=typed["reason"],
        by=by,
        key=key,
    )


@weighty
@require_http_methods(["GET", "POST"])
def grant(request: DeskRequest, grant: uuid.UUID) -> HttpResponse:
    """One proposal, and its approval by somebody else."""
    by = administrator(request, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
    found = holders.grant(grant)
    if found is None:
        raise Http404
    errors: list[str] = []
    if request.method == "POST":
        approved = request.POST.get("do") == "approve"
        try:
            opinion = request.POST.get("opinion", "").strip()
            decide_grant(
                found, approved=approved, opinion=opinion, by=by, key=key_of(request.POST.get("key", ""))
            )
            messages.success(request, "已批准，当日生效。" if approved else "未批准，提请人可以看到理由。")
            return HttpResponseRedirect(reverse("desk:grant", args=[grant]), status=303)
        except Repeated:
            return HttpResponseRedirect(reverse("desk:grant", args=[grant]), status=303)
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "one": holders.grant(grant),
        "role": Role(found.role).title if found.role else "",
        "own": found.proposed_by == by.account,
        "problems": problems(errors),
        "opinion": request.POST.get("opinion", ""),
        "key": uuid.uuid4(),
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/administration/grant.html", context, status=409 if errors else 200)


@weighty
@require_http_methods(["GET", "POST"])
def posting(request: DeskRequest, posting: uuid.UUID) -> HttpResponse:
    """One post that somebody holds; the security administrator takes it back."""
    administrator(request, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
    found = holders.posting(posting)
    if found is None:
        raise Http404
    errors: list[str] = []
    if request.method == "POST":
        by = administrator(request, Role.SECURITY_ADMIN)
        try:
            revoke(
                found, reason=request.POST.get("reason", ""), by=by, key=key_of(request.POST.get("key", ""))
            )
            messages.success(request, f"已收回{found.officer.name}的授权，各处登录已经退出。")
            return HttpResponseRedirect(reverse("desk:grants"), status=303)
        except Repeated:
            return HttpResponseRedirect(reverse("desk:grants"), status=303)
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "one": found,
        "role": Role(found.role).title if found.role in set(Role) else found.role,
        "may": Role.SECURITY_ADMIN in request.actors,
        "errors": errors,
        "key": uuid.uuid4(),
    }
    return render(request, "desk/administration/posting.html", context, status=409 if errors else 200)
