"""Parties in the registry: warned of and kept, found again, corrected and merged with their history."""

import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from psycopg.errors import InsufficientPrivilege, RaiseException

from mingjing.record.actor import Actor
from mingjing.record.models import Entry
from mingjing.record.refusal import KeyReused, Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.registry import queries
from mingjing.rooms.registry.actions import Particulars, correct, merge, register
from mingjing.rooms.registry.models import Counterparty
from mingjing.rooms.registry.pinyin import initials
from tests.conftest import OpenAs

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Actor("clerk", "李明", 7, "某局", "handler")
TODAY = date(2026, 3, 2)
USCC = "91350100M000100Y43"


@pytest.fixture(autouse=True)
def _somebody_reads() -> Iterator[None]:
    with reading({7}):
        yield


def a_party(kind: str = "organisation", name: str = "中山市某某食品有限公司", **other: str) -> Counterparty:
    return register(Particulars(kind, name, **other), on=TODAY, by=CLERK, key=uuid.uuid4())


def test_a_good_party_has_no_warnings() -> None:
    one = a_party(uscc=USCC)
    assert one.warnings == []
    assert one.initials == "zssmmspyxgs"


def test_a_code_that_fails_its_check_digit_is_kept_and_warned_of() -> None:
    one = Counterparty.objects.get(pk=a_party(uscc="91350100m000100y44").pk)
    assert one.uscc == "91350100M000100Y44"
    assert one.warnings == ["统一社会信用代码的校验码不符，请与登记证照核对。"]


def test_what_is_missing_or_there_already_is_warned_of() -> None:
    a_party(uscc=USCC)
    assert a_party().warnings == [
        "没有填写统一社会信用代码。",
        "登记库中已有1个相对人的名称与此相同，请核对是否同一。",
    ]
    (warning,) = a_party(name="另一家", uscc=USCC).warnings
    assert "统一社会信用代码与此相同" in warning


def test_an_identity_number_that_does_not_fit_is_kept_and_warned_of() -> None:
    one = a_party("person", "张某", citizen_id="11010519491231002x")
    assert (one.citizen_id, one.warnings) == ("11010519491231002X", [])
    (warning,) = a_party("person", "李某", citizen_id="110105194912310021").warnings
    assert "校验码不符" in warning


