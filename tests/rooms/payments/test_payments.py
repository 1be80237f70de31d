"""收缴罚款: what is paid, deferred, added and handed in, and what cannot be."""

import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import timezone

from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import KeyReused, Refused, Repeated
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Deadline
from mingjing.rooms.payments import actions, queries
from mingjing.rooms.payments.models import Due, Handover, Instalment, Payment, Surcharge
from mingjing.rooms.payments.plans import Part
from tests import cast, given

pytestmark = pytest.mark.django_db
FINE = 12_000_00
PAID_ON = date(2026, 4, 20)


@pytest.fixture(autouse=True)
def _everywhere() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


@pytest.fixture
def delivered() -> Case:
    """A case whose fine of 12,000 yuan is to be paid by 2026-04-28."""
    return given.case_at("performance")


def pay(case: Case, amount: int = FINE, receipt: str = "粤财 0001", **more: object) -> None:
    words: dict[str, object] = {"channel": "bank", "by": cast.actor("何丽"), "key": uuid.uuid4()}
    actions.pay(case, amount=amount, receipt=receipt, **{**words, "paid_on": PAID_ON, **more})  # type: ignore[arg-type]


def sentences(wrong: pytest.ExceptionInfo[Refused]) -> str:
    return "；".join(wrong.value.reasons)


def owed(case: Case) -> int:
    return queries.owed(case, now=timezone.now()).left


def test_a_payment_is_kept_and_what_is_owed_shrinks(delivered: Case) -> None:
    pay(delivered, 5_000_00, " 粤财０００１ ")
    pay(delivered, 7_000_00, "粤财0002")
    kept = Payment.objects.filter(case=delivered).order_by("entry_id")
    assert [(one.amount, one.receipt, one.paid_on) for one in kept] == [
        (5_000_00, "粤财0001", PAID_ON),
        (7_000_00, "粤财0002", PAID_ON),
    ]
    assert kept[0].organ == cast.BUREAU
    assert owed(delivered) == 0
    due = Due.objects.get(case=delivered)
    assert (due.principal, due.paid, due.due) == (FINE, FINE, date(2026, 4, 28))
    assert Deadline.objects.get(case=delivered, code="pay").met_on == PAID_ON


def test_a_receipt_counts_once_however_it_is_typed(delivered: Case) -> None:
    pay(delivered, 5_000_00, "YC-0001")
    length = Docket.objects.get(pk=delivered.docket_id).length
    for again in ("YC-0001", " yc-0001", "ＹＣ-０００１"):
        with pytest.raises(Refused) as wrong:
            pay(delivered, 1_000_00, again)
        assert "票据号码“YC-0001”已经登记过一笔缴款" in sentences(wrong)
        assert list(wrong.value.fields) == ["receipt"]
    assert Docket.objects.get(pk=delivered.docket_id).length == length
    assert Payment.objects.count() == 1


def test_more_than_is_owed_is_refused_with_the_figures(delivered: Case) -> None:
    with pytest.raises(Refused) as wrong:
        pay(delivered, FINE + 1)
    assert "第六十七条第三款：缴纳的数额应当大于零，且不得超过尚欠的数额" in sentences(wrong)
    assert "尚欠12,000.00元，所填12,000.01元，多出0.01元。" in sentences(wrong)
    assert not Payment.objects.exists()


def test_yuan_typed_as_fen_and_fen_typed_as_yuan_are_noticed(delivered: Case) -> None:
    with pytest.raises(Refused) as wrong:
        pay(delivered, 12_000)
    assert "所填120.00元正好是12,000.00元的百分之一，可能把元当作分填报" in sentences(wrong)
    with pytest.raises(Refused) as wrong:
        pay(delivered, FINE * 100)
    assert "所填1,200,000.00元正好是应缴数额的一百倍" in sentences(wrong)
    assert not Payment.objects.exists()
    pay(delivered, 12_000, confirmed=12_000)
    assert owed(delivered) == FINE - 12_000


def test_nothing_and_less_than_nothing_cannot_be_paid(delivered: Case) -> None:
    for amount in (0, -1, True):
        with pytest.raises(Refused):
            pay(delivered, amount)
    assert not Payment.objects.exists()


def test_only_a_cashier_takes_payments_and_twice_is_once(delivered: Case) -> None:
    with pytest.raises(Refused) as wrong:
        pay(delivered, by=cast.actor("张明"))
    assert "应当由收缴人员、对接系统办理" in sentences(wrong)
    key = uuid.uuid4()
    pay(delivered, 5_000_00, key=key)
    with pytest.raises(Repeated):
        pay(delivered, 5_000_00, key=key)
    with pytest.raises(KeyReused):
        pay(delivered, 6_000_00, key=key)
    assert Payment.objects.count() == 1


def test_a_plan_becomes_instalments_and_moves_the_last_day(delivered: Case) -> None:
    parts = [Part(date(2026, 5, 31), 6_000_00), Part(date(2026, 6, 30), 6_000_00)]
    leader = cast.actor("陈立")
    with pytest.raises(Refused) as wrong:
        actions.grant_instalments(delivered, parts, reasons="困难。", by=leader, key=uuid.uuid4(), on=PAID_ON)
    assert "没有提出、尚待答复的延期或者分期缴纳申请" in sentences(wrong)
    actions.ask_deferral(
        delivered, hardship="资金周转困难。", by=cast.actor("张明"), key=uuid.uuid4(), on=PAID_ON
    )
    with pytest.raises(Refused) as wrong:
        actions.grant_instalments(
            delivered, parts[:1] * 2, reasons="困难。", by=leader, key=uuid.uuid4(), on=PAID_ON
        )
    assert "依次在后" in sentences(wrong)
    actions.grant_instalments(delivered, parts, reasons="困难。", by=leader, key=uuid.uuid4(), on=PAID_ON)
    kept = Instalment.objects.filter(case=delivered).order_by("number")
    assert [(one.number, one.due, one.amount) for one in kept] == [
        (1, date(2026, 5, 31), 6_000_00),
        (2, date(2026, 6, 30), 6_000_00),
    ]
    assert Due.objects.get(case=delivered).due == date(2026, 6, 30)


