"""Cases at the desk: the list, the case page, and one view for every step of every procedure."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.language import Role
from mingjing.law.procedures import all_procedures, procedure
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import first_step, look, offers, open_case, take
from mingjing.rooms.cases.models import Case

from . import casepage, choosing
from .fields import Read, fields, read
from .guarding import DeskRequest


@require_GET
def cases(request: DeskRequest) -> HttpResponse:
    """The list: saved views, filters, keyset paging."""
    asked = {name: request.GET.get(name, "")[:100] for name in ("view", "text", "stage", "kind")}
    page = queries.page(
        queries.listed(request.reader, **asked),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    return render(request, "desk/cases.html", casepage.case_list(page, asked, request.reader))


@require_GET
def case(request: DeskRequest, number: str) -> HttpResponse:
    """Everything about one case on one page."""
    found = the_case(request, number)
    look(found, by=any_actor(request))
    standing = offers(found, set(request.actors), now=timezone.now())
    return render(
        request, "desk/case.html", casepage.case_page(found, standing, kind=request.GET.get("kind", ""))
    )


@require_http_methods(["GET", "POST"])
def step(request: DeskRequest, number: str, step: str) -> HttpResponse:
    """One step of the case's procedure: its form, and taking it."""
    found = the_case(request, number)
    rule = procedure(found.procedure).steps.get(step)
    if rule is None:
        raise Http404
    by = acting(request, rule.roles)
    here = reverse("desk:case", args=[number])
    return _form(
        request,
        title=rule.title,
        rule=rule,
        back=here,
        case=found,
        act=lambda says, key, version: take(step, found, by=by, says=says, key=key, version=version),
        done=lambda _: here,
    )


@require_http_methods(["GET", "POST"])
def opening(request: DeskRequest, code: str) -> HttpResponse:
    """The first step of a new case."""
    if code not in set(all_procedures()):
        raise Http404
    way = procedure(code)
    rule = way.steps[first_step(way)]
    by = acting(request, rule.roles)
    return _form(
        request,
        title=f"{rule.title}（{way.title}）",
        rule=rule,
        back=reverse("desk:cases"),
        case=None,
        act=lambda says, key, version: open_case(code, by=by, says=says, key=key),
        done=lambda taken: reverse("desk:case", args=[taken.case.number]),
    )


def _form(
    request: DeskRequest, *, title: str, rule: Any, back: str, case: Case | None, act: Any, done: Any
) -> HttpResponse:
    """Show the form; or read it, act, and go on; or show it again with every sentence and nothing lost."""
    found, key = Read(), uuid.uuid4()
    reasons: tuple[str, ...] = ()
    version = case.docket.length if case else None
    if request.method == "POST":
        found, key = read(rule.asks, request.POST), _key(request.POST.get("key", ""))
        version = _number(request.POST.get("version", ""))
        if not found.errors:
            try:
                return HttpResponseRedirect(done(act(found.says, key, version)))
            except Repeated:
                return HttpResponseRedirect(back)
            except Refused as refused:
                reasons, found.errors = refused.reasons, dict(refused.fields)
                version = case.docket.length if case else None
    else:
        found.raw = choosing.carried_over(case, rule)
    drawn = fields(
        rule.asks, raw=found.raw, errors=found.errors, choices=choosing.choices(case, request.actors, rule)
    )
    context = {
        "title": title,
        "rule": rule,
        "fields": drawn,
        "back": back,
        "case": case,
        "key": key,
        "version": version,
        "errors": casepage.summary(found.errors, reasons),
        "law": rule.law,
    }
    return render(request, "desk/step.html", context, status=409 if reasons else 422 if found.errors else 200)


def the_case(request: DeskRequest, number: str) -> Case:
    """The case, or 404 for what is not there and what may not be seen alike."""
    found = queries.visible(request.reader, number)
    if found is None:
        raise Http404
    return found


def acting(request: DeskRequest, roles: tuple[Role, ...]) -> Actor:
    """As whom she acts: the first of the step's roles she holds; else as she is, and the law says no."""
    return next((request.actors[role] for role in roles if role in request.actors), any_actor(request))


def any_actor(request: DeskRequest) -> Actor:
    """Herself in one of her roles; whoever holds none has nothing to do here."""
    found = next(iter(request.actors.values()), None)
    if found is None:
        raise Http404
    return found


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 9 else None


@require_GET
def entry(request: DeskRequest, number: str, entry: int) -> HttpResponse:
    """One entry in full: its words, who, both hours, and its place in the log."""
    found = the_case(request, number)
    line = next((one for one in queries.lines(found) if one.number == entry), None)
    if line is None:
        raise Http404
    asks = line.step.asks if line.step else ()
    words = [
        {"label": ask.title, "value": casepage.said(ask, line.says[ask.name])}
        for ask in asks
        if line.says.get(ask.name) not in (None, "", [])
    ]
    states = [
        {"label": state.title, "value": line.says.get(state.name)}
        for state in (line.step.states if line.step else ())
    ]
    return render(request, "desk/entry.html", {"case": found, "line": line, "words": words, "states": states})


def acting_first_steps(request: DeskRequest) -> list[dict[str, str]]:
    """The cases she may open: one for each procedure whose first step one of her roles may take."""
    found = []
    for way in all_procedures().values():
        rule = way.steps[first_step(way)]
        if set(rule.roles) & set(request.actors):
            found.append(
                {"title": f"{rule.title}（{way.title}）", "url": reverse("desk:opening", args=[way.code])}
            )
    return found
