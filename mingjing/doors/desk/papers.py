"""Papers at the desk: read one as it was issued, with its number, code, digest and leaf."""

import uuid

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import look
from mingjing.rooms.cases.issuing import paper_store
from mingjing.rooms.cases.models import Paper

from .guarding import DeskRequest
from .reaching import any_actor, the_case

INSIDE = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


@require_GET
def paper(request: DeskRequest, number: str, paper: uuid.UUID) -> HttpResponse:
    """The paper's page: what it is, how to check it, and its pages."""
    case, found = the_case(request, number), _paper(request, number, paper)
    look(case, by=any_actor(request))
    line = next((one for one in queries.lines(case) if one.number == found.place), None)
    address = f"{settings.PORTAL_URL}/v/{found.verify_code}"
    return render(
        request, "desk/paper.html", {"case": case, "paper": found, "line": line, "verify_url": address}
    )


@require_GET
def pdf(request: DeskRequest, number: str, paper: uuid.UUID) -> FileResponse:
    """The paper's bytes as issued; ?download=1 saves them."""
    found = _paper(request, number, paper)
    name = f"{found.title}{found.number}.pdf"
    answer = FileResponse(
        paper_store().open(found.sha256),
        as_attachment=request.GET.get("download") == "1",
        filename=name,
        content_type="application/pdf",
    )
    answer["Content-Security-Policy"] = INSIDE
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _paper(request: DeskRequest, number: str, paper: uuid.UUID) -> Paper:
    found = queries.paper(request.reader, number, paper)
    if found is None:
        raise Http404
    return found
