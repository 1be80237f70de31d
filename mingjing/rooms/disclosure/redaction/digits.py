"""号码: identity, telephone and bank numbers, however the digits are spaced, widened or spelled.

A run is a row of digit groups with little between them; a number is found where whole groups, read
together, have its form. So one number is found when another stands beside it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingjing.rooms.registry.identifiers import birth_date, citizen_check_character

from .finding import Kind, Span
from .folding import arabic, chinese, lookalike

_BETWEEN = frozenset("() \t\r\n\u3000.-_,·•‐‑–—―/*~、:")
_WIDEST = 3  # characters between two groups
_LONGEST = 30  # digits read together
SHORTEST = 7  # digits of the shortest number that names anybody
_PROVINCES = frozenset(
    [
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        81,
        82,
        83,
    ]
)
_DATE_FIRST = re.compile(r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)")
_DIGITS = re.compile("[0-9]+")
_UNIT = re.compile(r"\s*(?:元|万|亿|千|吨|公斤|克|平方|立方|米|件|个|%|‰|条|名|人次|箱|瓶|袋|升)")
_ACCOUNT_LABEL = re.compile(r"(?:卡号|账号|帐号|账户|帐户|银行卡|户号|存折)[^\d,;。\n]{0,12}$")
_ID_LABEL = re.compile(r"身份证?(?:件|明)?(?:号码?)?[^\d,;。\n]{0,8}$")
_PHONE_LABEL = re.compile(r"(?:电话|热线|传真|座机|手机|联系方式)[^\d,;。\n]{0,6}$")
_NUMBER_BEFORE = re.compile(
    r"(?:[〔\[【(]\d{4}[〕\]】)][^\d,;。]{0,12}|条码|条形码|批号|批次|货号|文号)[^\d,;。]{0,4}$"
)


@dataclass(frozen=True)
class Group:
    """Digits with nothing between them."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True)
class Number:
    """Whole groups read together, with what surrounds them."""

    start: int
    end: int
    digits: str
    before: str
    after: str


def numbers(text: str) -> list[Span]:
    """Every identity, telephone, card and account number in a folded text."""
    found: list[Span] = []
    if sum(map(bool, map(lookalike, text))) < SHORTEST:
        return found
    for reading in (arabic, lookalike) if text.isascii() else (arabic, chinese, lookalike):
        for run in _runs(text, reading):
            if reading is arabic or not _read_before(text, run):
                found += _in_run(text, run)
    return found


def _runs(text: str, reading: Callable[[str], str]) -> Iterator[list[Group]]:
    run: list[Group] = []
    read = "".join([reading(sign) or " " for sign in text])
    for digits in _DIGITS.finditer(read):
        group = Group(digits.start(), digits.end(), digits[0])
        if run and not _joined(text[run[-1].end : group.start]):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _read_before(text: str, run: list[Group]) -> bool:
    """Whether a run holds plain digits only, which the first reading has had."""
    return all(text[group.start : group.end] == group.digits for group in run)


def _joined(between: str) -> bool:
    return len(between) <= _WIDEST and set(between) <= _BETWEEN


def _in_run(text: str, run: list[Group]) -> Iterator[Span]:
    for first in range(len(run)):
        digits = ""
        for group in run[first:]:
            digits += group.digits
            if len(digits) > _LONGEST:
                break
            if len(digits) >= SHORTEST:
                yield from _read(text, run[first].start, group.end, digits)
                yield from _trimmed(text, run[first].start, group.end, digits)


def _trimmed(text: str, start: int, end: int, digits: str) -> Iterator[Span]:
    """Without the Chinese digit at an edge that may belong to the next word, as in 一项 or 唯一."""
    left, right = not text[start].isascii(), not text[end - 1].isascii()
    if right:
        yield from _read(text, start, end - 1, digits[:-1])
    if left:
        yield from _read(text, start + 1, end, digits[1:])
    if left and right:
        yield from _read(text, start + 1, end - 1, digits[1:-1])


def _read(text: str, start: int, end: int, digits: str) -> Iterator[Span]:
    if _DATE_FIRST.match(text, start, end):
        return
    number = Number(start, end, digits, text[max(0, start - 24) : start], text[end : end + 6])
    for form in (_citizen_id, _card, _mobile, _landline):
        if (span := form(number)) is not None:
            yield span


def _citizen_id(number: Number) -> Span | None:
    letter = re.match(r"[\s.\-_*]{0,2}[xX×](?![A-Za-z])", number.after)
    if len(number.digits) == 17 and letter and birth_date(number.digits + "X"):
        return Span("citizen_id", number.start, number.end + letter.end())
    if len(number.digits) == 18 and _is_citizen(number.digits):
        return Span("citizen_id", number.start, number.end)
    if len(number.digits) == 15 and _province(number.digits) and birth_date(number.digits):
        return Span("citizen_id", number.start, number.end)
    if _ID_LABEL.search(number.before) and 15 <= len(number.digits) <= 18:
        end = number.end + letter.end() if letter else number.end
        return Span("citizen_id", number.start, end)
    if 18 < len(number.digits) <= 22 and any(
        _is_whole(number.digits[i : i + 18]) for i in range(len(number.digits) - 17)
    ):
        return Span("citizen_id", number.start, number.end)
    return None


def _province(digits: str) -> bool:
    return int(digits[:2]) in _PROVINCES


def _is_citizen(digits: str) -> bool:
    born = birth_date(digits) is not None
    return (born and (_province(digits) or digits[0] == "9")) or (born and _sums(digits))


def _is_whole(digits: str) -> bool:
    return birth_date(digits) is not None and _sums(digits)


def _sums(digits: str) -> bool:
    return citizen_check_character(digits[:17]) == digits[17]


def luhn(digits: str) -> bool:
    """The check of payment card numbers: every second digit from the right is doubled."""
    doubled = [int(d) if i % 2 == 0 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _card(number: Number) -> Span | None:
    if re.match(r"\s*年", number.after) or _UNIT.match(number.after):
        return None
    if _ACCOUNT_LABEL.search(number.before) and len(number.digits) >= 8:
        kind: Kind = "bank_card" if 16 <= len(number.digits) <= 19 else "account"
        return Span(kind, number.start, number.end)
    if not 16 <= len(number.digits) <= 19 or _NUMBER_BEFORE.search(number.before):
        return None
    if luhn(number.digits) and number.digits[0] in "345689":
        return Span("bank_card", number.start, number.end)
    return Span("long_number", number.start, number.end, certain=False)


def _mobile(number: Number) -> Span | None:
    if not re.fullmatch(r"(?:86|0086|0)?1[3-9]\d{9}", number.digits) or _UNIT.match(number.after):
        return None
    return None if _NUMBER_BEFORE.search(number.before) else Span("mobile", number.start, number.end)


def _landline(number: Number) -> Span | None:
    labelled = _PHONE_LABEL.search(number.before)
    if labelled and re.fullmatch(r"[2-9]\d{6,7}|[48]00\d{7}", number.digits):
        return Span("landline", number.start, number.end)
    if not re.fullmatch(r"(?:86|0086)?0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}", number.digits) or _UNIT.match(
        number.after
    ):
        return None
    return Span("landline", number.start, number.end, certain=number.digits[0] == "0" or bool(labelled))
