"""收缴 at the desk: the list, the account with its arithmetic, and the form that notices a wrong unit."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case
from mingjing.rooms.payments.models import Payment
from mingjing.rooms.payments.owing import file_of, remember
from tests import given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivered() -> Case:
    """A case whose fine is to be paid, and whose row of what is owed has been kept."""
    case = given.case_at("performance")
    with reading(given.EVERYWHERE):
        remember(case, file_of(case, timezone.now()))
    return case


def form_of(page: str, browser: Client, **words: str) -> dict[str, str]:
    told = browser.get(page).content.decode()
    found = {name: re.search(rf'name="{name}" value="([^"]+)"', told) for name in ("key", "version")}
    sent = {name: match[1] for name, match in found.items() if match}
    return {**sent, "on": "2026-04-20", "channel": "bank", "receipt": "粤财0001", **words}


def paid() -> list[int]:
    with reading(given.EVERYWHERE):
        return list(Payment.objects.order_by("entry_id").values_list("amount", flat=True))


def test_the_list_shows_overdue_fines_to_the_cashier_only(delivered: Case) -> None:
    told = client("何丽").get(reverse("desk:payments"), {"view": "overdue"}).content.decode()
    assert delivered.number in told
    assert "12,000 元" in told
    assert f"逾期 {(timezone.localdate() - date(2026, 4, 28)).days} 天" in told
    assert client("张明").get(reverse("desk:payments")).status_code == 404
    assert client("孙强").get(reverse("desk:payment", args=[delivered.number])).status_code == 404


def test_the_account_prints_the_arithmetic_of_the_additional_fine(delivered: Case) -> None:
    told = client("张明").get(reverse("desk:payment", args=[delivered.number])).content.decode()
    assert "今天可以加处的罚款" in told
    assert "12,000.00元 × 3% ×" in told
    assert "加处罚款的数额不得超出罚款的数额" in told
    assert "登记缴款" not in told
    assert reverse("desk:step", args=[delivered.number, "charge_surcharge"]) in told


def test_a_payment_is_registered_and_stands_in_the_account(delivered: Case) -> None:
    page, browser = reverse("desk:payment", args=[delivered.number]), client("何丽")
    sent = form_of(page, browser, amount="5,000")
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    told = browser.get(page).content.decode()
    assert "已登记缴款 5,000 元，票据 粤财0001。" in told
    assert "7,000 元" in told
    assert paid() == [5_000_00]


def test_a_hundredth_must_be_confirmed_and_more_than_owed_is_refused(delivered: Case) -> None:
    page, browser = reverse("desk:payment", args=[delivered.number]), client("何丽")
    sent = form_of(page, browser, amount="120")
    answer = browser.post(page, sent)
    assert answer.status_code == 409
    assert "可能把元当作分填报" in answer.content.decode()
    assert 'name="confirmed" value="12000"' in answer.content.decode()
    too_much = browser.post(page, {**sent, "amount": "12000.01"})
    assert "多出0.01元" in too_much.content.decode()
    assert browser.post(page, {**sent, "amount": "多少"}).status_code == 422
    assert paid() == []
    assert browser.post(page, {**sent, "confirmed": "12000"}).status_code == 303
    assert paid() == [120_00]


def test_only_the_cashier_posts(delivered: Case) -> None:
    page = reverse("desk:payment", args=[delivered.number])
    assert client("张明").post(page, {"amount": "5000"}).status_code == 404
    assert paid() == []
