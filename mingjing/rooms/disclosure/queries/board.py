"""公示台: what waits for publishers, for the desk. Row security shows each reader her own agencies' alone."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from ..models import Candidate

WAITING = ("open", "proposed")


def board(agencies: Collection[int], *, state: str = "") -> "QuerySet[Candidate]":
    """Candidates of these agencies, the most pressing first; waiting ones unless a state is named."""
    rows = Candidate.objects.filter(agency__in=agencies)
    rows = rows.filter(state=state) if state else rows.filter(state__in=WAITING)
    return rows.order_by("publish_by", "id")


def candidate(docket: UUID, agencies: Collection[int]) -> Candidate | None:
    """The newest candidate on a docket, where the reader may see it."""
    return Candidate.objects.filter(docket=docket, agency__in=agencies).order_by("-id").first()
