"""审批 at the desk: what waits for a leader or a unit's head, each case on a card with what happens then."""

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.rooms.cases import queries

from .approvalcards import awaiting, cards
from .guarding import DeskRequest
from .reaching import uses

SCANNED = 50


@require_GET
def approvals(request: DeskRequest) -> HttpResponse:
    """The cards, the cases changed last first; a page looks through fifty cases."""
    uses(request, "approvals")
    rows = queries.listed(request.reader, view="open")
    page = queries.page(
        awaiting(rows), after=request.GET.get("after", ""), before=request.GET.get("before", ""), size=SCANNED
    )
    now = timezone.now()
    found = [card for case in page.rows for card in cards(case, set(request.actors), now=now)]
    context = {
        "cards": sorted(found, key=lambda one: one["rank"]),
        "previous": f"?before={page.before}" if page.before else "",
        "following": f"?after={page.after}" if page.after else "",
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/approvals.html", context)
