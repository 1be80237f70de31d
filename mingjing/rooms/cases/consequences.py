"""What a step leaves besides its entry: handlers, decision, delivery, papers; one function a step."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mingjing.law.calendar import working_days
from mingjing.law.delivery import deemed
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.models import Certificate
from mingjing.rooms.agencies.queries import held_by, issuing_agency
from mingjing.rooms.catalogue import queries as catalogue

from .composing import compose, gaps
from .issuing import issue
from .models import Decision, Delivery, Handling, Paper
from .taken import Taken

Consequence = Callable[[Taken], None]


def follow_through(taken: Taken) -> None:
    """Issue the step's papers, then change the rows that this step is about. Raises Refused for what they lack."""
    for code in taken.rule.papers_for(taken.says):
        fields = compose(code, taken)
        if lacking := gaps(code, fields, taken):
            raise Refused(lacking)
        issue(taken, code, fields)
    for paper in taken.papers:
        paper.save()
    consequence = CONSEQUENCES.get(taken.step)
    if consequence is not None:
        consequence(taken)


def _assign(taken: Taken) -> None:
    """Whoever is named handles from this day; whoever is no longer named handles no more."""
    numbers = list(taken.says.get("officers") or [])
    held = held_by(tuple(numbers))
    present = list(Handling.objects.filter(case=taken.case, part__in=("handles", "assists"), until=None))
    for handling in present:
        if taken.step == "assign" and handling.certificate not in numbers:
            handling.until = taken.on
            handling.save()
    standing = {handling.certificate for handling in present if handling.until is None}
    for place, number in enumerate(numbers):
        if number not in standing and number in held:
            _hand(taken, held[number], "handles" if place == 0 and not standing else "assists")


def _hand(taken: Taken, certificate: Certificate, part: str) -> None:
    Handling(
        case=taken.case,
        agency=taken.case.agency,
        officer_id=certificate.officer_id,
        certificate=certificate.number,
        part=part,
        since=taken.on,
    ).save()


def _presides(taken: Taken) -> None:
    """Whoever is named to hear the party has a part in the case from this day, and her predecessor no longer."""
    number = str(taken.says.get("hearing_officer") or "")
    for handling in Handling.objects.filter(case=taken.case, part="hears", until=None).exclude(
        certificate=number
    ):
        handling.until = taken.on
        handling.save()
    held = Certificate.objects.filter(number=number).first()
    if (
        held is not None
        and not Handling.objects.filter(
            case=taken.case, part="hears", certificate=number, until=None
        ).exists()
    ):
        _hand(taken, held, "hears")


def _filed(taken: Taken) -> None:
    taken.case.opened_on = taken.on


def _restated(taken: Taken) -> None:
    """An address that was found out later is the party's from then on."""
    party, address = taken.party, str(taken.says.get("party_address") or "")
    if party is not None and address and address != party.address:
        party.address = address
        party.save()


def _decided(taken: Taken) -> None:
    """One row per decision; the public leaf says that it was made and by when it must be published.

    Handing a case over to the police decides nothing on the matter: it leaves no public leaf.
    """
    if taken.says.get("outcome") == "refer":
        taken.writing.kind = "rec"
        return
    proposal, says = taken.file.last("propose"), taken.says
    said: dict[str, Any] = {**(dict(proposal.said) if proposal else {}), **says}
    paper, party, agency = _decision_paper(taken), taken.party, issuing_agency(taken.case.agency)
    limit = next((one for one in taken.procedure.running(taken.said) if one.code == "publish"), None)
    due = limit.due if limit is not None else publish_by(taken.on)
    decision = Decision(
        case=taken.case,
        agency=taken.case.agency,
        paper=paper,
        number=paper.number if paper else "",
        outcome=str(said.get("outcome") or "penalty"),
        kinds=list(said.get("penalties") or []),
        amount=int(said.get("fine") or 0),
        confiscated=int(said.get("illegal_gains") or 0) + int(said.get("illegal_property") or 0),
        decided_on=taken.on,
        publish_by=due,
        party_kind=party.kind if party else "",
        authority=agency.name,
        particulars={name: said.get(name) for name in PARTICULARS if said.get(name) is not None},
    )
    decision.save()
    taken.case.decided_on = taken.on
    _restated(taken)
    taken.writing.leaf = {
        "org": agency.code,
        "cls": taken.case.kind,
        "d": taken.on.isoformat(),
        "due": str(due)[:10],
    }


def publish_by(start: date) -> date:
    """Seven working days from a day, by which a penalty decision is published (《广东省行政执法公示办法》第二十一条第二款)."""
    return catalogue.calendar().end(start, working_days(7)).due


PARTICULARS = (
    "form_number",
    "facts",
    "grounds",
    "penalties",
    "fine",
    "illegal_gains",
    "illegal_property",
    "no_penalty_reason",
    "discretion",
    "grades",
    "grade",
    "leniency",
    "law_version",
    "officers",
    "certificates",
)


def _decision_paper(taken: Taken) -> Paper | None:
    return next((paper for paper in taken.papers if paper.code.endswith("_decision")), None)


def _decided_on_spot(taken: Taken) -> None:
    """A decision made and handed over on the spot (行政处罚法第五十二条第一款)."""
    _used_once(taken)
    _decided(taken)
    party = taken.party
    signed = taken.says.get("signed") is True
    Delivery(
        case=taken.case,
        agency=taken.case.agency,
        paper=_decision_paper(taken),
        method="on_spot",
        sent_on=taken.on,
        deemed_on=taken.on,
        receiver=(party.name if party else "")[:60] if signed else "",
        note=str(taken.says.get("refusal") or "")[:400],
    ).save()


def _used_once(taken: Taken) -> None:
    """A printed form bears a number of its own, so that it serves one decision (行政处罚法第五十二条第一款)."""
    number = taken.says["form_number"]
    used = Decision.objects.filter(particulars__form_number=number, agency=taken.case.agency).first()
    if used is not None:
        wrong = (
            f"《行政处罚法》第五十二条第一款：编号“{number}”的预定格式决定书已经用于《{used}》，请核对编号"
        )
        raise Refused([wrong], fields={"form_number": wrong})


def _delivered(taken: Taken) -> None:
    says, spoken = taken.says, taken.said.spoken
    papers = Paper.objects.filter(case=taken.case, code__in=DELIVERED.get(taken.step, ()))
    Delivery(
        case=taken.case,
        agency=taken.case.agency,
        paper=papers.order_by("-place").first(),
        method=str(says.get("method")),
        sent_on=taken.on,
        deemed_on=deemed(spoken),
        receiver=str(says.get("receiver") or ""),
        address=str(says.get("place") or ""),
        note=str(says.get("reasons") or "")[:400],
    ).save()


DELIVERED = {
    "deliver_notice": ("advance_notice",),
    "deliver": ("penalty_decision", "no_penalty_decision", "on_spot_decision"),
    "demand": ("demand_notice",),
}

CONSEQUENCES: dict[str, Consequence] = {
    "establish": _assign,
    "verify": _assign,
    "file": _filed,
    "assign": _assign,
    "call_hearing": _presides,
    "decide": _decided,
    "decide_on_spot": _decided_on_spot,
    "deliver_notice": _delivered,
    "deliver": _delivered,
    "demand": _delivered,
    "propose": _restated,
}
