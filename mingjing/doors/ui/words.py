"""How values are written for people: dates, clock times, money, masked numbers, paragraphs."""

from datetime import date, datetime, time

from django.utils import timezone
from markupsafe import Markup, escape

WEEKDAYS = "一二三四五六日"
DIGITS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def _local(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: date | datetime | None) -> str:
    """2026-11-23; an instant is shown as the local date."""
    return _local(value).isoformat() if value else "—"


def day_month(value: date | datetime | None) -> str:
    """11-23, for lists where the year is plain."""
    return f"{_local(value):%m-%d}" if value else "—"


def weekday_day(value: date | datetime | None) -> str:
    """11-25（周三）, for days somebody must plan for."""
    return f"{_local(value):%m-%d}（周{WEEKDAYS[_local(value).weekday()]}）" if value else "—"


def clock(value: datetime | time | None) -> str:
    """09:41 local time."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%H:%M}" if value else "—"


def moment(value: datetime | None) -> str:
    """2026-11-23 09:41 local time."""
    return f"{day(value)} {clock(value)}" if value else "—"


def entered(value: object) -> str:
    """A value as an input wants it: 2026-11-23, 2026-11-23T09:41, or the text itself."""
    if isinstance(value, datetime):
        return f"{day(value)}T{clock(value)}"
    return "" if value is None else str(value)


def thousands(value: int | None) -> str:
    """10523 as 10,523."""
    return f"{value:,}" if value is not None else "—"


def yuan(fen: int | None) -> str:
    """1200000 fen as 12,000 元; fen are written only when there are any."""
    if fen is None:
        return "—"
    sign, whole, rest = "-" if fen < 0 else "", abs(fen) // 100, abs(fen) % 100
    return f"{sign}{whole:,}.{rest:02d} 元" if rest else f"{sign}{whole:,} 元"


def _upper_group(number: int) -> str:
    """A number below 10,000 without its leading zeros, e.g. 2020 as 贰仟零贰拾."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + UNITS[place]
            gap = False
        else:
            gap = True
    return text


def _upper_whole(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        group = number // 10_000**place % 10_000
        if group:
            text += ("零" if text and (gap or group < 1000) else "") + _upper_group(group) + GROUPS[place]
        gap = group == 0
    return text


def yuan_upper(fen: int | None) -> str:
    """1200000 fen as 壹万贰仟元整, the form cheques and decisions use."""
    if fen is None:
        return "—"
    if fen < 0 or fen >= 10**18:
        raise ValueError(f"No capital form for {fen} fen")
    whole, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text = f"{_upper_whole(whole)}元" if whole else ""
    if not jiao and not cent:
        return f"{text}整" if text else "零元整"
    if jiao:
        text += f"{DIGITS[jiao]}角"
    elif text:
        text += "零"
    return text + (f"{DIGITS[cent]}分" if cent else "整")


def mask(text: str, head: int = 3, tail: int = 4) -> str:
    """13812340615 as 138××××0615; a text too short to hide anything is hidden whole."""
    if len(text) <= head + tail:
        return "×" * len(text)
    return text[:head] + "×" * (len(text) - head - tail) + (text[-tail:] if tail else "")


def paragraphs(text: str | None) -> Markup:
    """Lines of plain text as escaped paragraphs."""
    lines = (line.strip() for line in (text or "").splitlines())
    return Markup("").join(Markup("<p>{}</p>").format(escape(line)) for line in lines if line)
