"""审计 at the desk: who looked, took out, was given power or was refused; the auditor alone, by day, person and case."""

import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.language import Role, as_date
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.agencies import auditing
from mingjing.rooms.agencies.actions import export_audit
from mingjing.rooms.agencies.auditing import HEADER, KINDS, SPAN, Asked
from mingjing.rooms.inbox.tables import written

from ..guarding import DeskRequest
from ..reaching import key_of
from ..signing.asking import weighty
from .accounts import administrator

MONTH = timedelta(days=30)
EXPORTED = 5_000


def asked_of(request: DeskRequest) -> Asked:
    """The filter in the address; the last thirty days unless told otherwise, a year at most."""
    today = timezone.localdate()
    kind = request.GET.get("kind", "look")
    until = as_date(request.GET.get("until", "")) or today
    since = as_date(request.GET.get("since", "")) or until - MONTH
    who, case = (request.GET.get(name, "").strip()[:80] for name in ("who", "case"))
    return Asked(kind if kind in KINDS else "look", who, case, max(since, until - SPAN), until)


def _words(asked: Asked) -> dict[str, str]:
    return {
        "kind": asked.kind, "who": asked.who, "case": asked.case, "since": str(asked.since), "until": str(asked.until),
    }  # fmt: skip


@require_GET
def lines(request: DeskRequest) -> HttpResponse:
    """The lines of one kind that the filter keeps, newest first."""
    administrator(request, Role.AUDIT_ADMIN)
    asked = asked_of(request)
    found = auditing.lines(request.reader, asked)
    here, words = reverse("desk:audit"), _words(asked)
    context: dict[str, Any] = {
        "tabs_of": [
            {
                "label": title,
                "url": f"{here}?{urlencode(words | {'kind': code})}",
                "current": code == asked.kind,
            }
            for code, (title, _) in KINDS.items()
        ],
        "asked": words,
        "rows": [{"cells": list(auditing.cells(one))} for one in found],
        "columns": [{"label": name} for name in HEADER],
        "more": len(found) == auditing.MOST,
        "export_url": f"{reverse('desk:audit_export')}?{urlencode(words)}",
    }
    return render(request, "desk/administration/audit.html", context)


@weighty
@require_http_methods(["GET", "POST"])
def export(request: DeskRequest) -> HttpResponse:
    """Ask why, write it down, then hand over the lines as CSV."""
    by = administrator(request, Role.AUDIT_ADMIN)
    asked = asked_of(request)
    errors: list[str] = []
    if request.method == "POST":
        found = auditing.lines(request.reader, asked, most=EXPORTED)
        reason, key = request.POST.get("reason", "").strip(), key_of(request.POST.get("key", ""))
        try:
            export_audit(_words(asked), rows=len(found), reason=reason, by=by, key=key)
            return _csv(found)
        except Repeated:
            return _csv(found)
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "errors": errors,
        "most": EXPORTED,
        "key": uuid.uuid4(),
        "reason": request.POST.get("reason", ""),
        "back": f"{reverse('desk:audit')}?{urlencode(_words(asked))}",
    }
    return render(request, "desk/administration/audit_export.html", context, status=422 if errors else 200)


def _csv(found: list[auditing.Line]) -> HttpResponse:
    told = "".join(written(list(HEADER), [list(auditing.cells(one)) for one in found]))
    answer = HttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{timezone.localdate()}.csv"'
    return answer
