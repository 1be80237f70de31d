"""A draft at the desk: a second catalogue manager, a draft begun by a form, and forms sent as a browser sends them."""

import html
import re
import uuid

from django.test import Client
from django.urls import reverse

from mingjing.law.words import Role
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Posting
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.models import Edition, EditionDraft
from tests import cast, given

FIELD = re.compile(
    r'<textarea[^>]* name="(?P<area>[^"]+)"[^>]*>(?P<words>.*?)</textarea>'
    r'|<input[^>]* type="(?P<type>\w+)"[^>]* name="(?P<name>[^"]+)"(?: value="(?P<value>[^"]*)")?[^>]*>'
    r'|<select[^>]* name="(?P<select>[^"]+)".*?</select>',
    re.DOTALL,
)
CHOSEN = re.compile(r'<option value="([^"]*)" selected>')


def second_cataloguer() -> None:
    """冯静 looks after catalogues too from now on."""
    posting = Posting(
        id=cast.uid("冯静/目录"),
        officer_id=cast.uid("冯静"),
        agency_id=cast.BUREAU,
        role=Role.CATALOGUER,
        since=cast.SINCE,
    )
    bring_into_force(
        Directory([], [], [], [posting]), agency=0, by=cast.HOUSE, on=cast.SINCE, key=uuid.uuid4()
    )


def edition(kind: str, code: str) -> Edition:
    """A catalogue as it stands in a fresh house."""
    given.house()
    found = queries.editions(kind, code).first()
    assert found is not None
    return found


def begun(browser: Client, one: Edition, on: str = "2027-01-01") -> EditionDraft:
    """Her draft of the next edition."""
    answer = browser.post(reverse("desk:drafting", args=[one.pk]), {"effective_from": on, "note": "数额调整"})
    assert answer.status_code == 303, answer.content.decode()
    return EditionDraft.objects.get(pk=answer["Location"].rstrip("/").split("/")[-2])


def form(page: str, action: str = "step-form") -> dict[str, list[str]]:
    """What a browser would send of the form of this class or address, if nobody typed anything."""
    whole = re.search(rf"<form[^>]*{re.escape(action)}.*?</form>", page, re.DOTALL)
    assert whole is not None
    sent: dict[str, list[str]] = {}
    for one in FIELD.finditer(whole[0]):
        if one["area"]:
            sent.setdefault(one["area"], []).append(html.unescape(one["words"]))
        elif one["select"]:
            chosen = CHOSEN.search(one[0])
            sent.setdefault(one["select"], []).append(html.unescape(chosen[1]) if chosen else "")
        elif one["type"] not in {"radio", "checkbox"} or " checked" in one[0]:
            sent.setdefault(one["name"], []).append(html.unescape(one["value"] or ""))
    sent.pop("csrfmiddlewaretoken", None)
    return sent
