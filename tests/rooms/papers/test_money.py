"""Amounts are written in capitals as accountants write them, and read as officers write them."""

import csv
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.rooms.cases.papers import parse_money, uppercase_money
from mingjing.rooms.cases.papers.money import LARGEST, plain_money
from tests.rooms.papers.real_data import REAL

CAPITALS = {
    0: "零元整",
    1: "壹分",
    110: "壹元壹角整",
    105: "壹元零伍分",
    20_000: "贰佰元整",
    101_000: "壹仟零壹拾元整",
    1_200_000: "壹万贰仟元整",
    10_050_000: "壹拾万零伍佰元整",
    1_005_000_500: "壹仟零伍万零伍元整",
    10_000_000_100: "壹亿零壹元整",
    1_234_567_890_123: "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分",
    123_450_000_000_000: "壹万贰仟叁佰肆拾伍亿元整",
}

# As published by market regulators and city bureaux, with what they are in fen.
PUBLISHED = {
    "28000元": 2_800_000,
    "49.370242万元": 49_370_242,
    "198234.7元": 19_823_470,
    "13675310.88元": 1_367_531_088,
    "15.4万元": 15_400_000,
    "伍佰元整": 50_000,
    "贰佰壹拾元整（¥210.00）": 21_000,
    "陆佰元整（¥600.00）": 60_000,
}

WRITTEN = {
    "１２，０００．５０元": 1_200_050,
    "人民币12,000元": 1_200_000,
    "￥500": 50_000,
    "一万二千元": 1_200_000,
    "十元": 1_000,
    "拾元伍角": 1_050,
    "叁仟零伍元零叁分": 300_503,
    "三分": 3,
    "1.5亿元": 15_000_000_000,
    "人民币（大写）：伍佰元整": 50_000,
    "50000.00元（大写：伍万元整）": 5_000_000,
}

NOT_MONEY = [
    "", "元", "万元", "1,2,3元", "1.005元", "0.1234567万元", "壹贰元", "壹仟佰元", "壹拾壹仟元", "零拾元",
    "五百元整（¥600.00）", "-5元", "罚款五百元", "1e5元", "伍佰元整（大写：六佰元", "五百" + "元" * 2,
]  # fmt: skip


@pytest.mark.parametrize(("fen", "capitals"), CAPITALS.items())
def test_an_amount_is_written_in_capitals(fen: int, capitals: str) -> None:
    assert uppercase_money(fen) == capitals


@pytest.mark.parametrize(("text", "fen"), (PUBLISHED | WRITTEN).items())
def test_an_amount_is_read(text: str, fen: int) -> None:
    assert parse_money(text) == fen


@pytest.mark.parametrize("text", NOT_MONEY)
def test_what_is_not_one_amount_is_not_read(text: str) -> None:
    assert parse_money(text) is None


@given(st.integers(0, LARGEST))
def test_capitals_read_back_as_the_same_amount(fen: int) -> None:
    assert parse_money(uppercase_money(fen)) == fen
    assert parse_money(plain_money(fen)) == fen


@given(st.integers(0, 10**12))
def test_no_two_zeros_stand_together_and_none_before_yuan(fen: int) -> None:
    capitals = uppercase_money(fen)
    assert "零零" not in capitals
    assert "零元" not in capitals or fen < 100


@pytest.mark.parametrize("fen", [-1, LARGEST + 1])
def test_an_amount_out_of_range_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match="金额"):
        uppercase_money(fen)


def published_amounts() -> list[str]:
    """Every amount in the collected decisions; those written above where the collection is not here."""
    found: list[str] = list(PUBLISHED)
    table = REAL / "gd_amr_decisions" / "decisions.csv"
    if table.exists():
        with table.open(encoding="utf-8-sig") as rows:
            found += [a for row in csv.DictReader(rows) for a in row["amounts_mentioned"].split(";") if a]
    texts = REAL / "zj_penalty_texts" / "decisions.json"
    if texts.exists():
        amount = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万]+元整(?:（¥[\d.]+）)?|\d+元")
        found += [
            a for one in json.loads(texts.read_text(encoding="utf-8")) for a in amount.findall(one["text"])
        ]
    return found


def test_every_published_amount_is_read_and_written_again() -> None:
    amounts = published_amounts()
    assert len(amounts) >= len(PUBLISHED)
    for text in amounts:
        fen = parse_money(text)
        assert fen is not None, text
        assert parse_money(uppercase_money(fen)) == fen
