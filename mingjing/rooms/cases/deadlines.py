"""期限: the limits that run in a case, kept as rows for lists and warnings; derived, rebuilt at will."""

from datetime import date, datetime

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Consequence, Procedure, Running

from .models import Case, Deadline


def fresh(case: Case, procedure: Procedure, file: CaseFile) -> list[Deadline]:
    """The case's limits as the law counts them now, not kept yet."""
    return [_row(case, one) for one in procedure.running(file)]


def set_deadlines(case: Case, procedure: Procedure, file: CaseFile) -> list[Deadline]:
    """Replace the case's deadlines by what the law says of the file."""
    rows = fresh(case, procedure, file)
    Deadline.objects.filter(case=case).delete()
    return Deadline.objects.bulk_create(rows)


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
