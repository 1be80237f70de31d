"""Papers at the desk: read one as it was issued."""

import uuid

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from mingjing.rooms.cases import queries
from mingjing.rooms.cases.issuing import paper_store

from .guarding import DeskRequest


@require_GET
def paper(request: DeskRequest, number: str, paper: uuid.UUID) -> HttpResponse:
    """The paper's PDF, byte for byte as it was issued."""
    found = queries.paper(request.reader, number, paper)
    if found is None:
        raise Http404
    with paper_store().open(found.sha256) as file:
        answer = HttpResponse(file.read(), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.code}.pdf"'
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer
