"""Five wrong passwords for one name from one place close that door for a while; unknown names alike."""

import unicodedata
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.doors.ui.noting import refused, source
from mingjing.rooms.agencies import accounts


def counted_name(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str:
    """The name tries are counted under: neither case nor width of its letters makes another one."""
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get("login", "")
    return unicodedata.normalize("NFKC", given or "").strip().casefold()[:150]


def locked(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: Mapping[str, str] | None = None,
) -> HttpResponse:
    """429 with the time to wait; nothing in it tells whether the name exists."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    refused(request, "sign-in closed after wrong passwords", answer=429)
    known = accounts.named(str((credentials or {}).get("username", "")))
    accounts.note("locked", who=known.username if known else "", source=source(request))
    page = render(request, "account/locked.html", {"minutes": minutes}, status=429)
    page["Retry-After"] = str(minutes * 60)
    return page
