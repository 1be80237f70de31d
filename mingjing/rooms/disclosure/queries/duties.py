"""公示义务: from public leaves alone, what was owed and when it was paid. Anyone can count it again from the log."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from ..models import Duty

LATE_ENTRY = Q(entered_on__gt=F("due"))
"""迟延入册: the log shows that it came only after its last day; no row without a heartbeat ahead."""
IN_TIME_ENTRY = Q(entered_on=None) | Q(entered_on__lte=F("due"))


@dataclass(frozen=True)
class Timeliness:
    """公示及时情况: decisions in the log; published in time, late, still owed; and apart, those entered late."""

    decided: int
    in_time: int
    late: int
    overdue: int
    late_entries: int
    late_entries_owed: int


@dataclass(frozen=True)
class LateEntry:
    """迟延入册: its day of entry, the gap behind the decision, and the days from entry to publication or today."""

    duty: Duty
    entered_on: date
    gap: int
    met_on: date | None
    since: int


def overdue(today: date, *, limit: int = 200) -> Sequence[Duty]:
    """Decisions entered in time and past their last day without publication or exemption, oldest first."""
    owed = Duty.objects.filter(IN_TIME_ENTRY, met_by="", due__lt=today)
    return list(owed.order_by("due", "index")[:limit])


def late_entries(today: date, *, limit: int = 200) -> list[LateEntry]:
    """Decisions entered after their last day, published since or not; the newest in the log first."""
    return [_told(one, today) for one in Duty.objects.filter(LATE_ENTRY).order_by("-index")[:limit]]


def entered_late(leaves: Collection[str], today: date) -> dict[str, LateEntry]:
    """Those of these decisions, by their leaves, that were entered after their last day."""
    return {one.leaf: _told(one, today) for one in Duty.objects.filter(LATE_ENTRY, leaf__in=leaves)}


def _told(one: Duty, today: date) -> LateEntry:
    entered = one.entered_on or one.due
    met = entered if one.met_by == "dec" else one.met_on
    since = ((met or today) - entered).days
    return LateEntry(one, entered, (entered - one.decided_on).days, met, max(since, 0))


def timeliness(today: date, *, org: str = "") -> Timeliness:
    """Counts over the whole log, or over one agency's code."""
    rows = Duty.objects.filter(org=org) if org else Duty.objects.all()
    told = rows.aggregate(
        decided=Count("leaf"),
        in_time=Count("leaf", filter=IN_TIME_ENTRY & Q(met_on__lte=F("due"))),
        late=Count("leaf", filter=IN_TIME_ENTRY & Q(met_on__gt=F("due"))),
        overdue=Count("leaf", filter=IN_TIME_ENTRY & Q(met_by="", due__lt=today)),
        late_entries=Count("leaf", filter=LATE_ENTRY),
        late_entries_owed=Count("leaf", filter=LATE_ENTRY & Q(met_by="")),
    )
    return Timeliness(**told)
