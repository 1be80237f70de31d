"""公示: the board of what waits, and one decision's renderings with what the gate found; two persons publish."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingjing.law.language import Role, as_date
from mingjing.law.publicity import EXCLUSIONS
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.cases import queries as cases
from mingjing.rooms.cases.models import Case
from mingjing.rooms.disclosure import actions, queries
from mingjing.rooms.disclosure.models import Candidate
from mingjing.rooms.disclosure.queries import LateEntry

from .guarding import DeskRequest
from .publicview import findings, rendering_rows, withdrawal_causes
from .reaching import any_actor, key_of, the_case, uses

TABS = (
    ("", "待公示"),
    ("published", "已公示"),
    ("exempt", "不予公开"),
    ("withdrawn", "已撤回"),
    ("parked", "不可公开"),
)
TONES = {"open": "warn", "proposed": "accent", "published": "ok", "parked": "bad"}
MOST = 200
ANSWER = "answer-"


@require_GET
def board(request: DeskRequest) -> HttpResponse:
    """What waits for publication by its last day; what was published, kept back or taken down."""
    uses(request, "publication")
    state = request.GET.get("state", "")
    state = state if state in dict(TABS) else ""
    found = list(queries.board(request.reader.agencies, state=state)[:MOST])
    late = queries.entered_late([one.decision for one in found], timezone.localdate())
    here = reverse("desk:publication")
    context = {
        "tabs_of": [
            {"label": label, "url": f"{here}?state={key}" if key else here, "current": key == state}
            for key, label in TABS
        ],
        "rows": [row for one in found if (row := _row(request, one, late.get(one.decision)))],
    }
    return render(request, "desk/publication.html", context)


def _row(request: DeskRequest, one: Candidate, late: LateEntry | None) -> dict[str, Any] | None:
    case = cases.on_docket(request.reader, one.docket)
    if case is None:
        return None
    url = reverse("desk:publication_item", args=[case.number])
    open_ = [
        finding for finding in one.findings if one.answers.get(finding.get("id")) not in {"keep", "mask"}
    ]
    return {
        "url": url,
        "cells": [
            _due(one, late),
            {"text": one.title, "url": url, "note": one.number or case.number},
            str(one.decided_on),
            {"text": one.get_state_display(), "tone": TONES.get(one.state, "plain")},
            {"text": f"{len(open_)} 处待答复", "tone": "warn"} if open_ else "—",
            one.proposed_name or "—",
        ],
    }


def _due(one: Candidate, late: LateEntry | None) -> Any:
    """Its last day; one entered only after it says so, and how long it has waited since."""
    if late:
        waits = "" if late.met_on else f"，已 {late.since} 日"
        note = f"{late.entered_on} 入册{waits}；最迟 {late.duty.due}"
        return {"text": "迟延入册", "tone": "warn", "note": note}
    if one.publish_by is None or one.state not in {"open", "proposed"}:
        return str(one.publish_by or "—")
    left = (one.publish_by - timezone.localdate()).days
    words = f"超期 {-left} 天" if left < 0 else "今天" if left == 0 else f"剩 {left} 天"
    return {
        "text": words,
        "tone": "bad" if left < 0 else "warn" if left <= 3 else "plain",
        "note": f"最迟 {one.publish_by}",
    }


@require_GET
def item(request: DeskRequest, number: str) -> HttpResponse:
    """One decision before the public: three renderings, findings to answer, and what may be done."""
    uses(request, "publication")
    return _item(request, the_case(request, number))


def _item(
    request: DeskRequest,
    case: Case,
    *,
    reasons: tuple[str, ...] = (),
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    one = queries.candidate(case.docket_id, request.reader.agencies)
    if one is None:
        raise Http404
    late = queries.entered_late([one.decision], timezone.localdate())
    answers = {**one.answers, **answered(request)}
    by = request.actors.get(Role.PUBLISHER)
    context = {
        "case": case,
        "one": one,
        "due": _due(one, late.get(one.decision)),
        "tone": TONES.get(one.state, "plain"),
        "renderings": rendering_rows(one.renderings),
        "findings": findings(one, answers),
        "own": by is not None and one.proposed_by == by.account,
        "may": by is not None,
        "exclusions": [{"value": code, "label": f"{title}"} for code, title in EXCLUSIONS],
        "causes": withdrawal_causes(),
        "typed": request.POST,
        "key": request.POST.get("key") or uuid.uuid4(),
        "errors": [{"text": reason} for reason in reasons],
        "wrong": dict(errors or {}),
        "portal": settings.PORTAL_URL,
        "today": timezone.localdate(),
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/publication_item.html", context, status=409 if reasons else 200)


def answered(request: DeskRequest) -> dict[str, str]:
    """The posted answers by the findings' ids."""
    posted = ((name, request.POST.get(name, "")) for name in request.POST if name.startswith(ANSWER))
    return {name.removeprefix(ANSWER): value for name, value in posted}