def test_a_plain_form_must_say_how_and_when(delivered: Case) -> None:
    actions.ask_deferral(delivered, hardship="困难。", by=cast.actor("张明"), key=uuid.uuid4(), on=PAID_ON)
    says = {"on": PAID_ON.isoformat(), "outcome": "granted", "until": "2026-06-30", "reasons": "困难。"}
    for more, told in (
        ({}, "应当写明是暂缓缴纳还是分期缴纳"),
        ({"way": "instalments"}, "每期一行"),
        ({"way": "instalments", "plan": "分两期缴纳。"}, "每期一行"),
        ({"way": "instalments", "plan": "2026-05-31 1元\n2026-06-30 2元"}, "与尚欠的12,000.00元不一致"),
    ):
        with pytest.raises(Refused) as wrong:
            actions.take(
                "decide_deferral",
                delivered,
                by=cast.actor("陈立"),
                says={**says, **more},
                key=uuid.uuid4(),
            )
        assert told in sentences(wrong)
    actions.defer(
        delivered,
        until=date(2026, 6, 30),
        reasons="困难。",
        by=cast.actor("陈立"),
        key=uuid.uuid4(),
        on=PAID_ON,
    )
    assert not Instalment.objects.exists()
    assert Due.objects.get(case=delivered).due == date(2026, 6, 30)


def test_a_fine_paid_late_is_added_to_by_the_laws_own_sum(delivered: Case) -> None:
    handler = cast.actor("张明")
    with pytest.raises(Refused) as wrong:
        actions.charge_surcharge(delivered, by=handler, key=uuid.uuid4(), on=date(2026, 4, 28))
    assert "罚款到期未缴纳的，方可以加处罚款" in sentences(wrong)
    says = {"on": "2026-05-08", "amount": 100_00}
    with pytest.raises(Refused) as wrong:
        actions.take("charge_surcharge", delivered, by=handler, says=says, key=uuid.uuid4())
    assert "12,000.00元 × 3% × 10日 = 3,600.00元" in sentences(wrong)
    actions.charge_surcharge(delivered, by=handler, key=uuid.uuid4(), on=date(2026, 5, 8))
    charged = Surcharge.objects.get(case=delivered)
    assert (charged.amount, charged.days) == (3_600_00, 10)
    assert any("3% × 10日" in line for line in charged.explanation)
    assert owed(delivered) == FINE + 3_600_00
    actions.charge_surcharge(delivered, by=handler, key=uuid.uuid4(), on=date(2026, 7, 1))
    assert owed(delivered) == 2 * FINE


def test_cash_is_handed_in_whole_and_only_where_it_was_taken() -> None:
    case = given.case_at("performance", given.SUMMARY)
    handler, cashier, day = cast.actor("张明"), cast.actor("何丽"), date(2026, 3, 6)
    with pytest.raises(Refused):
        actions.hand_in(case, amount=100_00, by=handler, key=uuid.uuid4(), on=day)
    actions.collect_on_spot(
        case, amount=100_00, ground="small", receipt="当场0001", by=handler, key=uuid.uuid4(), on=day
    )
    with pytest.raises(Refused) as wrong:
        actions.hand_in(case, amount=90_00, by=handler, key=uuid.uuid4(), on=day)
    assert "第七十一条：应当全数上交：现有100.00元，所填90.00元" in sentences(wrong)
    actions.hand_in(case, amount=100_00, by=handler, key=uuid.uuid4(), on=day)
    actions.bank(case, amount=100_00, slip="缴0001", by=cashier, key=uuid.uuid4(), on=day)
    assert list(Handover.objects.order_by("entry_id").values_list("to", "amount")) == [
        ("agency", 100_00),
        ("bank", 100_00),
    ]
    assert Payment.objects.get(case=case).channel == "on_spot"


def test_the_list_shows_what_is_owed_to_whoever_may_see_it(delivered: Case) -> None:
    pay(delivered, 2_000_00)
    cashier = agencies.reader(cast.account("何丽"), PAID_ON)
    other = agencies.reader(cast.account("孙强"), PAID_ON)
    assert [one.case for one in queries.listed(cashier, today=PAID_ON).rows] == [delivered]
    assert queries.overdue(cashier, today=PAID_ON) == ()
    assert [one.case for one in queries.overdue(cashier, today=date(2026, 4, 29))] == [delivered]
    assert queries.listed(other, today=PAID_ON).rows == ()
    assert queries.listed(cashier, view="paid", today=PAID_ON).rows == ()
    pay(delivered, 10_000_00, "粤财0002")
    assert queries.listed(cashier, today=PAID_ON).rows == ()
    assert [one.case for one in queries.listed(cashier, view="paid", today=PAID_ON).rows] == [delivered]


def test_a_refused_payment_leaves_no_trace(delivered: Case) -> None:
    length = Docket.objects.get(pk=delivered.docket_id).length
    with pytest.raises(Refused):
        pay(delivered, FINE + 1)
    assert Entry.objects.filter(docket=delivered.docket_id).count() == length
    assert Case.objects.get(pk=delivered.pk).stage == "performance"
