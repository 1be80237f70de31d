"""命令面板 and the look-up of articles: short answers to a few letters, as JSON."""

import re
from typing import Any
from urllib.parse import unquote

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.law.procedures import procedure
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import offers
from mingjing.rooms.cases.models import Case
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.registry.pinyin import initials

from .guarding import DeskRequest
from .todo import openings

FEW, SEEN = 8, 300
KEYS = {"todo": "G D", "cases": "G C", "reviews": "G S"}
HERE = re.compile(r"/desk/cases/(?P<number>[^/]+)/")


@require_GET
def palette(request: DeskRequest) -> JsonResponse:
    """Steps of the open case, cases by number, name, party or pinyin initials, then places and new cases."""
    text = request.GET.get("q", "").strip()[:60]
    items = [*_steps(request, text), *(_cases(request, text) if text else ()), *_places(request, text)]
    return JsonResponse(items, safe=False)


def _fits(text: str, words: str) -> bool:
    return (
        not text
        or text in words
        or initials(words).startswith(text.lower())
        or text.lower() in initials(words)
    )


def _steps(request: DeskRequest, text: str) -> list[dict[str, str]]:
    """What may be done in the case whose page is open."""
    there = HERE.search(request.headers.get("Referer", ""))
    case = queries.visible(request.reader, unquote(there["number"])) if there else None
    if case is None:
        return []
    way = procedure(case.procedure)
    offered = {
        one.step: one for one in offers(case, set(request.actors), now=timezone.now()) if not one.reasons
    }
    return [
        {"title": f"办理：{way.steps[code].title}", "hint": case.number,
         "url": reverse("desk:step", args=[case.number, code])}
        for code, one in offered.items()
        if _fits(text, one.title)
    ][:FEW]  # fmt: skip


def _cases(request: DeskRequest, text: str) -> list[dict[str, Any]]:
    found = list(queries.page(queries.listed(request.reader, text=text), size=FEW).rows)
    if not found and re.fullmatch("[A-Za-z]{2,20}", text):
        lately = queries.page(queries.listed(request.reader), size=SEEN).rows
        queries.stand_around(lately)
        found = [case for case in lately if _by_initials(case, text.lower())][:FEW]
    return [
        {"title": case.title, "hint": case.number, "url": reverse("desk:case", args=[case.number])}
        for case in found
    ]


def _by_initials(case: Case, letters: str) -> bool:
    return any(letters in initials(words) for words in (case.title, *case.around.parties))


def _places(request: DeskRequest, text: str) -> list[dict[str, str]]:
    places = [
        {"title": item["label"], "hint": "前往", "url": item["url"], "key": KEYS.get(item["key"], "")}
        for item in request.shell["rail"]
    ]
    new = [{"title": f"新建：{one['title']}", "hint": "新案", "url": one["url"]} for one in openings(request)]
    return [item for item in places + new if _fits(text, item["title"])]


@require_GET
def laws(request: DeskRequest) -> JsonResponse:
    """Articles for a datalist: a part of a law's title, and the article's number if one is given."""
    text = request.GET.get("q", "").strip().strip("《")[:60]
    words = re.match(r"(?P<title>[^\d第》]*)[》\s]*第?(?P<number>\d{1,4})?", text)
    title, number = (words["title"].strip(), words["number"]) if words else (text, None)
    today = timezone.localdate()
    found: list[dict[str, str]] = []
    for law in catalogue.laws(today, title)[:6]:
        if number is None:
            found.append({"value": f"《{law.title}》第", "label": law.version or law.title})
            continue
        article = catalogue.article(law.title, int(number), today)
        if article is not None:
            found.append({"value": f"《{law.title}》{article.label}", "label": article.text[:60]})
    return JsonResponse(found, safe=False)


@require_GET
def matters(request: DeskRequest) -> JsonResponse:
    """Matters for a datalist: by code, title, basis or the words people use for them."""
    text = request.GET.get("q", "").strip()[:60]
    agency = next((actor.agency for actor in request.actors.values()), None)
    found = catalogue.matters(agency=agency, on=timezone.localdate(), text=text)[:12] if text else ()
    return JsonResponse([{"value": one.code, "label": one.title[:80]} for one in found], safe=False)