Act = Callable[[Case, DeskRequest, Actor, uuid.UUID], None]


def _propose(case: Case, request: DeskRequest, by: Actor, key: uuid.UUID) -> None:
    actions.propose(case, form=request.POST.get("form", "full"), answers=answered(request), by=by, key=key)


def _publish(case: Case, request: DeskRequest, by: Actor, key: uuid.UUID) -> None:
    actions.publish(case, form=request.POST.get("form", "full"), by=by, key=key)


def _correct(case: Case, request: DeskRequest, by: Actor, key: uuid.UUID) -> None:
    reasons = request.POST.get("reasons", "").strip()
    actions.correct(case, reasons=reasons, form=request.POST.get("form", "full"), by=by, key=key)


def _exempt(case: Case, request: DeskRequest, by: Actor, key: uuid.UUID) -> None:
    filed_on = as_date(request.POST.get("filed_on", ""))
    if filed_on is None:
        sentence = "备案日期应当是日期，例如 2026-01-15。"
        raise Refused([sentence], fields={"filed_on": sentence})
    code, reasons, filed_with = (
        request.POST.get(name, "").strip() for name in ("code", "reasons", "filed_with")
    )
    actions.exempt(case, code=code, reasons=reasons, filed_with=filed_with, filed_on=filed_on, by=by, key=key)


def _withdraw(case: Case, request: DeskRequest, by: Actor, key: uuid.UUID) -> None:
    cause, reasons = (request.POST.get(name, "").strip() for name in ("cause", "reasons"))
    actions.withdraw(case, cause=cause, reasons=reasons, by=by, key=key)


ACTS: dict[str, tuple[Act, str]] = {
    "propose": (_propose, "已提请公示，等另一名公示人员复核。"),
    "publish": (_publish, "已公开。本站在封存之后更新。"),
    "correct": (_correct, "已更正。原版本标明已更正。"),
    "exempt": (_exempt, "已决定不予公开，理由已备案。"),
    "withdraw": (_withdraw, "已撤回，撤回的理由向公众说明。"),
}


@require_POST
def act(request: DeskRequest, number: str, step: str) -> HttpResponse:
    """Propose, publish, correct, exempt or withdraw; a refusal shows the page again with every reason."""
    uses(request, "publication")
    case = the_case(request, number)
    if step not in ACTS:
        raise Http404
    doing, told = ACTS[step]
    by = request.actors.get(Role.PUBLISHER, any_actor(request))
    try:
        doing(case, request, by, key_of(request.POST.get("key", "")))
    except Refused as refused:
        return _item(request, case, reasons=refused.reasons, errors=refused.fields)
    messages.success(request, told)
    return HttpResponseRedirect(reverse("desk:publication_item", args=[number]), status=303)


def at_its_page(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Lead from a step's plain form to the board."""
    return HttpResponseRedirect(reverse("desk:publication_item", args=[number]))
