"""折叠: a text made plain for reading, with the way back to where each character stood."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\ufeff\uffa0")
CHINESE_DIGITS = dict(
    zip("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "0012345678912345678912", strict=True)
)
LOOKALIKES = {"O": "0", "o": "0", "l": "1", "I": "1", "Z": "2", "S": "5", "B": "8"}


@dataclass(frozen=True)
class Folded:
    """折叠文本: `origin[i]` is where character i of `text` stands in the original."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text, end excluded, as a span of the original."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Half width, nothing invisible; ①, ² and the like stay, since they number things."""
    if text.isascii():
        return Folded(text, tuple(range(len(text))))
    pairs = [(plain, place) for place, sign in enumerate(text) for plain in _signs(sign)]
    return Folded("".join(sign for sign, _ in pairs), tuple(place for _, place in pairs))


@cache
def _signs(sign: str) -> tuple[str, ...]:
    return tuple(_plain(sign))


def _plain(sign: str) -> Iterator[str]:
    kind = unicodedata.category(sign)
    if kind == "Cf" or sign in _INVISIBLE or "\ufe00" <= sign <= "\ufe0f" or kind == "Mn":
        return
    if kind == "No":
        yield sign
    elif kind == "Nd":
        yield str(unicodedata.digit(sign))
    else:
        yield from unicodedata.normalize("NFKC", sign)


def arabic(sign: str) -> str:
    """The digit itself, or nothing."""
    return sign if "0" <= sign <= "9" else ""


@cache
def chinese(sign: str) -> str:
    """The digit, also when written in Chinese."""
    return arabic(sign) or CHINESE_DIGITS.get(sign, "")


@cache
def lookalike(sign: str) -> str:
    """The digit, also in Chinese, circled, or as a letter that looks like one."""
    value = unicodedata.digit(sign, None)
    return chinese(sign) or (str(value) if value is not None else LOOKALIKES.get(sign, ""))
