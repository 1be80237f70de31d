"""试算 as a page: the decisions of the last twelve months under the benchmarks as drafted."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.doors.ui.words import yuan
from mingjing.rooms.cases.trial import Trial, Verdict, tried
from mingjing.rooms.catalogue.drafts import row_faults

from ..catalogue import the_draft, whose
from ..guarding import DeskRequest
from ..reaching import uses
from .pages import entries_of

ORDER: tuple[Verdict, ...] = ("same", "moved", "outside", "before", "unknown")
VERDICTS: dict[Verdict, str] = {"moved": "情节没有对应的档次", "outside": "罚款在新幅度之外"}


@require_GET
def trial(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """How many decisions would fall in another grade or outside the new bounds, benchmark by benchmark."""
    uses(request, "catalogue")
    one = the_draft(draft)
    if one.kind != "benchmark":
        raise Http404
    changed = {entry["key"] for entry in entries_of(one) if entry["state"] in {"added", "changed"}}
    rows = [row for row in one.rows if str(row["code"]) in changed]
    faulty = {str(row["code"]): list(row_faults(one.kind, row)) for row in rows}
    ready = [row for row in rows if not faulty[str(row["code"])]]
    found = tried(ready, agency=one.agency, reader=request.reader, on=timezone.localdate())
    context = {
        "one": one,
        "whose": whose(one.agency),
        "rows": [_row(each) for each in found],
        "cases": [case for each in found for case in _cases(each)],
        "unready": [(key, reasons) for key, reasons in faulty.items() if reasons],
        "differing": sum(each.counts.get("moved", 0) + each.counts.get("outside", 0) for each in found),
    }
    return render(request, "desk/draft_trial.html", context)


def _row(each: Trial) -> dict[str, Any]:
    counts = [str(each.counts.get(verdict, 0)) for verdict in ORDER]
    return {"cells": [{"text": each.code, "note": each.title}, str(each.decisions), *counts]}


def _cases(each: Trial) -> list[dict[str, Any]]:
    return [
        {
            "cells": [
                {"text": case.number, "url": reverse("desk:case", args=[case.number])},
                each.code,
                VERDICTS[case.verdict],
                yuan(case.fine),
            ]
        }
        for case in each.cases
    ]
