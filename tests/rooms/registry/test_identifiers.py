"""Check digits against the standards' vectors, against python-stdnum, and on real codes."""

import csv
import gzip
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from mingjing.rooms.registry.identifiers import (
    CITIZEN_WEIGHTS,
    USCC_ALPHABET,
    check_citizen_id,
    check_organisation_code,
    check_uscc,
    citizen_check_character,
    classify,
    mask_id,
    mask_name,
    mask_phone,
    organisation_check_character,
    registration_check_digit,
    uscc_check_character,
)

ENTITIES = Path(os.environ.get("MJ_REAL_DATA", "/nonexistent")) / "zj_market_entities/entities.csv.gz"
VALID_USCC = ["91350100M000100Y43", "91110000101623741K", "911101066976941872", "11230500001755309F"]


@pytest.mark.parametrize("code", VALID_USCC)
def test_a_valid_credit_code_has_no_warning_and_holds_a_valid_organisation_code(code: str) -> None:
    assert check_uscc(code).ok
    assert check_organisation_code(code[8:17]).ok


@pytest.mark.parametrize("code", ["11010519491231002X", "440524188001010014", "１１０１０５ 19491231 002x"])
def test_a_valid_citizen_id_has_no_warning(code: str) -> None:
    assert check_citizen_id(code, today=date(2026, 1, 1)).ok


@given(st.text(alphabet=USCC_ALPHABET, min_size=17, max_size=17))
def test_the_credit_code_agrees_with_stdnum(body: str) -> None:
    assert uscc_check_character(body) == uscc.calc_check_digit(body)


@given(st.text(alphabet="0123456789", min_size=len(CITIZEN_WEIGHTS), max_size=len(CITIZEN_WEIGHTS)))
def test_the_citizen_id_agrees_with_stdnum(body: str) -> None:
    assert citizen_check_character(body) == ric.calc_check_digit(body + "0")


@given(st.text(alphabet="0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(body: str, place: int, shift: int) -> None:
    wrong = body[:place] + str((int(body[place]) + shift) % 10) + body[place + 1 :]
    assert citizen_check_character(wrong) != citizen_check_character(body)
    assert uscc_check_character(wrong) != uscc_check_character(body)


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_an_organisation_code_sums_to_a_multiple_of_eleven(body: str) -> None:
    check = organisation_check_character(body)
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(c, 36) * w for c, w in zip(body, weights, strict=True)) + "0123456789X".index(check)
    assert total % 11 == 0
    assert check_organisation_code(body + check).ok


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("9135", "应为18位，现为4位"),
        ("91350100M000100I43", "不使用字符“I”"),
        ("91350100M000100Y44", "校验码不符"),
        ("913501A0M000100Y43", "行政区划"),
        ("99350100M000100Y43", "登记管理部门"),
    ],
)
def test_a_doubtful_credit_code_is_warned_of_in_words(code: str, words: str) -> None:
    check = check_uscc(code)
    assert not check.ok
    assert words in "".join(check.warnings)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("110105194912310021", "校验码不符"),
        ("110105194902310029", "出生日期不存在"),
        ("110105209912310028", "尚未到来"),
        ("110105491231002", "15位的旧身份证"),
        ("abc", "17位数字"),
    ],
)
def test_a_doubtful_citizen_id_is_warned_of_in_words(code: str, words: str) -> None:
    assert words in "".join(check_citizen_id(code, today=date(2026, 1, 1)).warnings)


def test_an_unknown_region_is_no_reason_to_warn() -> None:
    body = "99990019900101123"
    assert check_citizen_id(body + citizen_check_character(body)).ok


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("91350100M000100Y43", "uscc"),
        ("911101066976941872", "uscc"),
        ("11010519491231002X", "citizen_id"),
        ("110105491231003", "citizen_id_15"),
        ("33010000003612" + registration_check_digit("33010000003612"), "registration_number"),
        ("330106000123", "unknown"),
        ("M000100Y4", "organisation_code"),
        ("+86 138-0013-8000", "mobile"),
        ("", "unknown"),
    ],
)
def test_an_identifier_is_told_by_its_form(text: str, kind: str) -> None:
    assert classify(text) == kind


def test_masks_keep_only_what_tells_people_apart() -> None:
    assert mask_id("11010519491231002X") == "1101************2X"
    assert mask_id("1234") == "****"
    assert mask_phone("+86 13800138000") == "138****8000"
    assert mask_phone("0760-88881234") == "**********34"
    assert [mask_name(name) for name in ("张明", "欧阳小红", "买买提·艾力", "")] == [
        "张某",
        "欧阳某",
        "买某",
        "",
    ]


def _real_entities() -> list[tuple[str, str, bool]]:
    """Codes, their stated kind, and whether the register says the check digit holds; where present."""
    rows = [(code, "uscc18", True) for code in VALID_USCC]
    if ENTITIES.exists():
        with gzip.open(ENTITIES, "rt", encoding="utf-8", newline="") as lines:
            found = csv.DictReader(lines)
            rows += [
                (r["code"], r["code_kind"], r["uscc_valid"].lower() in {"true", "1", "yes"}) for r in found
            ]
    return rows


def test_on_real_registers_only_the_known_wrong_codes_are_warned_of() -> None:
    rows = [row for row in _real_entities() if row[1] == "uscc18"]
    assert {code for code, _, valid in rows if not valid} == {
        code for code, _, _ in rows if "校验码不符" in "".join(check_uscc(code).warnings)
    }
    kinds = Counter(classify(code) for code, _, _ in rows)
    assert kinds["uscc"] / len(rows) > 0.999
    warned = sum(not check_uscc(code).ok for code, _, _ in rows)
    assert warned <= len(rows) // 1000
