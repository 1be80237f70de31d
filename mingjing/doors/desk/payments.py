"""收缴 at the desk: what is owed and overdue, and one case's account with its arithmetic and its form."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.doors.ui.words import yuan
from mingjing.law.language import Step
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.cases import queries as cases
from mingjing.rooms.cases.actions import look, offers
from mingjing.rooms.cases.models import Case
from mingjing.rooms.payments import actions, queries
from mingjing.rooms.payments.models import Due
from mingjing.rooms.payments.owing import unit_doubt

from .fields import Read, fields, read
from .guarding import DeskRequest
from .reaching import any_actor, count_of, key_of, the_case, uses
from .steps import summary

STEP = "pay"


@require_GET
def payments(request: DeskRequest) -> HttpResponse:
    """What is owed, the earliest last day first."""
    uses(request, "payments")
    today = timezone.localdate()
    asked = {name: request.GET.get(name, "")[:100] for name in ("view", "text")}
    page = queries.listed(request.reader, **asked, today=today, after=request.GET.get("after", ""))
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "views": [
            {"label": label, "url": f"?{urlencode({'view': key})}", "current": key == asked["view"]}
            for key, (label, _) in queries.VIEWS.items()
        ],
        "asked": asked,
        "rows": [_row(one, today) for one in page.rows],
        "following": f"?{urlencode({**kept, 'after': page.after})}" if page.after else "",
        "told": _told(request),
    }
    return render(request, "desk/payments.html", context)


def _row(one: Due, today: Any) -> dict[str, Any]:
    here = reverse("desk:payment", args=[one.case.number])
    left = max(one.principal + one.surcharge - one.paid, 0)
    late = one.due is not None and one.due < today and one.paid < one.principal
    days = f"逾期 {(today - one.due).days} 天" if late else f"{one.due}" if one.due else "尚未送达"
    return {
        "url": here,
        "cells": [
            {"text": one.case.title, "url": here, "note": one.case.number},
            yuan(one.principal),
            yuan(one.surcharge) if one.surcharge else "—",
            yuan(one.paid),
            yuan(left),
            {"text": days, "tone": "bad"} if late else days,
        ],
    }


@require_http_methods(["GET", "POST"])
def payment(request: DeskRequest, number: str) -> HttpResponse:
    """One case's account; the cashier registers what came in."""
    case = the_case(request, number)
    rule = procedure(case.procedure).steps.get(STEP)
    if rule is None:
        raise Http404
    by = request.actors.get(Role.CASHIER)
    if request.method == "GET":
        look(case, by=any_actor(request))
        return _page(request, case, rule, by, Read())
    if by is None:
        raise Http404
    return _posted(request, case, rule, by)


def _posted(request: DeskRequest, case: Case, rule: Step, by: Actor) -> HttpResponse:
    found = read(rule.asks, request.POST)
    here = reverse("desk:payment", args=[case.number])
    if found.errors:
        return _page(request, case, rule, by, found, status=422)
    amount = found.says.get("amount")
    sure = isinstance(amount, int) and request.POST.get("confirmed") == str(amount)
    try:
        actions.take(
            STEP,
            case,
            by=by,
            says=found.says,
            key=key_of(request.POST.get("key", "")),
            version=count_of(request.POST.get("version", "")),
            confirmed=amount if sure and isinstance(amount, int) else 0,
        )
    except Repeated:
        return HttpResponseRedirect(here, status=303)
    except Refused as refused:
        found.errors = dict(refused.fields)
        return _page(request, case, rule, by, found, reasons=refused.reasons, status=409)
    messages.success(request, f"已登记缴款 {yuan(amount)}，票据 {found.says.get('receipt')}。")
    return HttpResponseRedirect(here, status=303)


def _page(
    request: DeskRequest,
    case: Case,
    rule: Step,
    by: Actor | None,
    found: Read,
    *,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    case.docket.refresh_from_db()
    account = queries.account(case, now=now)
    amount = found.says.get("amount")
    doubt = unit_doubt(amount, account.owed) if isinstance(amount, int) else ""
    context = {
        "case": case,
        "account": account,
        "party": next((one.name for one in cases.parties(case)), ""),
        "form": by is not None and case.stage in rule.at and account.owed.left > 0,
        "fields": fields(rule.asks, raw=found.raw, errors=found.errors, choices={}),
        "doubted": amount if doubt else 0,
        "errors": summary(found, reasons),
        "key": key_of(request.POST.get("key", "")),
        "version": case.docket.length,
        "others": [
            {"text": one.title, "url": reverse("desk:step", args=[case.number, one.step])}
            for one in offers(case, set(request.actors), now=now)
            if one.step in actions.STEPS - {STEP} and not one.reasons
        ],
        "told": _told(request),
    }
    return render(request, "desk/payment.html", context, status=status)


def _told(request: DeskRequest) -> list[str]:
    return [str(message) for message in messages.get_messages(request)]
