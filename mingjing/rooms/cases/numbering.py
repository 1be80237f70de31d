"""文号: read the document numbers agencies really write, and compose ours from a configured pattern.

No statute fixes the form of a number, so the pattern belongs to the agency; what every form shares is a
year in brackets and a serial before 号.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["decision", "letter", "notice", "range", "unknown"]

_NUMBER = re.compile(
    r"[〔\[【(](?P<year>(?:19|20)\d{2})年?[〕\]】)]"
    r"(?P<middle>[^\d号〔〕\[\]【】]{0,16})"
    r"(?P<serial>\d{1,20})(?:[-至](?P<last>\d{1,20}))?号"
)
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]+")
_DASHES = re.compile(r"[‐‑‒–—―−~～]+")
_NAMES_AFTER_TITLE = re.compile(r"(?<=书)\([^()]*\)$")  # 决定书(李某、杨某)[2022]6号
_SENTENCE = re.compile(r"[,，。;；:：、《》“”\"'‘’!?]")
_NOTICE = re.compile(r"(?:告知|通知|公告|催告|告|通|催)书?字?$")
_LETTER = re.compile(r"函字?$")
_DECISION = re.compile(r"[罚决许]|处字|禁入|强制|措施")


class NumberRefused(ValueError):
    """文号不能编成: the values do not fit the pattern; says why in Chinese."""


@dataclass(frozen=True)
class DocumentNumber:
    """文号: one number, or the first and last of a range, as found in a text."""

    prefix: str
    year: int
    middle: str
    serial: int
    raw: str
    kind: Kind
    last: int | None = None

    @property
    def key(self) -> tuple[str, int, str, int]:
        """What makes two spellings the same number: brackets, leading zeros and 第 do not count."""
        return (self.prefix, self.year, self.middle, self.serial)

    @property
    def count(self) -> int:
        """How many documents the number stands for; 0 when a range runs backwards."""
        return 1 if self.last is None else max(0, self.last - self.serial + 1)


def _plain(text: str) -> str:
    return _DASHES.sub("-", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def parse(text: str) -> DocumentNumber | None:
    """The first document number in a title or a field, or None."""
    plain = _plain(text)
    found = _NUMBER.search(plain)
    if found is None:
        return None
    prefix = _prefix(plain[: found.start()])
    middle = _wide(found["middle"].removesuffix("第"))
    last = int(found["last"]) if found["last"] else None
    kind = _kind(prefix, middle, last=last)
    return DocumentNumber(prefix, int(found["year"]), middle, int(found["serial"]), text, kind, last)


def _prefix(before: str) -> str:
    before = _NAMES_AFTER_TITLE.sub("", before.rstrip("("))
    return _wide(_SENTENCE.split(before)[-1])


def _wide(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def _kind(prefix: str, middle: str, *, last: int | None) -> Kind:
    if last is not None:
        return "range"
    if _LETTER.search(prefix) or _LETTER.search(middle):
        return "letter"
    if _NOTICE.search(prefix):
        return "notice"
    return "decision" if _DECISION.search(prefix + middle) else "unknown"


def normalise(text: str) -> str:
    """One spelling for all: year in 〔〕, full-width round brackets, no spaces; words and zeros stay."""
    plain = _plain(text)
    return _wide(_NUMBER.sub(_hexagonal, plain))


def _hexagonal(found: re.Match[str]) -> str:
    last = f"-{found['last']}" if found["last"] else ""
    return f"〔{found['year']}〕{found['middle']}{found['serial']}{last}号"


_TOKEN = re.compile(r"\{([a-z]*)(?::0?(\d{1,2}))?\}")
_NAMES = ("agency", "word", "year", "unit", "serial")
_BAD_VALUE = re.compile(r"[\d\s号{}〔〕\[\]【】]")


@dataclass(frozen=True)
class Pattern:
    """文号规则: for instance `{agency}罚决〔{year}〕{unit}{serial:04}号`.

    `width` is the least number of digits of a bare `{serial}`; 0 writes no leading zeros.
    """

    text: str
    width: int = 0

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return tuple(found[1] for found in _TOKEN.finditer(self.text))

    def problems(self) -> tuple[str, ...]:
        """All that keeps the pattern from being used, as Chinese sentences; empty when it is sound."""
        found = [f"文号规则中的“{{{name}}}”不是可用的字段。" for name in self.tokens if name not in _NAMES]
        for name, label in (("year", "年份"), ("serial", "顺序号")):
            times = self.tokens.count(name)
            if times != 1:
                found.append(f"文号规则应当有且只有一个{label}“{{{name}}}”，现有{times}个。")
        if re.search(r"[{}]", _TOKEN.sub("", self.text)):
            found.append("文号规则中的花括号不成对。")
        if "year" in self.tokens and "〔{year}〕" not in self.text:
            found.append("年份应当用六角括号“〔〕”括入。")
        if "serial" in self.tokens and not re.search(r"\{serial(:0?\d+)?\}号", self.text):
            found.append("顺序号后面应当紧接“号”字。")
        if re.search(r"\d", _TOKEN.sub("", self.text)):
            found.append("文号规则的固定文字不得含有数字，以免与年份、顺序号混淆。")
        if not 0 <= self.width <= 18:
            found.append("顺序号位数应当在0至18之间。")
        return tuple(found) or self._order()

    def _order(self) -> tuple[str, ...]:
        year, serial = self.text.index("{year}"), self.text.index("{serial")
        if serial < year:
            return ("顺序号应当写在年份之后。",)
        between = _TOKEN.sub("", self.text[year + len("{year}〕") : serial])
        return ("年份与顺序号之间的固定文字过长。",) if len(between) > 8 else ()

    def format(self, *, year: int, serial: int, agency: str = "", word: str = "", unit: str = "") -> str:
        """The number; raises `NumberRefused` for an unsound pattern or values that would not read back."""
        wrong = [*self.problems(), *_wrong_values(year, serial, (agency, word, unit))]
        if wrong:
            raise NumberRefused("".join(wrong))
        words = {"agency": agency, "word": word, "unit": unit, "year": str(year)}

        def put(found: re.Match[str]) -> str:
            if found[1] == "serial":
                return str(serial).zfill(int(found[2] or self.width))
            return words[found[1]]

        return _TOKEN.sub(put, self.text)


def _wrong_values(year: int, serial: int, words: tuple[str, ...]) -> list[str]:
    found = []
    if not 1949 <= year <= 2099:
        found.append("文号的年份应当是四位公历年份。")
    if not 1 <= serial < 10**18:
        found.append("文号的顺序号应当从1开始。")
    if any(_BAD_VALUE.search(word) for word in words):
        found.append("机关代字、文种字和内设机构代字不得含有数字、空格、括号或者“号”字。")
    if len(words[2]) > 8:
        found.append("内设机构代字不得超过8个字。")
    return found
