"""期限: the limits that run in a case, kept as rows for lists and warnings; derived, rebuilt at will."""

import json
from collections import defaultdict
from datetime import date, datetime

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Consequence, Procedure, Running

from .models import Case, Deadline

SAID = tuple(field.attname for field in Deadline._meta.concrete_fields if not field.primary_key)


def fresh(case: Case, procedure: Procedure, file: CaseFile) -> list[Deadline]:
    """The case's limits as the law counts them now, not kept yet."""
    return [_row(case, one) for one in procedure.running(file)]


def first_deadlines(case: Case, procedure: Procedure, file: CaseFile) -> None:
    """The deadlines of a case that has none yet."""
    Deadline.objects.bulk_create(fresh(case, procedure, file))


def set_deadlines(case: Case, procedure: Procedure, file: CaseFile) -> None:
    """Make the case's deadlines what the law says of the file; a row that says the same is left alone."""
    held = defaultdict[str, list[Deadline]](list)
    for row in Deadline.objects.filter(case=case):
        held[_told(row)].append(row)
    new = [row for row in fresh(case, procedure, file) if not (same := held[_told(row)]) or not same.pop()]
    gone = [row.pk for rows in held.values() for row in rows]
    if gone:
        Deadline.objects.filter(pk__in=gone).delete()
    Deadline.objects.bulk_create(new)


def _told(one: Deadline) -> str:
    """All that a deadline says, to be compared."""
    return json.dumps([getattr(one, name) for name in SAID], default=str, ensure_ascii=False)


def _row(case: Case, one: Running) -> Deadline:
    party = one.consequence is Consequence.WAIVED
    return Deadline(
        case=case,
        agency=case.agency,
        code=one.code,
        title=one.title,
        start=_day(one.start),
        due=_day(one.due),
        due_at=one.due if isinstance(one.due, datetime) else None,
        met_on=_day(one.met_on) if one.met_on else None,
        state="lapsed" if party and one.state == "over" else one.state,
        provisional=one.provisional,
        party=party,
        article=f"{one.law}{one.article}",
        explanation=list(one.explanation),
    )


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
