"""法制审核 at the desk: what waits, the page on which it is reviewed, and the officer's answers to it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjing.law.casefile import CaseFile
from mingjing.law.penalty.review import MATERIALS, never_the_handler, reviewer_qualified
from mingjing.law.people import nobody_recused
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies.queries import reviewer_standing
from mingjing.rooms.cases import drafting
from mingjing.rooms.cases.actions import look
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.reading import case_file, doer
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.review import actions, queries
from mingjing.rooms.review.hints import hints
from mingjing.rooms.review.models import Note

from .guarding import DeskRequest
from .reaching import any_actor, count_of, key_of, the_case, uses
from .reviewform import CODES, Filled, answered
from .reviewsheet import PROPOSAL, Mark, Materials

DRAFT = "review"


@require_GET
def reviews(request: DeskRequest) -> HttpResponse:
    """The queue: working days left, size, catalogue code, earlier returns."""
    uses(request, "reviews")
    waiting = queries.waiting(request.reader, today=timezone.localdate())
    context = {"rows": [_row(one) for one in waiting], "told": _told(request)}
    return render(request, "desk/reviews.html", context)


def _row(one: queries.Waiting) -> dict[str, Any]:
    here = reverse("desk:review", args=[one.case.number])
    words = f"还有 {one.left} 个工作日" if one.left >= 0 else f"已超 {-one.left} 个工作日"
    tone = "bad" if one.left < 0 else "warn" if one.left <= 1 else "plain"
    return {
        "url": here,
        "cells": [
            {"text": words, "tone": tone},
            {"text": one.case.title, "url": here, "note": one.case.number},
            {"text": "、".join(one.codes) or "—"},
            f"{one.pages} 页",
            {"text": one.submitted_by, "note": f"{one.submitted_on:%m-%d} 送审"},
            {"text": f"退回过 {one.returns} 次", "tone": "warn"} if one.returns else "—",
        ],
    }


@require_http_methods(["GET", "POST"])
def review(request: DeskRequest, number: str) -> HttpResponse:
    """One case's review: to be written by the reviewer while it waits, to be read by everybody on the case."""
    case = the_case(request, number)
    waits = queries.waiting_case(request.reader, number, today=timezone.localdate())
    by = request.actors.get(Role.REVIEWER)
    if request.method == "GET":
        look(case, by=any_actor(request))
    if request.method == "POST" and waits is None:
        messages.info(request, f"《{case.title}》现在不等待审核。")
        return HttpResponseRedirect(reverse("desk:reviews"), status=303)
    if waits is None or by is None:
        return _read_only(request, case, waits)
    if request.method == "POST":
        return _posted(request, case, waits, by)
    draft = drafting.kept(request.user, DRAFT, case=case)
    return _page(request, case, waits, by, Filled(dict(draft.words) if draft else {}))


def _posted(request: DeskRequest, case: Case, waits: queries.Waiting, by: Actor) -> HttpResponse:
    filled, do = Filled.posted(request.POST), request.POST.get("do", "draft")
    here = reverse("desk:review", args=[case.number])
    if do not in ("passed", "returned"):
        drafting.keep(request.user, DRAFT, filled.raw, agency=case.agency, case=case)
        shown = do.removeprefix("show:") if do.startswith("show:") else request.GET.get("show", "")
        return (
            HttpResponse(status=204)
            if request.GET.get("quiet")
            else HttpResponseRedirect(f"{here}?show={shown}")
        )
    on = filled.on
    if filled.errors:
        return _page(request, case, waits, by, filled, status=422)
    try:
        actions.review(
            case,
            filled.answers,
            opinion=filled.raw["opinion"],
            outcome=do,
            by=by,
            key=key_of(request.POST.get("key", "")),
            on=on,
            version=count_of(request.POST.get("version", "")),
        )
    except Repeated:
        return HttpResponseRedirect(reverse("desk:reviews"), status=303)
    except Refused as refused:
        filled.errors = dict(refused.fields)
        return _page(request, case, waits, by, filled, reasons=refused.reasons, status=409)
    drafting.forget(request.user, DRAFT, case=case)
    made = "审核通过" if do == "passed" else f"退回，{filled.problems} 条建议已交承办人员"
    messages.success(request, f"《{case.title}》{made}。")
    return HttpResponseRedirect(reverse("desk:reviews"), status=303)


