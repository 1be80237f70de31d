"""Cash taken on the spot and handed in (当场收缴): Administrative Penalty Law 68 to 71."""

from dataclasses import replace
from datetime import date

from .asks import ON, Ask
from .casefile import CaseFile, Happening
from .collection import AMOUNT, OWED, fine_of, no_more_than_owed
from .guards import Guard, guard
from .limits import Limit
from .people import nobody_recused
from .statutes import PENALTY_LAW
from .steps import Step, placed
from .words import FieldType, Role


@guard("第六十九条", "当场收缴应当是在边远、水上、交通不便地区，缴纳确有困难，并经当事人提出", field="ground")
def remote_and_asked(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("ground") == "remote" and said.get("asked") is True


@guard(
    "第六十八条",
    "当场收缴限于一百元以下罚款、不当场收缴事后难以执行，或者边远、水上、交通不便地区当事人提出的情形",
    field="ground",
)
def on_spot_allowed(file: CaseFile) -> bool:
    said, fine = file.spoken.said, fine_of(file)
    if said.get("ground") == "small":
        return fine <= 100_00
    return said.get("ground") == "hard_to_collect" or (
        said.get("ground") == "remote" and said.get("asked") is True
    )


@guard("第七十条", "当场收缴罚款，必须出具财政部门统一制发的专用票据", field="receipt")
def receipt_given(file: CaseFile) -> bool:
    return bool(file.spoken.said.get("receipt"))


@guard("第七十一条", "没有尚未上交的当场收缴罚款")
def cash_held(file: CaseFile) -> bool:
    last = file.last("collect_on_spot")
    return last is not None and not file.since(last, "hand_in")


@guard("第七十一条", "没有尚未缴付银行的当场收缴罚款")
def cash_with_agency(file: CaseFile) -> bool:
    last = file.last("hand_in")
    return last is not None and not file.since(last, "bank")


@guard("第七十一条", "当场收缴的罚款尚未缴付指定的银行")
def cash_banked(file: CaseFile) -> bool:
    return not cash_held.holds(file) and not cash_with_agency.holds(file)


GROUNDS = (
    ("small", "一百元以下罚款"),
    ("hard_to_collect", "不当场收缴事后难以执行"),
    ("remote", "边远、水上、交通不便地区，缴纳确有困难"),
)
STEPS = {
    "collect_on_spot": Step(
        title="当场收缴罚款",
        at=(),
        by=Role.HANDLER,
        article="第六十八条",
        law=PENALTY_LAW,
        asks=(
            ON,
            AMOUNT,
            Ask("ground", "当场收缴的情形", FieldType.CHOICE, choices=GROUNDS),
            Ask("asked", "经当事人提出", FieldType.BOOLEAN, required=False),
            Ask("receipt", "专用票据号码", FieldType.TEXT),
            Ask("landed_on", "抵岸日期", FieldType.DATE, required=False, hint="在水上收缴的填写。"),
        ),
        states=(OWED,),
        checks=(receipt_given, no_more_than_owed, nobody_recused),
    ),
    "hand_in": Step(
        title="上交当场收缴的罚款",
        at=(),
        by=(Role.HANDLER, Role.CASHIER),
        article="第七十一条",
        law=PENALTY_LAW,
        asks=(ON, AMOUNT),
        needs=(cash_held,),
    ),
    "bank": Step(
        title="缴付指定的银行",
        at=(),
        by=Role.CASHIER,
        article="第七十一条",
        law=PENALTY_LAW,
        asks=(ON, AMOUNT, Ask("slip", "缴款单号", FieldType.TEXT)),
        needs=(cash_with_agency,),
    ),
}


def _landed(happening: Happening) -> date | None:
    return happening.day("landed_on") or happening.on


CASH = (
    Limit(
        code="hand_in",
        title="执法人员上交当场收缴的罚款",
        term=PENALTY_LAW.days(2),
        starts="collect_on_spot",
        anchor=_landed,
        meets=("hand_in",),
        article="第七十一条",
    ),
    Limit(
        code="bank",
        title="行政机关将罚款缴付银行",
        term=PENALTY_LAW.days(2),
        starts="hand_in",
        meets=("bank",),
        article="第七十一条",
    ),
)


def steps(at: tuple[str, ...], *, allowed: Guard) -> dict[str, Step]:
    """Taking cash where the named guard allows it, and handing it in."""
    found = placed(STEPS, at=at)
    taking = found["collect_on_spot"]
    found["collect_on_spot"] = replace(taking, article=allowed.article, checks=(allowed, *taking.checks))
    return found
