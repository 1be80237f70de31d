"""Paying a fine (罚款收缴): fifteen days, deferral and instalments, the additional fine, cash on the spot."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from .asks import ON, Ask, State
from .calendar import DAY
from .casefile import CaseFile, Happening
from .counting import running
from .delivery import deemed
from .guards import guard
from .limits import Extension, Limit, happened
from .people import nobody_recused
from .remedies import overturned, stopped
from .statutes import FINE_COLLECTION_MEASURES, PENALTY_LAW
from .steps import Step
from .words import Consequence, FieldClass, FieldType, Role

OWED = State("owed", "应缴和已缴的罚款")
AMOUNT = Ask("amount", "金额", FieldType.MONEY, unit="分")
REASONS = Ask("reasons", "理由", FieldType.PARAGRAPHS)
PER_CENT_A_DAY = 3  # 第七十二条第一款第一项


@dataclass(frozen=True)
class AdditionalFine:
    """An additional fine in fen, the days it ran, and its arithmetic in words (加处罚款)."""

    amount: int
    days: int
    explanation: tuple[str, ...]


def additional_fine(
    principal: int, due: date, on: date, stopped: Iterable[tuple[date, date]] = ()
) -> AdditionalFine:
    """3 % of the fine a day from the day after `due` to `on`, never above the fine, stopped days left out."""
    pauses = sorted(stopped)
    late = [due + DAY * number for number in range(1, (on - due).days + 1)]
    counted = sum(not any(first <= day <= last for first, last in pauses) for day in late)
    full = principal * PER_CENT_A_DAY * counted // 100
    amount = min(full, principal)
    lines = [f"缴纳期限至{due.isoformat()}，逾期自次日起计算至{on.isoformat()}，共{len(late)}日。"]
    for first, last in pauses:
        lines.append(
            f"{first.isoformat()}至{last.isoformat()}为复议或者诉讼期间，不予计算（《行政处罚法》第七十三条第三款）。"
        )
    lines.append(
        f"{yuan(principal)} × {PER_CENT_A_DAY}% × {counted}日 = {yuan(full)}（《行政处罚法》第七十二条第一款第一项）。"
    )
    if full > principal:
        lines.append(f"加处罚款的数额不得超出罚款的数额，计{yuan(amount)}。")
    return AdditionalFine(amount, counted, tuple(lines))


def yuan(fen: int) -> str:
    """An amount in fen, in words of yuan."""
    return f"{fen / 100:,.2f}元"


def fine_of(file: CaseFile) -> int:
    """The fine decided, in fen; 0 where the decision is revoked or there is none."""
    decided = file.last("decide", "decide_on_spot")
    result = overturned(file)
    if decided is None or (result is not None and result.text("outcome") in {"revoked", "void"}):
        return 0
    if result is not None and result.said.get("outcome") == "changed" and "fine" in result.said:
        return result.money("fine")
    return decided.money("fine")


def paid(file: CaseFile) -> int:
    """All that has been paid, in fen."""
    return sum(one.money("amount") for one in file.all("pay", "collect_on_spot"))


def charged(file: CaseFile) -> int:
    """The additional fine charged, in fen."""
    last = file.last("charge_surcharge")
    return last.money("amount") if last else 0


def settled(file: CaseFile) -> bool:
    """Whether fine and additional fine are paid in full."""
    return paid(file) >= fine_of(file) + charged(file)


def payment_due(file: CaseFile) -> date | None:
    """The last day for paying the fine, deferrals included; None while it does not run."""
    limits = (PAYMENT, ON_SPOT_PAYMENT)
    found = [one for limit in limits for one in running(limit, file, statute=PENALTY_LAW)]
    due = found[-1].due if found else None
    return due if isinstance(due, date) else None


def _clears(happening: Happening) -> bool:
    owed = happening.mapping("owed")
    principal, before = owed.get("principal"), owed.get("paid")
    if not isinstance(principal, int) or not isinstance(before, int):
        return False
    return before + happening.money("amount") >= principal


def _owes(happening: Happening) -> bool:
    principal = happening.mapping("owed").get("principal")
    return isinstance(principal, int) and principal > 0


@guard("第六十七条第三款", "缴纳的数额应当大于零，且不得超过尚欠的数额", field="amount")
def no_more_than_owed(file: CaseFile) -> bool:
    owed, amount = file.spoken.mapping("owed"), file.spoken.money("amount")
    principal, surcharge, before = (owed.get(name) for name in ("principal", "surcharge", "paid"))
    if not (isinstance(principal, int) and isinstance(surcharge, int) and isinstance(before, int)):
        return False
    return 0 < amount <= principal + surcharge - before


@guard("第六十六条第二款", "当事人没有提出、尚待答复的延期或者分期缴纳申请")
def deferral_asked(file: CaseFile) -> bool:
    last = file.last("ask_deferral")
    return last is not None and not file.since(last, "decide_deferral")


@guard(
    "第六十六条第二款",
    "批准延期、分期缴纳的，应当写明最后一期的期限，且不得早于原定的缴纳期限",
    field="until",
)
def deferral_dated(file: CaseFile) -> bool:
    spoken = file.spoken
    until, due = spoken.day("until"), payment_due(file.before)
    if spoken.said.get("outcome") != "granted":
        return True
    return until is not None and until > spoken.on and (due is None or until >= due)


@guard("第七十二条第一款第一项", "罚款到期未缴纳的，方可以加处罚款")
def overdue(file: CaseFile) -> bool:
    due = payment_due(file)
    return due is not None and file.today > due and paid(file) < fine_of(file)


@guard(
    "第七条第一款",
    "罚款决定书没有告知逾期缴纳加处罚款的，不得加处罚款",
    law=FINE_COLLECTION_MEASURES,
)
def surcharge_announced(file: CaseFile) -> bool:
    decided = file.last("decide", "decide_on_spot")
    return decided is not None and decided.said.get("surcharge_told") is True


@guard(
    "第七十二条第一款第一项",
    "加处罚款每日为罚款数额的百分之三，不得超出罚款的数额，复议、诉讼期间不予计算",
    field="amount",
)
def within_additional(file: CaseFile) -> bool:
    due = payment_due(file)
    if due is None:
        return False
    most = additional_fine(fine_of(file), due, file.spoken.on, stopped(file)).amount
    return 0 < file.spoken.money("amount") <= most


STEPS = {
    "pay": Step(
        title="缴纳罚款",
        at=(),
        by=(Role.CASHIER, Role.INTEGRATOR),
        article="第六十七条第三款",
        law=PENALTY_LAW,
        asks=(
            ON,
            AMOUNT,
            Ask(
                "channel",
                "缴纳方式",
                FieldType.CHOICE,
                choices=(("bank", "指定的银行"), ("electronic", "电子支付系统")),
            ),
            Ask("receipt", "票据号码", FieldType.TEXT),
        ),
        states=(OWED,),
        checks=(no_more_than_owed,),
    ),
    "ask_deferral": Step(
        title="收到延期、分期缴纳申请",
        at=(),
        by=Role.HANDLER,
        article="第六十六条第二款",
        law=PENALTY_LAW,
        asks=(ON, Ask("hardship", "经济困难的情况", FieldType.PARAGRAPHS, FieldClass.PERSONAL)),
    ),
    "decide_deferral": Step(
        title="答复延期、分期缴纳申请",
        at=(),
        by=Role.LEADER,
        article="第六十六条第二款",
        law=PENALTY_LAW,
        asks=(
            ON,
            Ask("outcome", "决定", FieldType.CHOICE, choices=(("granted", "批准"), ("refused", "不批准"))),
            Ask(
                "way",
                "方式",
                FieldType.CHOICE,
                required=False,
                choices=(("deferral", "暂缓缴纳"), ("instalments", "分期缴纳")),
            ),
            Ask("until", "最后一期的期限", FieldType.DATE, required=False),
            Ask("plan", "分期安排", FieldType.PARAGRAPHS, required=False),
            REASONS,
        ),
        needs=(deferral_asked,),
        checks=(deferral_dated,),
        papers=("deferral_decision",),
    ),
    "charge_surcharge": Step(
        title="加处罚款",
        at=(),
        by=Role.HANDLER,
        article="第七十二条第一款第一项",
        law=PENALTY_LAW,
        asks=(ON, AMOUNT),
        states=(OWED,),
        needs=(surcharge_announced, overdue),
        checks=(within_additional, nobody_recused),
    ),
}


PAYMENT = Limit(
    code="pay",
    title="当事人缴纳罚款",
    term=PENALTY_LAW.days(15),
    starts="deliver",
    anchor=deemed,
    when=_owes,
    meets=("pay", "collect_on_spot"),
    met_when=_clears,
    article="第六十七条第三款",
    extensions=(
        Extension(
            step="decide_deferral",
            title="批准延期、分期缴纳",
            article="第六十六条第二款",
            until="until",
            when=lambda one: one.said.get("outcome") == "granted",
            ground="reasons",
        ),
    ),
    roll=True,
    consequence=Consequence.SURCHARGE,
)
ON_SPOT_PAYMENT = replace(
    PAYMENT,
    starts="decide_on_spot",
    anchor=happened,
    when=lambda one: one.money("fine") > 0,
)
