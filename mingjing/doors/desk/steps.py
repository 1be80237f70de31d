"""One view for every step of every procedure: its form, drafts, previews, and taking it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mingjing.law.language import Procedure, Step
from mingjing.law.procedures import all_procedures, procedure
from mingjing.record.actor import Actor
from mingjing.record.refusal import Overtaken, Refused, Repeated
from mingjing.rooms.cases import drafting, queries
from mingjing.rooms.cases.actions import Taken, first_step, open_case
from mingjing.rooms.cases.models import Case
from mingjing.rooms.evidence import queries as evidence

from . import choosing
from .fields import Read, fields, groups, read
from .guarding import DeskRequest
from .reaching import acting, count_of, key_of, the_case
from .samples import samples
from .takers import take
from .timeline import Record

Act = Callable[[dict[str, Any], uuid.UUID, int | None], Taken]


@dataclass(frozen=True)
class Form:
    """A step's form: what it is of, as whom it is taken, what taking it does and where it leads back to."""

    way: Procedure
    step: str
    rule: Step
    case: Case | None
    by: Actor
    act: Act
    title: str
    back: str

    @property
    def draft(self) -> str:
        """Under what name its draft is kept."""
        return self.step if self.case else f"{self.way.code}/{self.step}"[:60]


@require_http_methods(["GET", "POST"])
def step(request: DeskRequest, number: str, step: str) -> HttpResponse:
    """One step of the case's procedure: its form, and taking it."""
    found = the_case(request, number)
    way = procedure(found.procedure)
    rule = way.steps.get(step)
    if rule is None:
        raise Http404
    by = acting(request, rule.roles)

    def act(says: dict[str, Any], key: uuid.UUID, version: int | None) -> Taken:
        return take(step, found, by=by, says=says, key=key, version=version)

    back = reverse("desk:case", args=[number])
    return _answer(request, Form(way, step, rule, found, by, act, rule.title, back))


@require_http_methods(["GET", "POST"])
def opening(request: DeskRequest, code: str) -> HttpResponse:
    """The first step of a new case."""
    if code not in all_procedures():
        raise Http404
    way = procedure(code)
    first = first_step(way)
    rule = way.steps[first]
    if not set(rule.roles) & set(request.actors):
        raise Http404
    by = acting(request, rule.roles)

    def act(says: dict[str, Any], key: uuid.UUID, version: int | None) -> Taken:
        return open_case(code, by=by, says=says, key=key)

    title = f"{rule.title}（{way.title}）"
    return _answer(request, Form(way, first, rule, None, by, act, title, reverse("desk:cases")))


def _answer(request: DeskRequest, form: Form) -> HttpResponse:
    """Show the form; or keep a draft, preview, or act and go on; nothing typed is lost."""
    if request.method != "POST":
        return _shown(request, form, _begun(request, form))
    found, do = read(form.rule.asks, request.POST), request.POST.get("do", "")
    if do == "draft":
        drafting.keep(request.user, form.draft, found.raw, agency=form.by.agency, case=form.case)
        return (
            HttpResponse(status=204) if request.GET.get("quiet") else _shown(request, form, found, saved=True)
        )
    if do == "preview":
        page = samples(form, found)
        if request.GET.get("quiet"):
            return render(request, "desk/samples.html", page)
        return _shown(request, form, found, page=page)
    return _taken(request, form, found)


def _begun(request: DeskRequest, form: Form) -> Read:
    """How the form begins: with the draft, else with what was said before."""
    draft = drafting.kept(request.user, form.draft, case=form.case)
    found = Read()
    found.raw = dict(draft.words) if draft else choosing.carried_over(form.case, form.rule, form.by)
    found.saved_at = draft.saved_at if draft else None
    return found


def _taken(request: DeskRequest, form: Form, found: Read) -> HttpResponse:
    key, version = key_of(request.POST.get("key", "")), count_of(request.POST.get("version", ""))
    if found.errors:
        return _shown(request, form, found, key=key, version=version)
    try:
        taken = form.act(found.says, key, version)
    except Repeated:
        return HttpResponseRedirect(_there(request, form, key), status=303)
    except Refused as refused:
        found.errors = dict(refused.fields)
        news = _news(form.case, version) if isinstance(refused, Overtaken) and form.case else []
        return _shown(request, form, found, key=key, reasons=refused.reasons, news=news)
    drafting.forget(request.user, form.draft, case=form.case)
    messages.success(request, outcome(taken))
    return HttpResponseRedirect(reverse("desk:case", args=[taken.case.number]), status=303)


def _there(request: DeskRequest, form: Form, key: uuid.UUID) -> str:
    """Where a form pressed twice leads: to the case it is about, or has opened."""
    if form.case is not None:
        return form.back
    opened = queries.on_docket(request.reader, uuid.uuid5(key, form.by.account))
    return reverse("desk:case", args=[opened.number]) if opened else form.back


def outcome(taken: Taken) -> str:
    """What has come of a step, in a sentence."""
    made = "、".join(f"《{paper.title}》{paper.number}" for paper in taken.papers)
    stage = taken.procedure.stages.get(taken.case.stage, taken.case.stage)
    parts = [f"已记入：{taken.rule.title}", f"制作{made}" if made else "", f"本案现处“{stage}”环节"]
    return "；".join(filter(None, parts)) + "。"


def _news(case: Case, seen: int | None) -> list[dict[str, Any]]:
    """The entries that came while the form was open."""
    lines, pieces = queries.lines(case), list(evidence.pieces(case.docket_id))
    record = Record(case, [line for line in lines if line.number > (seen or 0)], queries.papers(case), pieces)
    return record.entries("")


def _shown(
    request: DeskRequest,
    form: Form,
    found: Read,
    *,
    key: uuid.UUID | None = None,
    version: int | None = None,
    reasons: tuple[str, ...] = (),
    news: list[dict[str, Any]] | None = None,
    page: dict[str, Any] | None = None,
    saved: bool = False,
) -> HttpResponse:
    if form.case is not None and version is None:
        form.case.docket.refresh_from_db()
        version = form.case.docket.length
    key = key or key_of(request.POST.get("key", ""))
    choices = choosing.choices(form.case, form.by, form.rule)
    drawn = fields(form.rule.asks, raw=found.raw, errors=found.errors, choices=choices)
    context = {
        "form": form,
        "law": form.way.law_of(form.rule),
        "groups": groups(form.rule.asks, drawn),
        "key": key,
        "version": version,
        "errors": summary(found, reasons),
        "news": news or [],
        "saved_at": timezone.now() if saved else found.saved_at,
        "sample": page,
        "makes": bool(form.case and (form.rule.papers or form.rule.paper_by)),
        "grades": bool(form.rule.ask("grades")),
        "fields": drawn,
    }
    status = 409 if reasons else 422 if found.errors else 200
    return render(request, "desk/step.html", context, status=status)


def summary(found: Read, reasons: tuple[str, ...]) -> list[dict[str, str]]:
    """The error summary: every reason once, each field's one with the way to its field."""
    told = [{"text": sentence, "id": f"field-{name}"} for name, sentence in found.errors.items()]
    known = set(found.errors.values())
    return told + [{"text": reason} for reason in reasons if reason not in known]