def _page(
    request: DeskRequest,
    case: Case,
    waits: queries.Waiting,
    by: Actor,
    filled: Filled,
    *,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    case.docket.refresh_from_db()
    file = case_file(case.docket_id, now=timezone.now(), calendar=catalogue.calendar())
    context = {
        **_read(request, case, filled),
        "case": case,
        "waits": waits,
        "sums": [
            *({"text": line} for line in waits.limit.explanation),
            {"text": "依据", "article": waits.limit.article},
        ],
        "given": "、".join(dict(MATERIALS).get(one, one) for one in waits.materials),
        "filled": filled,
        "questions": filled.questions(hints(case, file)),
        "targets": filled.targets(),
        "blocked": blocked(request, file, by),
        "errors": filled.summary(reasons),
        "key": key_of(request.POST.get("key", "")),
        "version": case.docket.length,
        "opinions": [(one, answered(one)) for one in queries.opinions(case)],
        "notes": queries.notes(case),
    }
    return render(request, "desk/review.html", context, status=status)


def _read(request: DeskRequest, case: Case, filled: Filled) -> dict[str, Any]:
    """What is read on the page: the materials, the chosen one as text, and the remarks that point into it."""
    materials = Materials.of(case)
    shown = request.GET.get("show", "") or PROPOSAL
    targets = {code: filled.raw.get(f"target-{code}") or PROPOSAL for code in CODES}
    wrong = [one.code for one in filled.answers if one.answer == "problem"]
    marks = [
        Mark(filled.raw.get(f"quote-{code}", ""), place, f"#review-answer-{code}")
        for place, code in enumerate(CODES, 1)
        if code in wrong and targets[code] == shown
    ]
    return {
        "shown": shown,
        "choices": [
            {"value": "" if key == PROPOSAL else key, "label": title} for key, title, _ in materials.titles()
        ],
        "materials": materials.listed(shown, (targets[code] for code in wrong)),
        "reads": materials.sheet(shown, marks),
    }


def blocked(request: DeskRequest, file: CaseFile, by: Actor) -> list[dict[str, str]]:
    """Why this very person may not review this very case, before she has read it all."""
    standing = reviewer_standing(request.user.officer, timezone.localdate())
    saying = file.saying("review", {"reviewer": standing}, by=doer(by.words()))
    found = [one for one in (reviewer_qualified, never_the_handler, nobody_recused) if not one.holds(saying)]
    return [
        {"text": one.sentence, "article": f"《{(one.law or PENALTY_LAW).short}》{one.article}"}
        for one in found
    ]


def _read_only(request: DeskRequest, case: Case, waits: queries.Waiting | None) -> HttpResponse:
    """What was said and what is still to be answered."""
    opinions = queries.opinions(case)
    if waits is None and not opinions:
        raise Http404
    notes = queries.notes(case)
    context = {
        "case": case,
        "waits": waits,
        "opinions": [
            (one, answered(one), [note for note in notes if note.opinion_id == one.pk]) for one in opinions
        ],
        "answering": Role.HANDLER in request.actors,
        "told": _told(request),
        "keys": {note.pk: uuid.uuid4() for note in notes},
    }
    return render(request, "desk/reviewed.html", context)


@require_POST
def answer(request: DeskRequest, number: str, note: uuid.UUID) -> HttpResponse:
    """The officer answers one remark."""
    found: Note | None = queries.note(request.reader, number, note)
    if found is None:
        raise Http404
    here = reverse("desk:review", args=[number])
    by = request.actors.get(Role.HANDLER) or any_actor(request)
    try:
        actions.answer(
            found, text=request.POST.get("answer", ""), by=by, key=key_of(request.POST.get("key", ""))
        )
    except Repeated:
        return HttpResponseRedirect(here, status=303)
    messages.success(request, f"第 {found.number} 条审核建议已回应。")
    return HttpResponseRedirect(here, status=303)


def _told(request: DeskRequest) -> list[str]:
    return [str(message) for message in messages.get_messages(request)]
