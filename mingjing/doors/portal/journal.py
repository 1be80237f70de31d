"""公开日志: its page for people and its files for tools; both come from what the sequencer published."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.models import Duty
from mingjing.rooms.disclosure.queries import LateEntry, Snapshot

from .shell import Page, page
from .words import ACTS, address

FULL = re.compile(r"tile/(?:\d|entries)/(?:x\d{3}/)*\d{3}")
PART = re.compile(r"tile/(?:\d|entries)/(?:x\d{3}/)*\d{3}\.p/\d{1,3}")
LISTED = 200
LONG = "public, max-age=31536000, immutable"


@page
def log(request: HttpRequest) -> Page:
    """The newest checkpoint, whose key it is, what is owed to the public, and whether the log breathes."""
    today = timezone.localdate()
    state = queries.log_state(timezone.now())
    names = {one.agency: one for one in queries.listed("agency")}
    owed = [_owed(one, today, names.get(one.org)) for one in queries.overdue(today)]
    return "portal/log.html", {
        "here": "log",
        "state": state,
        "timeliness": queries.timeliness(today),
        "overdue": owed,
        "columns": [
            {"label": label}
            for label in (_("机关"), _("类别"), _("决定日期"), _("最迟公示"), _("逾期"), _("日志位置"))
        ],
        "late_entries": [
            _late_entry(one, names.get(one.duty.org)) for one in queries.late_entries(today, limit=LISTED)
        ],
        "listed": LISTED,
        "late_columns": [
            {"label": label}
            for label in (
                _("机关"),
                _("类别"),
                _("决定日期"),
                _("最迟公示"),
                _("入册日期"),
                _("相隔"),
                _("公示"),
                _("日志位置"),
            )
        ],
        "days": _days(state.days[:14]) if state else [],
    }


def _owed(one: Duty, today: date, agency: Snapshot | None) -> dict[str, Any]:
    late = _("%(n)d 日") % {"n": (today - one.due).days}
    return {"cells": [*_decision(one, agency), late, _("第 %(n)d 叶") % {"n": one.index}]}


def _late_entry(one: LateEntry, agency: Snapshot | None) -> dict[str, Any]:
    gap, since = _("%(n)d 日") % {"n": one.gap}, {"n": one.since}
    met: Any = {"text": _("尚未公示"), "note": _("自入册起 %(n)d 日") % since}
    if one.met_on:
        day = _("不予公开") if one.duty.met_by == "exm" else one.met_on.isoformat()
        met = {"text": day, "note": _("入册后 %(n)d 日") % since}
    place = _("第 %(n)d 叶") % {"n": one.duty.index}
    return {"cells": [*_decision(one.duty, agency), one.entered_on.isoformat(), gap, met, place]}


def _decision(one: Duty, agency: Snapshot | None) -> list[Any]:
    """What both lists say of a decision: whose it is, of what sort, and its two days."""
    who: Any = {"text": agency.title, "url": address(agency)} if agency else one.org
    return [who, str(ACTS.get(one.act, one.act)), one.decided_on.isoformat(), one.due.isoformat()]


def _days(days: Any) -> list[dict[str, str]]:
    return [{"label": day, "url": reverse("portal:log_file", args=[f"daily/{day}"])} for day in days]


@page
def days(request: HttpRequest) -> Page:
    """Every day's last checkpoint, kept for ever."""
    state = queries.log_state(timezone.now())
    return "portal/days.html", {"here": "log", "days": _days(state.days) if state else []}


@require_safe
def file(request: HttpRequest, place: str) -> HttpResponse | FileResponse:
    """One of the log's files, byte for byte (C2SP tlog-tiles); what never changes may be kept for ever."""
    tile = FULL.fullmatch(place) or PART.fullmatch(place)
    if place.startswith("tile/") and not tile:
        raise Http404
    path = Path(settings.TILES) / place
    if not path.is_file():
        raise Http404
    answer = FileResponse(
        path.open("rb"), content_type="application/octet-stream" if tile else "text/plain; charset=utf-8"
    )
    answer["Cache-Control"] = LONG if tile else "public, max-age=5"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
