"""A step's form as a browser posts it: the example's words typed, with some of them changed."""

import re
import uuid
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mingjing.doors.desk.fields import shown
from mingjing.law.procedures import procedure
from mingjing.rooms.cases.models import Case
from tests import given


def address(case: Case, step: str) -> str:
    """Where the form of a step is."""
    return reverse("desk:step", args=[case.number, step])


def typed(case: Case, step: str, *, on: str, **changes: Any) -> dict[str, Any]:
    """What stands in the form's fields; `changes` are typed as they are, None leaves a field empty."""
    rule = procedure(case.procedure).steps[step]
    says = given._words(case.procedure, step, rule, case.docket, on, {})
    told = {ask.name: shown(ask, says[ask.name]) for ask in rule.asks if ask.name in says}
    case.docket.refresh_from_db()
    form = {"key": str(uuid.uuid4()), "version": str(case.docket.length), **told, **changes}
    return {name: value for name, value in form.items() if value is not None}


def words(answer: HttpResponse) -> str:
    """The page as it is read, without tags."""
    return _plain(re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.S))


def at_field(answer: HttpResponse, name: str) -> str:
    """The sentences that stand at a field."""
    page = answer.content.decode()
    found = re.search(
        rf'<span class="field-error" id="field-{name}-error">(.*?</span>)</span>', page, flags=re.S
    )
    return _plain(found[1]) if found else ""


def on_top(answer: HttpResponse) -> str:
    """The summary of what is wrong."""
    found = re.search(r'<section class="errors".*?</section>', answer.content.decode(), flags=re.S)
    return _plain(found[0]) if found else ""


def _plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def post(client: Client, case: Case, step: str, **told: Any) -> HttpResponse:
    """Press the button."""
    answer: HttpResponse = client.post(address(case, step), told)  # type: ignore[assignment]
    return answer
