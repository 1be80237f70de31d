"""证件号码: check digits of the three national identifiers, which warn and never reject, and their masks.

Real registers hold codes that fail their own check digit, so a warning is shown to the officer and the
code is kept as the document has it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Identifier = Literal[
    "uscc", "citizen_id", "citizen_id_15", "organisation_code", "registration_number", "mobile", "unknown"
]

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I O S V Z
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CITIZEN_CHECKS = "10X98765432"
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
# First two characters in use: department, then kind of organisation.
_KINDS = (
    "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 "
    "A1 A9 N1 N2 N3 N9 Y1"
)
USCC_KINDS = frozenset(_KINDS.split())
_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 颛孙 壤驷 漆雕 乐正 拓跋 轩辕 令狐 段干 百里 呼延 东郭 羊舌 梁丘 "
    "左丘 西门 达奚"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


@dataclass(frozen=True)
class Check:
    """核对结果: `ok` when there is nothing to warn of; the warnings are Chinese sentences."""

    ok: bool
    warnings: tuple[str, ...] = ()


def clean(text: str) -> str:
    """The identifier without spaces, dashes and invisible characters; half width, capitals."""
    return re.sub(r"[\s\-‐-―\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", text)).upper()


def _result(warnings: Sequence[str]) -> Check:
    return Check(not warnings, tuple(warnings))


def uscc_check_character(body: str) -> str:
    """The 18th character for the first 17 (GB 32100-2015)."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[-total % 31]


def organisation_check_character(body: str) -> str:
    """The 9th character for the first 8 (GB 11714)."""
    total = sum(ORGANISATION_ALPHABET.index(c) * w for c, w in zip(body, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def citizen_check_character(body: str) -> str:
    """The 18th character for the first 17 (GB 11643)."""
    return CITIZEN_CHECKS[sum(int(c) * w for c, w in zip(body, CITIZEN_WEIGHTS, strict=True)) % 11]


def registration_check_digit(body: str) -> str:
    """The 15th digit of a pre-2015 registration number for the first 14 (modulus 11, 10)."""
    rest = 10
    for digit in body:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)


def check_uscc(text: str) -> Check:
    """统一社会信用代码."""
    code = clean(text)
    if len(code) != 18:
        return _result([f"统一社会信用代码应为18位，现为{len(code)}位。"])
    strange = sorted(set(code) - set(USCC_ALPHABET))
    if strange:
        return _result([f"统一社会信用代码不使用字符“{'、'.join(strange)}”。"])
    warnings = []
    if not re.fullmatch(r"\d{6}", code[2:8]):
        warnings.append("统一社会信用代码第3至8位应为六位行政区划数字。")
    if code[:2] not in USCC_KINDS:
        warnings.append(f"统一社会信用代码前两位“{code[:2]}”不是已知的登记管理部门和机构类别。")
    if uscc_check_character(code[:17]) != code[17]:
        warnings.append("统一社会信用代码的校验码不符，请与登记证照核对。")
    return _result(warnings)


def check_organisation_code(text: str) -> Check:
    """组织机构代码."""
    code = clean(text)
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        return _result(["组织机构代码应为8位数字或者大写字母加1位校验码。"])
    if organisation_check_character(code[:8]) != code[8]:
        return _result(["组织机构代码的校验码不符，请与登记证照核对。"])
    return _result([])


def birth_date(text: str) -> date | None:
    """The birth date within a citizen ID of 18 or 15 characters; None when nobody living was born then."""
    code = clean(text)
    digits = code[6:14] if len(code) == 18 else f"19{code[6:12]}"
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    if int(digits[:4]) < 1850:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def check_citizen_id(text: str, *, today: date | None = None) -> Check:
    """公民身份号码, 18 characters or the old 15; the region is never looked up."""
    code = clean(text)
    if not re.fullmatch(r"[0-9]{17}[0-9X]|[0-9]{15}", code):
        return _result(["公民身份号码应为17位数字加1位校验码。"])
    warnings = []
    born = birth_date(code)
    if born is None:
        warnings.append("公民身份号码中的出生日期不存在。")
    elif today and born > today:
        warnings.append("公民身份号码中的出生日期尚未到来。")
    if len(code) == 15:
        warnings.append("这是15位的旧身份证号码，没有校验码，请核对现用的18位号码。")
    elif citizen_check_character(code[:17]) != code[17]:
        warnings.append("公民身份号码的校验码不符，请与证件核对。")
    return _result(warnings)


def classify(text: str) -> Identifier:
    """Which identifier the text looks like, by form first and check digit where forms collide."""
    code = clean(text)
    if re.fullmatch(r"(?:\+?86)?1[3-9][0-9]{9}", code):
        return "mobile"
    if re.fullmatch(r"[0-9]{17}[0-9X]", code):
        return _citizen_or_uscc(code)
    if len(code) == 18 and set(code) <= set(USCC_ALPHABET):
        return "uscc"
    if re.fullmatch(r"[0-9]{15}", code):
        registered = registration_check_digit(code[:14]) == code[14] or birth_date(code) is None
        return "registration_number" if registered else "citizen_id_15"
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        return "organisation_code"
    return "registration_number" if re.fullmatch(r"[0-9]{13,14}", code) else "unknown"


def _citizen_or_uscc(code: str) -> Identifier:
    organisation = check_uscc(code).ok
    if organisation and code[0] == "9":  # 91, 92 and 93 are market registrations; no province begins with 9
        return "uscc"
    if citizen_check_character(code[:17]) == code[17] and birth_date(code):
        return "citizen_id"
    if organisation:
        return "uscc"
    return "citizen_id" if birth_date(code) else "uscc"


def mask_id(text: str) -> str:
    """The first four and last two characters, stars between; a short text becomes stars only."""
    code = clean(text)
    return f"{code[:4]}{'*' * (len(code) - 6)}{code[-2:]}" if len(code) >= 9 else "*" * len(code)


def mask_phone(text: str) -> str:
    """138****5678; a landline keeps its last two digits."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    if re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits):
        return f"{digits[-11:-8]}****{digits[-4:]}"
    return "*" * max(0, len(digits) - 2) + digits[-2:] if len(digits) > 4 else "*" * len(digits)


def surname(name: str) -> str:
    """The surname of a Chinese name: two characters for the compound ones, else the first character."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else name[:1]


def mask_name(name: str) -> str:
    """张某, 欧阳某: the surname stays and the given name is one 某, however long."""
    name = name.strip()
    return f"{surname(name)}某" if name else ""
