"""公示义务: from public leaves alone, what was owed and when it was paid. Anyone can count it again from the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from ..models import Duty


@dataclass(frozen=True)
class Timeliness:
    """公示及时情况: decisions in the log, published or exempt in time, late, and still owed past their last day."""

    decided: int
    in_time: int
    late: int
    overdue: int


def overdue(today: date, *, limit: int = 200) -> Sequence[Duty]:
    """Decisions past their last day without publication or exemption, oldest first."""
    return list(Duty.objects.filter(met_by="", due__lt=today).order_by("due", "index")[:limit])


def timeliness(today: date, *, org: str = "") -> Timeliness:
    """Counts over the whole log, or over one agency's code."""
    rows = Duty.objects.filter(org=org) if org else Duty.objects.all()
    told = rows.aggregate(
        decided=Count("leaf"),
        in_time=Count("leaf", filter=Q(met_on__lte=F("due"))),
        late=Count("leaf", filter=Q(met_on__gt=F("due"))),
        overdue=Count("leaf", filter=Q(met_by="", due__lt=today)),
    )
    return Timeliness(**told)
