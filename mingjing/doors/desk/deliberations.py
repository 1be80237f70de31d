"""集体讨论 at the desk: the agenda, and the minutes with who attended, who stepped aside and what each said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Step
from mingjing.law.penalty.decision import deliberated
from mingjing.law.people import recused
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import look, take
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.reading import case_file
from mingjing.rooms.catalogue import queries as catalogue

from .approvalcards import proposed
from .fields import Read, fields, read
from .guarding import DeskRequest
from .reaching import acting, count_of, key_of, the_case, uses
from .steps import summary

STEP = "deliberate"
WRITTEN = ("began", "ended", "place", "conclusion")


@dataclass(frozen=True)
class Head:
    """A leader who may take part, and how her line in the minutes was filled."""

    number: str
    name: str
    unit: str
    aside: bool
    present: bool
    opinion: str


@require_GET
def deliberations(request: DeskRequest) -> HttpResponse:
    """The agenda: cases that must be deliberated before they are decided, and why."""
    uses(request, "deliberations")
    page = queries.page(
        queries.listed(request.reader, view="open", stage="decision"), after=request.GET.get("after", "")
    )
    items = [found for case in page.rows if (found := _item(case)) is not None]
    context = {
        "items": items,
        "following": f"?after={page.after}" if page.after else "",
        "told": [str(message) for message in messages.get_messages(request)],
    }
    return render(request, "desk/deliberations.html", context)


def _item(case: Case) -> dict[str, Any] | None:
    file = _file(case)
    proposal = file.last("propose")
    if proposal is None or deliberated.holds(file):
        return None
    rule = procedure(case.procedure).steps[STEP]
    missing = [one.reason(procedure(case.procedure).statute) for one in rule.needs if not one.holds(file)]
    return {
        "title": case.title,
        "number": case.number,
        "url": reverse("desk:deliberation", args=[case.number]),
        "proposal": proposed(proposal),
        "missing": [str(one) for one in missing],
    }


@require_http_methods(["GET", "POST"])
def deliberation(request: DeskRequest, number: str) -> HttpResponse:
    """The minutes of one case."""
    case = the_case(request, number)
    rule = procedure(case.procedure).steps.get(STEP)
    if rule is None or case.stage not in rule.at:
        raise Http404
    by = acting(request, rule.roles)
    if by.role != Role.LEADER:
        raise Http404
    if request.method == "GET":
        look(case, by=by)
        return _form(request, case, rule, Read())
    return _posted(request, case, rule, by)


def _posted(request: DeskRequest, case: Case, rule: Step, by: Actor) -> HttpResponse:
    found = read([ask for ask in rule.asks if ask.name in WRITTEN], request.POST)
    heads = _heads(case, request.POST)
    present = [one for one in heads if one.present]
    silent = [one.name for one in present if not one.opinion]
    if silent:
        found.errors["opinions"] = f"参加讨论的每个人都应当有意见记录，缺：{'、'.join(silent)}。"
    if found.errors:
        return _form(request, case, rule, found, status=422)
    said = "\n".join(f"{one.name}：{' '.join(one.opinion.split())}" for one in present)
    began = str(found.says.get("began", ""))[:10]
    says = {**found.says, "on": began, "participants": [one.number for one in present], "opinions": said}
    key, version = key_of(request.POST.get("key", "")), count_of(request.POST.get("version", ""))
    try:
        taken = take(STEP, case, by=by, says=says, key=key, version=version)
    except Repeated:
        return HttpResponseRedirect(reverse("desk:deliberations"), status=303)
    except Refused as refused:
        found.errors = dict(refused.fields)
        return _form(request, case, rule, found, reasons=refused.reasons, status=409)
    made = "、".join(f"《{paper.title}》{paper.number}" for paper in taken.papers)
    messages.success(request, f"集体讨论已记入{f'，制作{made}' if made else ''}。")
    return HttpResponseRedirect(reverse("desk:case", args=[case.number]), status=303)


def _form(
    request: DeskRequest,
    case: Case,
    rule: Step,
    found: Read,
    *,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    case.docket.refresh_from_db()
    file = _file(case)
    proposal = file.last("propose")
    context = {
        "case": case,
        "rule": rule,
        "proposal": proposed(proposal) if proposal else "",
        "facts": proposal.text("facts") if proposal else "",
        "heads": _heads(case, request.POST),
        "fields": fields(
            [ask for ask in rule.asks if ask.name in WRITTEN], raw=found.raw, errors=found.errors, choices={}
        ),
        "attendance_errors": [
            found.errors[name] for name in ("participants", "opinions") if name in found.errors
        ],
        "errors": summary(found, reasons),
        "key": key_of(request.POST.get("key", "")),
        "version": case.docket.length,
    }
    return render(request, "desk/deliberation.html", context, status=status)


def _heads(case: Case, posted: QueryDict) -> Sequence[Head]:
    """The agency's leaders, those who stepped aside marked; none of them is put down as present by itself."""
    aside = recused(_file(case))
    return [
        Head(
            number,
            name,
            unit,
            aside=number in aside,
            present=number in posted.getlist("present") and number not in aside,
            opinion=posted.get(f"opinion-{number}", "").strip()[:2000],
        )
        for number, name, unit in agencies.holders(
            issuing_agency(case.agency), Role.LEADER, timezone.localdate()
        )
    ]


def _file(case: Case) -> CaseFile:
    return case_file(case.docket_id, now=timezone.now(), calendar=catalogue.calendar())
