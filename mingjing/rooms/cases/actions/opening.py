"""Opening a case: its first step stands on a new docket."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from mingjing.law.language import Procedure, as_date
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.rooms.agencies.models import Account

from ..models import Case, Handling, Party
from ..series import next_number
from ..taken import Taken
from .taking import taking


def open_case(
    code: str, *, by: Actor, says: Mapping[str, Any], key: uuid.UUID, letter: uuid.UUID | None = None
) -> Taken:
    """Open a case under a procedure by its first step; the docket's id comes from the key, so twice is once."""
    way = procedure(code)
    step = first_step(way)
    docket = Docket(id=uuid.uuid5(key, by.account), kind="case", agency=by.agency)
    day = as_date(says.get("on")) or timezone.localdate()
    case = Case(
        agency=by.agency,
        docket=docket,
        title=str(says.get("title", ""))[:200],
        kind=way.kind.value,
        procedure=code,
        stage=way.opens,
        matter=str(says.get("matter") or ""),
        source=str(says.get("source") or ""),
        letter=letter,
        received_on=day,
        demo=settings.DEMO,
    )
    with taking(step, case, by=by, says=says, key=key) as taken:
        case.number = next_number(by.agency, "case", day)
        _state_party(case, says).save()
        _hand_to_opener(case, by, day)
    return taken


def first_step(way: Procedure) -> str:
    """The step by which a procedure's file begins."""
    return next(code for code, step in way.steps.items() if way.opens in step.at)


def _hand_to_opener(case: Case, by: Actor, day: date) -> None:
    """Whoever registers the lead has a part in the case from that day."""
    account = Account.objects.filter(uid=by.account).first() if by.role == Role.HANDLER else None
    if account is not None and account.officer_id is not None:
        Handling(
            case=case,
            agency=case.agency,
            officer_id=account.officer_id,
            certificate=by.certificate,
            part="handles",
            since=day,
        ).save()


def _state_party(case: Case, says: Mapping[str, Any]) -> Party:
    number = str(says.get("party_number") or "")
    person = says.get("party_type") == "natural_person"
    return Party(
        case=case,
        agency=case.agency,
        kind=str(says.get("party_type") or "legal_person"),
        name=str(says.get("party") or ""),
        uscc="" if person else number[:18],
        citizen_id=number[:18] if person else "",
        birth=as_date(says.get("party_birth")),
        address=str(says.get("party_address") or ""),
        phone=str(says.get("party_phone") or ""),
        legal_representative=str(says.get("party_representative") or ""),
    )
