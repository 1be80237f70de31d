"""公示义务: what the public leaves say together, by the rule of docs/operate/format.md that a stranger follows too."""

from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from operator import attrgetter

from django.db.models import Min
from django.utils import timezone

from mingjing.record.following import Seen

from .models import Beat, Duty

SEALED_LATER = timedelta(minutes=10)
"""A leaf may be sealed this much after the day it says."""


def dated(index: int) -> date | None:
    """The first day that the entry of this leaf may be of, by the heartbeat ahead of it; None without one."""
    ahead = Beat.objects.filter(index__lt=index).order_by("-index").first()
    return _day(ahead.at) if ahead else None


def beaten(seen: Seen) -> None:
    """A heartbeat; where it contradicts an earlier one, no decision before it was entered later than it says."""
    at = datetime.strptime(seen.leaf["at"], "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    before = Beat.objects.filter(index__lt=seen.index).order_by("-index").first()
    Beat.objects.get_or_create(index=seen.index, defaults={"at": at})
    if before and before.at > at:
        Duty.objects.filter(index__lt=seen.index, entered_on__gt=_day(at)).update(entered_on=_day(at))


def owed(seen: Seen) -> None:
    """A decision: owed to the public from its leaf on, or published by itself."""
    Duty.objects.bulk_create([_duty(seen, _entered(seen.index))], ignore_conflicts=True)


def together(all_seen: Sequence[Seen]) -> None:
    """Many leaves: heartbeats first, which date the others; then decisions, which come before what pays them."""
    told: dict[str, list[Seen]] = {"hb": [], "dec": []}
    for seen in all_seen:
        told.setdefault(seen.leaf["t"], []).append(seen)
    for seen in told.pop("hb"):
        beaten(seen)
    beats = [seen.index for seen in all_seen if seen.leaf["t"] == "hb"]
    days: dict[int, date | None] = {}
    rows = []
    for seen in told.pop("dec"):
        between = bisect(beats, seen.index)  # decisions between the same heartbeats are of one day
        if between not in days:
            days[between] = _entered(seen.index)
        rows.append(_duty(seen, days[between]))
    Duty.objects.bulk_create(rows, ignore_conflicts=True)
    for seen in sorted(chain(*told.values()), key=attrgetter("index")):
        met(seen)


def _duty(seen: Seen, entered_on: date | None) -> Duty:
    leaf, own = seen.leaf, "h" in seen.leaf
    return Duty(
        leaf=seen.leaf_hash,
        index=seen.index,
        org=leaf["org"],
        act=leaf["cls"],
        decided_on=leaf["d"],
        due=leaf["due"],
        source=leaf.get("src", ""),
        met_by="dec" if own else "",
        met_on=leaf["d"] if own else None,
        met_index=seen.index if own else None,
        entered_on=entered_on,
    )


def met(seen: Seen) -> None:
    """A publication or exemption: on the day it says, but not from before the heartbeat ahead of it."""
    says = [date.fromisoformat(seen.leaf["d"])] if "d" in seen.leaf else []
    days = [*says, dated(seen.index) or date.min]
    Duty.objects.filter(leaf=seen.leaf["of"], met_by="").update(
        met_by=seen.leaf["t"], met_on=max(days), met_index=seen.index
    )


def _entered(index: int) -> date | None:
    """The day before which the log shows that the leaf was not there: every heartbeat must agree."""
    ahead = dated(index)
    behind = Beat.objects.filter(index__gt=index).aggregate(least=Min("at"))["least"]
    return min(ahead, _day(behind)) if ahead and behind else ahead


def _day(at: datetime) -> date:
    return timezone.localdate(at - SEALED_LATER)
