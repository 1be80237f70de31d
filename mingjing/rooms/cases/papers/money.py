"""Money in papers: fen to capital numerals, and amounts read back from Chinese text."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

CAPITALS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
MYRIADS = ("", "万", "亿", "万亿")
LARGEST = 10**18 - 1

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate(CAPITALS)},
    "〇": 0,
    "两": 2,
    "貳": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?(万|萬|亿|億)?(?:元|圆)?(?:整|正)?")
CAPITAL = re.compile(r"([^元圆角分整正]*)(?:[元圆](?:(?:零)?(.)角)?(?:(?:零)?(.)分)?)(?:整|正)?")


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
    return out.replace("万亿", "万", 1) if "万亿" in out and out.count("亿") > 1 else out


def uppercase_money(fen: int) -> str:
    """Capital numerals for an amount in fen: 1200000 is 壹万贰仟元整."""
    if not 0 <= fen <= LARGEST:
        raise ValueError(f"金额超出可书写范围：{fen} 分")
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


def _chinese(text: str) -> int | None:
    """Reads 壹万贰仟 or 一万二千; None where it is not a number."""
    total = section = digit = 0
    fresh = False
    for char in text:
        if char in DIGITS:
            if fresh and digit:
                return None
            digit, fresh = DIGITS[char], True
        elif char in TENS:
            section += (digit if fresh else 1) * TENS[char]
            digit, fresh = 0, False
        elif char in GREAT:
            part = section + digit
            total = (total + part) * GREAT[char] if GREAT[char] == 10**8 else total + part * GREAT[char]
            section, digit, fresh = 0, 0, False
        else:
            return None
    return total + section + digit


def _capital_fen(text: str) -> int | None:
    match = CAPITAL.fullmatch(text)
    if match is None:
        only = re.fullmatch(r"(?:(.)角)?(?:(.)分)?(?:整|正)?", text)
        if only is None or not (only[1] or only[2]):
            return None
        match_yuan, jiao, cents = "", only[1], only[2]
    else:
        match_yuan, jiao, cents = match[1], match[2], match[3]
    if match_yuan == "" and match is not None:
        return None
    yuan = _chinese(match_yuan)
    small = [DIGITS.get(c, -1) if c else 0 for c in (jiao, cents)]
    if yuan is None or min(small) < 0:
        return None
    return yuan * 100 + small[0] * 10 + small[1]


def parse_money(text: str) -> int | None:
    """Fen of one written amount (元, 万元, capitals, full-width digits); None where it is not one.

    An amount finer than a fen is not an amount.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"[\s¥￥]|人民币|RMB", "", plain).rstrip("。;；")
    match = ARABIC.fullmatch(plain)
    if match is None:
        return _capital_fen(plain)
    try:
        yuan = Decimal(f"{match[1].replace(',', '')}.{match[2] or '0'}")
    except InvalidOperation:
        return None
    fen = yuan * GREAT.get(match[3] or "", 1) * 100
    return int(fen) if fen == fen.to_integral_value() else None