@pytest.mark.parametrize(
    ("told", "place", "sentence"),
    [
        (Particulars("ship", "甲"), "kind", "请选择类别"),
        (Particulars("person", " "), "name", "请填写名称"),
        (Particulars("person", "甲\x00"), "name", "无法保存（空字符）"),
        (Particulars("person", "甲", address="\ud800"), "address", "半个字符"),
        (Particulars("person", "字" * 10_000_000), "name", "超过200字"),
        (Particulars("person", "甲", uscc="9" * 30), "uscc", "超过24字"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(told: Particulars, place: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        register(told, on=TODAY, by=CLERK, key=uuid.uuid4())
    assert list(refused.value.fields) == [place]
    assert not Entry.objects.exists()


def test_the_same_request_is_the_same_party_and_other_words_are_refused() -> None:
    key, told = uuid.uuid4(), Particulars("person", "甲")
    first = register(told, on=TODAY, by=CLERK, key=key)
    assert register(told, on=TODAY, by=CLERK, key=key) == first
    assert Counterparty.objects.count() == 1
    with pytest.raises(KeyReused):
        register(Particulars("person", "乙"), on=TODAY, by=CLERK, key=key)


@pytest.mark.parametrize(
    "text", ["某某食品", "M000100", "m000", "zssmm", "ｚｓｓｍ", USCC, "91350100-M000100Y43"]
)
def test_a_party_is_found_by_name_code_and_initials(text: str) -> None:
    one = a_party(uscc=USCC)
    a_party(name="另一家")
    assert [found.id for found in queries.search(text)] == [one.pk]


def test_a_search_that_says_nothing_finds_nobody() -> None:
    a_party(uscc=USCC)
    assert queries.search("") == queries.search("9") == queries.search("  ") == []
    assert queries.search("%") == queries.search("91") == []


def test_numbers_and_telephones_are_masked_unless_a_handler_asks() -> None:
    a_party(
        "person", "张某某", citizen_id="11010519491231002X", phone="13800138000", address="中山市石岐街道一号"
    )
    (shown,) = queries.search("11010519491231002X")
    assert (shown.citizen_id, shown.phone, shown.address) == (
        "1101************2X",
        "138****8000",
        "中山市石岐街…",
    )
    (whole,) = queries.search("张某某", full=True)
    assert (whole.citizen_id, whole.phone) == ("11010519491231002X", "13800138000")


def test_a_correction_keeps_what_was_known_before() -> None:
    one = a_party(phone="13800138000")
    correct(
        one,
        {"name": "新名称", "phone": "13900139000"},
        on=TODAY,
        reason="营业执照变更",
        by=CLERK,
        key=uuid.uuid4(),
    )
    again = Counterparty.objects.get(pk=one.pk)
    assert (again.name, again.initials) == ("新名称", "xmc")
    name, phone = queries.history(again)
    assert (name.column, name.before, name.after) == ("名称", "中山市某某食品有限公司", "新名称")
    assert (phone.before, phone.after) == ("138****8000", "139****9000")
    assert queries.history(again, full=True)[1].after == "13900139000"
    assert again.docket.length == 2


def test_a_correction_needs_a_difference_and_a_reason() -> None:
    one = a_party()
    with pytest.raises(Refused, match="没有需要更正的"):
        correct(one, {"name": one.name}, on=TODAY, reason="无", by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="更正的理由"):
        correct(one, {"name": "乙"}, on=TODAY, reason=" ", by=CLERK, key=uuid.uuid4())


def test_a_merged_party_is_answered_by_the_other_and_keeps_its_history() -> None:
    one, other = a_party(), a_party(uscc=USCC)
    correct(one, {"region": "442000"}, on=TODAY, reason="补登", by=CLERK, key=uuid.uuid4())
    merge(one, into=other, on=TODAY, reason="同一执照", by=CLERK, key=uuid.uuid4())
    assert queries.counterparty(one.pk) == other
    assert [found.id for found in queries.search("食品")] == [other.pk]
    assert [change.column for change in queries.history(other)] == ["行政区划代码", "并入"]
    with pytest.raises(Refused, match="已经并入"):
        merge(one, into=other, on=TODAY, reason="再来", by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="不能并入自身"):
        merge(other, into=other, on=TODAY, reason="自己", by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="请选后者"):
        merge(other, into=one, on=TODAY, reason="倒过来", by=CLERK, key=uuid.uuid4())
    with pytest.raises(Refused, match="已并入另一相对人"):
        correct(one, {"name": "改"}, on=TODAY, reason="改", by=CLERK, key=uuid.uuid4())


def test_the_number_stands_sealed_in_the_record_and_nowhere_open() -> None:
    a_party("person", "张某某", citizen_id="11010519491231002X")
    row = Counterparty.objects.get().words()
    assert row["sealed"] == {"citizen_id": "11010519491231002X"}
    assert "张某某" not in str(row["open"])


def test_a_party_changes_only_with_an_entry(as_role: OpenAs) -> None:
    a_party()
    web = as_role("web")
    web.execute("SELECT set_config('mj.agencies', '7', false)")
    web.commit()
    web.execute("UPDATE registry_counterparty SET name = '改名'")
    with pytest.raises(RaiseException, match="without a new entry"):
        web.commit()
    web.rollback()
    with pytest.raises(InsufficientPrivilege):
        web.execute("DELETE FROM registry_counterparty")
    web.rollback()
    with pytest.raises(InsufficientPrivilege):
        as_role("portal").execute("SELECT * FROM registry_counterparty")


def test_initials_keep_letters_and_digits() -> None:
    assert initials("中山AB酒家（7号店）") == "zsabjj7hd"
