"""What changes payments: each is a step of the case's procedure with a row of its own beside it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from mingjing.law.collection import yuan
from mingjing.law.guards import Reason
from mingjing.law.language import as_date
from mingjing.law.statutes import PENALTY_LAW
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.cases.actions import Taken, taking
from mingjing.rooms.cases.models import Case

from .models import Handover, Instalment, Payment, Surcharge
from .owing import beyond, file_of, owed_in, receipt_number, remember, unit_doubt
from .plans import Part, faults, parse, written


def take(
    step: str,
    case: Case,
    *,
    by: Actor,
    says: Mapping[str, Any],
    key: uuid.UUID,
    version: int | None = None,
    confirmed: int = 0,
) -> Taken:
    """Take one of this room's steps; `confirmed` repeats an amount (fen) about whose unit there was doubt."""
    said = {name: value for name, value in says.items() if value not in (None, "", [])}
    if isinstance(said.get("receipt"), str):
        said["receipt"] = receipt_number(said["receipt"])
    try:
        with taking(step, case, by=by, says=said, key=key, version=version) as taken:
            if step in PAID:
                _doubt(taken, confirmed)
            ROWS[step](taken)
            remember(taken.case, taken.said)
    except IntegrityError as clash:
        if "receipt_used_once" in str(clash):
            raise _used(str(said.get("receipt"))) from clash
        raise
    except Refused as refused:
        raise _with_sums(refused, case, said) from refused
    return taken


def pay(
    case: Case,
    *,
    amount: int,
    channel: str,
    receipt: str,
    by: Actor,
    key: uuid.UUID,
    paid_on: date | None = None,
    confirmed: int = 0,
    version: int | None = None,
) -> Taken:
    """Register what the bank or the payment system took in (第六十七条第三款); amounts are fen."""
    says = _said(paid_on, amount=amount, channel=channel, receipt=receipt)
    return take("pay", case, by=by, says=says, key=key, version=version, confirmed=confirmed)


def collect_on_spot(
    case: Case,
    *,
    amount: int,
    ground: str,
    receipt: str,
    by: Actor,
    key: uuid.UUID,
    asked: bool | None = None,
    landed_on: date | None = None,
    on: date | None = None,
    confirmed: int = 0,
) -> Taken:
    """Take cash where the law allows it (第六十八条、第六十九条)."""
    landed = landed_on.isoformat() if landed_on else ""
    says = _said(on, amount=amount, ground=ground, receipt=receipt, asked=asked, landed_on=landed)
    return take("collect_on_spot", case, by=by, says=says, key=key, confirmed=confirmed)


def hand_in(case: Case, *, amount: int, by: Actor, key: uuid.UUID, on: date | None = None) -> Taken:
    """Hand the cash in to the agency, all of it (第七十一条)."""
    return take("hand_in", case, by=by, says=_said(on, amount=amount), key=key)


def bank(case: Case, *, amount: int, slip: str, by: Actor, key: uuid.UUID, on: date | None = None) -> Taken:
    """Pay the cash into the bank, all of it (第七十一条)."""
    return take("bank", case, by=by, says=_said(on, amount=amount, slip=slip), key=key)


def ask_deferral(case: Case, *, hardship: str, by: Actor, key: uuid.UUID, on: date | None = None) -> Taken:
    """Note that the party asks for time (第六十六条第二款)."""
    return take("ask_deferral", case, by=by, says=_said(on, hardship=hardship), key=key)


def defer(
    case: Case, *, until: date, reasons: str, by: Actor, key: uuid.UUID, on: date | None = None
) -> Taken:
    """Grant a later day (第六十六条第二款)."""
    says = _said(on, outcome="granted", way="deferral", until=until.isoformat(), reasons=reasons)
    return take("decide_deferral", case, by=by, says=says, key=key)


def grant_instalments(
    case: Case, parts: Sequence[Part], *, reasons: str, by: Actor, key: uuid.UUID, on: date | None = None
) -> Taken:
    """Grant payment in parts; together they are what is owed (第六十六条第二款)."""
    until = parts[-1].due.isoformat() if parts else ""
    says = _said(on, outcome="granted", way="instalments", until=until, plan=written(parts), reasons=reasons)
    return take("decide_deferral", case, by=by, says=says, key=key)


def refuse_deferral(case: Case, *, reasons: str, by: Actor, key: uuid.UUID, on: date | None = None) -> Taken:
    """Refuse it, with reasons (第六十六条第二款)."""
    says = _said(on, outcome="refused", reasons=reasons)
    return take("decide_deferral", case, by=by, says=says, key=key)


def charge_surcharge(case: Case, *, by: Actor, key: uuid.UUID, on: date | None = None) -> Taken:
    """Add to an overdue fine what the law works out for the day; nobody types the amount (第七十二条)."""
    owed = owed_in(file_of(case, timezone.now()), on or timezone.localdate())
    amount = owed.additional.amount if owed.additional else 0
    return take("charge_surcharge", case, by=by, says=_said(on, amount=amount), key=key)


