"""检索词: pairs of Chinese characters for the search column, and what a reader's words ask of it."""

import re
import unicodedata
from dataclasses import dataclass

CUT = 100  # characters of a query that are read
LONGEST_WORD = 64  # of a-z0-9; longer ones are codes nobody types
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+|[a-z0-9]+")
_OPERATOR = re.compile(r"[\\%_]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")


def plain(text: str) -> str:
    """The text as it is compared: NFKC, lower case, nothing invisible."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()


def tokens(text: str) -> list[str]:
    """Unique tokens of a document, for `array_to_tsvector`.

    Every pair in a run of Chinese characters, the character itself for a run of one, whole words of a-z0-9.
    """
    return list(dict.fromkeys(token for run in _RUN.findall(plain(text)) for token in _of_run(run)))


def _of_run(run: str) -> list[str]:
    if run[0] <= "z":
        return [run[:LONGEST_WORD]]
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def literal(term: str) -> str:
    """A term as a `LIKE` pattern takes it for itself, with backslash as the escape."""
    return _OPERATOR.sub(r"\\\g<0>", term)


@dataclass(frozen=True)
class Query:
    """检索: all `tokens` and all `prefixes` must be there, then `confirm` within the plain text.

    A prefix is a query of one character: it stands for every pair that begins with it.
    """

    tokens: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()
    cut: bool = False

    @property
    def empty(self) -> bool:
        return not (self.tokens or self.prefixes)

    @property
    def notice(self) -> str:
        """What the reader should be told, or nothing."""
        return f"检索内容过长，只按前{CUT}个字检索。" if self.cut else ""

    def tsquery(self) -> str:
        """The text for `to_tsquery('simple', …)`; tokens hold no operator or quote."""
        return " & ".join([*(f"'{t}'" for t in self.tokens), *(f"'{p}':*" for p in self.prefixes)])

    def like(self) -> list[str]:
        """`LIKE` patterns that confirm the longer terms, with backslash as the escape."""
        return [f"%{literal(term)}%" for term in self.confirm]


def query(text: str) -> Query:
    """Read a reader's words: terms are divided by spaces and all of them are wanted."""
    whole = plain(text).strip()
    found: dict[str, None] = {}
    prefixes: dict[str, None] = {}
    confirm: dict[str, None] = {}
    for term in whole[:CUT].split():
        runs = _RUN.findall(term)
        if len(runs) == 1 and len(term) == 1 and term > "z":
            prefixes[term] = None
            continue
        # A lone character beside other signs may stand inside a longer run of the document.
        wanted = [token for run in runs if len(run) > 1 or run <= "z" for token in _of_run(run)]
        found.update(dict.fromkeys(wanted))
        if wanted and len(term) > 2:
            confirm[term] = None
    return Query(tuple(found), tuple(prefixes), tuple(confirm), cut=len(whole) > CUT)
