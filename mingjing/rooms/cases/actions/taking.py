"""Taking a step: open an entry, read the docket, ask the law, change rows. Everything else follows."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Offer, Procedure, Reason, Step, as_date
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused
from mingjing.record.writing import Writing, write
from mingjing.rooms.catalogue import queries as catalogue

from ..consequences import follow_through
from ..deadlines import first_deadlines, set_deadlines
from ..models import Case
from ..reading import case_file, doer
from ..stating import Asking, state
from ..taken import Taken

PUBLIC = frozenset({"pub", "exm", "wdr"})
"""Leaves whose public fields only `disclosure` can state."""


@contextmanager
def taking(
    step: str, case: Case, *, by: Actor, says: Mapping[str, Any], key: uuid.UUID, version: int | None = None
) -> Iterator[Taken]:
    """Take a step of the case's procedure; rooms above add their rows inside the block.

    `says` holds only what the step asks. Raises Refused with every reason and its article, Overtaken,
    Repeated, KeyReused; then nothing has changed.
    """
    way = procedure(case.procedure)
    rule = _rule(way, step)
    _numbers(way, rule, says)
    with write(
        _docket(case), f"case.{step}", by=by, says=says, key=key, kind=rule.leaf, version=version
    ) as writing:
        if not case._state.adding:
            case.refresh_from_db()
        taken = _judged(case, step, rule, way, writing, by, dict(says))
        yield taken
        _conclude(taken)


def take(
    step: str, case: Case, *, by: Actor, says: Mapping[str, Any], key: uuid.UUID, version: int | None = None
) -> Taken:
    """Take a step to which no room above adds anything; what is published goes through disclosure."""
    if _rule(procedure(case.procedure), step).leaf in PUBLIC:
        raise Refused(["公开、更正、不予公开和撤回，应当由公示人员在公示台办理。"])
    with taking(step, case, by=by, says=says, key=key, version=version) as taken:
        pass
    return taken


def _rule(way: Procedure, step: str) -> Step:
    if step not in way.steps:
        raise Refused([f"《{way.title}》没有“{step}”这一步骤。"])
    return way.steps[step]


def _numbers(way: Procedure, rule: Step, says: Mapping[str, Any]) -> None:
    """Refuse a number of which no record can be made, before the record is opened."""
    wrong = [
        Reason(rule.article, problem.removesuffix("。"), ask.name, way.law_of(rule).short)
        for ask in rule.asks
        if isinstance(value := says.get(ask.name), int | float) and (problem := ask.problem(value))
    ]
    if wrong:
        raise Refused(wrong)


def _docket(case: Case) -> Docket:
    if case._state.adding:
        return case.docket
    return Docket(id=case.docket_id, kind="case", agency=case.agency)


def _judged(
    case: Case, step: str, rule: Step, way: Procedure, writing: Writing, by: Actor, says: dict[str, Any]
) -> Taken:
    file = case_file(writing.docket.id, now=writing.at, calendar=catalogue.calendar())
    on = as_date(says.get("on")) or timezone.localdate(writing.at)
    says = {name: value for name, value in says.items() if value not in (None, "", [])}
    fit = {name: value for name, value in says.items() if (ask := rule.ask(name)) and not ask.problem(value)}
    states = state(Asking(case, rule, file, fit, by, on))
    reasons = way.judge(
        step, stage=case.stage, by=doer(by.words()), file=file, says=says, states=states, on=says.get("on")
    )
    if reasons:
        raise Refused(reasons)
    writing.says = {**says, **states}
    return Taken(case, step, rule, way, writing, by, file, dict(writing.says), on)


def _conclude(taken: Taken) -> None:
    """What every step leaves: its papers, its own rows, the stage, the limits, the leaf's public fields."""
    case = taken.case
    case.stage = taken.rule.destination(taken.says) or case.stage
    case.changed_at = taken.writing.at
    if case.closed_on is None and (case.stage == "closed" or case.stage in taken.procedure.closes):
        case.closed_on = taken.on
    follow_through(taken)
    case.save()
    count = first_deadlines if taken.writing.number == 1 else set_deadlines
    count(case, taken.procedure, taken.said)


def offers(case: Case, roles: Iterable[Role], *, now: datetime, file: CaseFile | None = None) -> list[Offer]:
    """What these roles could do from here, each with the reasons that still stand against it."""
    return [
        offer for offered in offers_by_role(case, roles, now=now, file=file).values() for offer in offered
    ]


def offers_by_role(
    case: Case, roles: Iterable[Role], *, now: datetime, file: CaseFile | None = None
) -> dict[Role, list[Offer]]:
    """What each of these roles could do from here; `file` is the docket where it was read already."""
    way = procedure(case.procedure)
    file = file or case_file(case.docket_id, now=now, calendar=catalogue.calendar())
    return {role: way.offers(stage=case.stage, role=role, file=file) for role in sorted(roles)}