def _said(on: date | None, **words: Any) -> dict[str, Any]:
    says = {name: value for name, value in words.items() if value not in (None, "")}
    return says if on is None else {**says, "on": on.isoformat()}


def _doubt(taken: Taken, confirmed: int) -> None:
    amount = int(taken.says["amount"])
    sentence = unit_doubt(amount, owed_in(taken.file, taken.on))
    if sentence and confirmed != amount:
        raise Refused([sentence], fields={"amount": sentence})


def _paid(taken: Taken) -> None:
    says, organ = taken.says, issuing_agency(taken.case.agency).id
    receipt = str(says["receipt"])
    if Payment.objects.filter(organ=organ, receipt=receipt).exists():
        raise _used(receipt)
    Payment(
        case=taken.case,
        agency=taken.case.agency,
        organ=organ,
        amount=says["amount"],
        paid_on=taken.on,
        channel=says.get("channel", "on_spot"),
        receipt=receipt,
    ).save()


def _used(receipt: str) -> Refused:
    sentence = f"票据号码“{receipt}”已经登记过一笔缴款，同一张票据不能登记两次，请核对。"
    return Refused([sentence], fields={"receipt": sentence})


def _handed(taken: Taken) -> None:
    """All the cash that is held goes on, not a part of it (第七十一条)."""
    to_bank = taken.step == "bank"
    before, after = ("hand_in", "bank") if to_bank else ("collect_on_spot", "hand_in")
    held = sum(one.money("amount") for one in taken.file.all(before))
    held -= sum(one.money("amount") for one in taken.file.all(after))
    if taken.says["amount"] != held:
        sentence = f"应当全数上交：现有{yuan(held)}，所填{yuan(int(taken.says['amount']))}"
        raise Refused([Reason("第七十一条", sentence, "amount", PENALTY_LAW.short)])
    Handover(
        case=taken.case,
        agency=taken.case.agency,
        to="bank" if to_bank else "agency",
        amount=held,
        handed_on=taken.on,
        slip=str(taken.says.get("slip") or "")[:60],
    ).save()


def _deferred(taken: Taken) -> None:
    says = taken.says
    if says.get("outcome") != "granted":
        return
    if "way" not in says:
        raise Refused([_sixty_six("批准的，应当写明是暂缓缴纳还是分期缴纳", "way")])
    if says["way"] != "instalments":
        return
    parts = parse(str(says.get("plan") or ""))
    if parts is None:
        raise Refused([_sixty_six("分期安排应当每期一行，写作“2026-05-31 6000元”", "plan")])
    left = owed_in(taken.file, taken.on).left
    if wrong := faults(parts, left=left, on=taken.on, until=as_date(says.get("until"))):
        raise Refused(wrong)
    taken.writing.create_many(
        Instalment(
            case=taken.case,
            agency=taken.case.agency,
            place=taken.writing.number,
            number=number,
            amount=part.amount,
            due=part.due,
        )
        for number, part in enumerate(parts, 1)
    )


def _sixty_six(sentence: str, field: str) -> Reason:
    return Reason("第六十六条第二款", sentence, field, PENALTY_LAW.short)


def _charged(taken: Taken) -> None:
    added = owed_in(taken.file, taken.on).additional
    if added is None or added.amount != taken.says["amount"]:
        sums = " ".join(added.explanation) if added else "罚款没有逾期。"
        raise Refused(
            [Reason("第七十二条第一款第一项", f"加处罚款依法计算：{sums}", "amount", PENALTY_LAW.short)]
        )
    Surcharge(
        case=taken.case,
        agency=taken.case.agency,
        amount=added.amount,
        days=added.days,
        charged_on=taken.on,
        explanation=list(added.explanation),
    ).save()


def _with_sums(refused: Refused, case: Case, says: Mapping[str, Any]) -> Refused:
    """The same refusal; where more than owed was typed, with the figures."""
    amount = says.get("amount")
    if type(refused) is not Refused or not isinstance(amount, int) or "amount" not in refused.fields:
        return refused
    owed = owed_in(file_of(case, timezone.now()), timezone.localdate())
    sentence = beyond(amount, owed) if "channel" in says or "ground" in says else ""
    if not sentence:
        return refused
    return Refused([*refused.reasons, sentence], fields={**refused.fields, "amount": sentence})


def _nothing_more(taken: Taken) -> None:
    """The entry says it all."""


PAID = frozenset({"pay", "collect_on_spot"})
ROWS: dict[str, Callable[[Taken], None]] = {
    "pay": _paid,
    "collect_on_spot": _paid,
    "hand_in": _handed,
    "bank": _handed,
    "ask_deferral": _nothing_more,
    "decide_deferral": _deferred,
    "charge_surcharge": _charged,
}
STEPS = frozenset(ROWS)
"""The steps to which this room adds its own rows."""
