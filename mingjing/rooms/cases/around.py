"""案旁: what a list shows around each case — parties, handlers, the most urgent day — read for a whole page at once."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .models import Case, Deadline, Handling, Party


@dataclass(frozen=True)
class Around:
    """Names of the parties, of those who handle the case now, and the limit that presses most with its day."""

    parties: tuple[str, ...]
    handlers: tuple[str, ...]
    pressing: tuple[str, date] | None


def stand_around(cases: Sequence[Case]) -> None:
    """Give every case of a page what stands around it; three questions however many cases."""
    pks = [case.pk for case in cases]
    parties, handlers = defaultdict[uuid.UUID, list[str]](list), defaultdict[uuid.UUID, list[str]](list)
    for pk, name in Party.objects.filter(case__in=pks).order_by("entry_id").values_list("case_id", "name"):
        parties[pk].append(name)
    held = Handling.objects.filter(case__in=pks, until=None, part__in=("handles", "assists"))
    for pk, name in held.order_by("-part", "entry_id").values_list("case_id", "officer__name"):
        handlers[pk].append(name)
    running = Deadline.objects.filter(
        case__in=pks, state__in=("running", "over"), met_on=None, party=False
    ).order_by("-due")
    pressing = {pk: (title, due) for pk, title, due in running.values_list("case_id", "title", "due")}
    for case in cases:
        case.around = Around(tuple(parties[case.pk]), tuple(handlers[case.pk]), pressing.get(case.pk))
