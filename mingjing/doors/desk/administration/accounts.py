"""账号 at the desk: the system administrator opens, suspends and restores them; the first password is shown once."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.language import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies import holders
from mingjing.rooms.agencies.actions import found_account, restore_account, suspend_account
from mingjing.rooms.agencies.models import Account

from ..guarding import DeskRequest
from ..reaching import key_of
from ..signing.asking import weighty

MOST = 100


def administrator(request: DeskRequest, *roles: Role) -> Actor:
    """Herself as one of these administrators; 404 for everybody else."""
    found = next((request.actors[role] for role in roles if role in request.actors), None)
    if found is None:
        raise Http404
    return found


def problems(reasons: list[str]) -> list[dict[str, str]]:
    """Reasons as the summary on top wants them."""
    return [{"text": reason} for reason in reasons]


@require_GET
def listing(request: DeskRequest) -> HttpResponse:
    """Accounts by name, user name or agency; those without a post are shown as such."""
    administrator(request, Role.SYSTEM_ADMIN)
    text = request.GET.get("text", "").strip()[:60]
    found = holders.accounts(text, on=timezone.localdate(), most=MOST)
    context = {
        "text": text,
        "rows": [_row(one) for one in found],
        "more": len(found) == MOST,
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/administration/accounts.html", context)


def _row(one: holders.Holder) -> dict[str, Any]:
    url = reverse("desk:account", args=[one.account.uid])
    return {
        "url": url,
        "cells": [
            {"text": one.account.username, "url": url},
            one.name or "—",
            one.agency or "—",
            "、".join(one.roles) or "没有任职",
            {"text": one.state, "tone": one.tone},
            "有" if one.factors else "没有",
            f"{timezone.localtime(one.account.last_login):%Y-%m-%d %H:%M}"
            if one.account.last_login
            else "从未登录",
        ],
    }


@weighty
@require_http_methods(["GET", "POST"])
def founding(request: DeskRequest) -> HttpResponse:
    """Open an account for an officer of the directory."""
    by = administrator(request, Role.SYSTEM_ADMIN)
    typed = {name: request.POST.get(name, "").strip()[:60] for name in ("person", "username")}
    errors: list[str] = []
    if request.method == "POST":
        officer, wrong = holders.person(typed["person"])
        try:
            if officer is None:
                raise Refused(wrong)
            made, secret = found_account(
                officer, username=typed["username"], by=by, key=key_of(request.POST.get("key", ""))
            )
            return render(request, "desk/administration/secret.html", {"made": made, "secret": secret})
        except Repeated:
            errors = ["这个账号刚才已经开立。初始口令只显示一次，没有抄下的，停用后另开。"]
        except Refused as refused:
            errors = list(refused.reasons)
    context = {"typed": typed, "problems": problems(errors), "key": uuid.uuid4()}
    return render(request, "desk/administration/account_new.html", context, status=422 if errors else 200)


@weighty
@require_http_methods(["GET", "POST"])
def account(request: DeskRequest, account: uuid.UUID) -> HttpResponse:
    """One account: whose it is, its posts and factors; suspend it or open it again."""
    by = administrator(request, Role.SYSTEM_ADMIN)
    found = holders.account(account, on=timezone.localdate())
    if found is None:
        raise Http404
    errors: list[str] = []
    if request.method == "POST":
        try:
            _changed(request, found.account, by)
            return HttpResponseRedirect(reverse("desk:account", args=[account]), status=303)
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "one": found,
        "own": str(found.account.uid) == by.account,
        "errors": errors,
        "key": uuid.uuid4(),
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/administration/account.html", context, status=409 if errors else 200)


def _changed(request: DeskRequest, found: Account, by: Actor) -> None:
    reason, key = request.POST.get("reason", ""), key_of(request.POST.get("key", ""))
    if request.POST.get("do") == "restore":
        restore_account(found, reason=reason, by=by, key=key)
        messages.success(request, "已恢复，可以用原来的口令登录。")
    else:
        suspend_account(found, reason=reason, by=by, key=key)
        messages.success(request, "已停用，各处登录已经退出。")
