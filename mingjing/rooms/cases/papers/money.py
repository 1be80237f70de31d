"""Money in papers: fen to capital numerals, and amounts read back from Chinese text."""

import re
import unicodedata
from decimal import Decimal

CAPITALS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
MYRIADS = ("", "万", "亿", "万亿")
LARGEST = 10**18 - 1  # fen

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {char: value for value, char in enumerate(CAPITALS)}
DIGITS |= {"〇": 0, "两": 2, "貳": 2, "參": 3, "叄": 3, "陸": 6}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?([万萬亿億]?)(?:[元圆][整正]?)?")
CAPITAL = re.compile(r"(?:([^元圆角分整正]+)[元圆])?(?:零?([^零])角)?(?:零?([^零])分)?[整正]?")
TWICE = re.compile(r"([^(]+)\((?:大写|小写)?:?([^()]+)\)")  # the same amount in the other script
IGNORED = re.compile(r"[\s¥￥]|人民币(?:\(大写\))?:?|RMB")


def _group(number: int) -> str:
    """Capitals of 1..9999, zeros inside joined to one 零."""
    out = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += CAPITALS[digit] + PLACES[place]
        elif out and number % 10**place and not out.endswith("零"):
            out += "零"
    return out


def _whole(yuan: int) -> str:
    out = ""
    gap = False
    for rank in range(3, -1, -1):
        group = yuan // 10 ** (4 * rank) % 10000
        if not group:
            gap = bool(out)
            continue
        if out and (gap or group < 1000):
            out += "零"
        out += _group(group) + MYRIADS[rank]
        gap = False
    return out.replace("万亿", "万", 1) if out.count("亿") > 1 else out


def uppercase_money(fen: int) -> str:
    """Capital numerals for an amount in fen: 1200000 is 壹万贰仟元整."""
    if not 0 <= fen <= LARGEST:
        raise ValueError(f"金额超出可书写的范围：{fen}分。")
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    out = _whole(yuan) + "元" if yuan else ""
    if not rest:
        return (out or "零元") + "整"
    if jiao:
        out += CAPITALS[jiao] + "角"
    elif out:
        out += "零"
    return out + (CAPITALS[cents] + "分" if cents else "整")


def plain_money(fen: int) -> str:
    """Arabic figures with thousands marks: 1200050 is 12,000.50元."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d}元"


def _section(text: str) -> int | None:
    """Reads up to 九千九百九十九; None where it is not a number."""
    total, digit, below = 0, None, 10000
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
        elif (unit := TENS[char]) < below and (digit or (digit is None and unit == 10 and not total)):
            total, digit, below = total + (digit or 1) * unit, None, unit
        else:
            return None
    return total + (digit or 0)


def _chinese(text: str) -> int | None:
    """Reads 壹万贰仟 or 一万二千; None where it is not a number."""
    total, part = 0, ""
    for char in text:
        if char in GREAT:
            number = _section(part) if part else 0
            if number is None or not (number or total):
                return None
            total = (total + number) * GREAT[char] if GREAT[char] == 10**8 else total + number * GREAT[char]
            part = ""
        elif char in DIGITS or char in TENS:
            part += char
        else:
            return None
    last = _section(part)
    return None if last is None else total + last


def _capital_fen(text: str) -> int | None:
    match = CAPITAL.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    yuan = _chinese(match[1] or "")
    jiao, cents = (DIGITS.get(char) if char else 0 for char in (match[2], match[3]))
    if yuan is None or jiao is None or cents is None:
        return None
    return yuan * 100 + jiao * 10 + cents


def _one(text: str) -> int | None:
    match = ARABIC.fullmatch(text)
    if match is None:
        return _capital_fen(text)
    yuan = Decimal(f"{match[1].replace(',', '')}.{match[2] or '0'}")
    fen = yuan * GREAT.get(match[3], 1) * 100
    return int(fen) if fen == fen.to_integral_value() else None


def parse_money(text: str) -> int | None:
    """Fen of one written amount (元, 万元, capitals, full-width digits); None where it is not one.

    An amount finer than a fen is none; one written twice, 伍佰元整（￥500.00）, must agree with itself.
    """
    plain = IGNORED.sub("", unicodedata.normalize("NFKC", text)).rstrip("。;")
    if twice := TWICE.fullmatch(plain):
        first, second = _one(twice[1]), _one(twice[2])
        return first if first == second else None
    return _one(plain)
