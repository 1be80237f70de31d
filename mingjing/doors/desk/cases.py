"""A case at the desk: everything about it on one page, and each of its entries in full."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from mingjing.law.language import Role
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import look, offers, offers_by_role
from mingjing.rooms.cases.models import Case
from mingjing.rooms.review import queries as review

from .casepage import case_page, preview
from .guarding import DeskRequest
from .nextstep import to_mend, waits_for
from .onward import around
from .reaching import any_actor, the_case
from .saying import said
from .timeline import KINDS


@require_GET
def case(request: DeskRequest, number: str) -> HttpResponse:
    """Everything about one case on one page; for htmx its essentials, to be put over a list. Both are looks."""
    found = the_case(request, number)
    look(found, by=any_actor(request))
    page = _page(request, found)
    if request.headers.get("HX-Request"):
        answer = render(request, "desk/case_preview.html", preview(page))
    else:
        page["told"] = [str(message) for message in get_messages(request)]
        page["onward"] = around(request, found.number)
        answer = render(request, "desk/case.html", page)
    patch_vary_headers(answer, ("HX-Request",))
    return answer


def _page(request: DeskRequest, found: Case) -> dict[str, Any]:
    now, lines = timezone.now(), queries.lines(found)
    file = queries.file_of(lines, now=now)
    standing = offers(found, set(request.actors), now=now, file=file)
    kind = request.GET.get("kind", "")
    page = case_page(
        found, lines, standing, kind=kind if kind in KINDS else "", whole=request.GET.get("whole") == "1"
    )
    notes = list(review.tasks(request.reader).filter(case=found))
    if notes:
        page["next"] = to_mend(found, notes, page["next"])
    if not page["next"]["title"]:
        offered = offers_by_role(found, Role, now=now, file=file)
        everybody = [(role, one) for role, ones in offered.items() for one in ones]
        page["waits"] = waits_for(found, everybody, lines)
    return page


@require_GET
def entry(request: DeskRequest, number: str, entry: int) -> HttpResponse:
    """One entry in full: its words, who, both hours, and its place in the log."""
    found = the_case(request, number)
    line = next((one for one in queries.lines(found) if one.number == entry), None)
    if line is None:
        raise Http404
    look(found, by=any_actor(request))
    asks = line.step.asks if line.step else ()
    words = [
        {"label": ask.title, "value": said(ask, line.says[ask.name], most=0)}
        for ask in asks
        if line.says.get(ask.name) not in (None, "", [])
    ]
    papers = [paper for paper in queries.papers(found) if paper.place == line.number]
    return render(request, "desk/entry.html", {"case": found, "line": line, "words": words, "papers": papers})
