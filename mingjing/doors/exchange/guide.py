"""接口说明: the page a developer starts from; what it lists is taken from the code that does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingjing.law.penalty.kinds import PENALTIES

from .mirrored_decisions import own
from .problems import TITLES

REQUIRED = ("number", "authority", "decided_on")
STATUS = {
    "unreadable": 400, "unknown_key": 401, "not_allowed": 403, "not_found": 404, "wrong_method": 405, "overtaken": 409, "too_large": 413, "no_room": 507,
    "key_reused": 422, "refused": 422, "broken": 500,
}  # fmt: skip


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Tasks with examples to copy, the field dictionary and every problem there is."""
    here = request.build_absolute_uri(reverse("exchange_guide")).rstrip("/")
    return render(request, "exchange/guide.html", {"here": here, **_tables()})


def _tables() -> dict[str, Any]:
    return {
        "fields": [
            {"cells": [name, "必填" if name in REQUIRED else "", told]} for name, told in own.FIELDS.items()
        ],
        "kinds": [{"cells": [code, words]} for code, words in PENALTIES],
        "problems": [
            {"cells": [str(STATUS[kind]), f"urn:mingjing:problem:{kind}", TITLES[kind]]} for kind in STATUS
        ],
    }
