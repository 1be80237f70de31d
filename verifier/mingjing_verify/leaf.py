"""What each kind of leaf must look like, written from the format's table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from unicodedata import is_normalized

from mingjing_verify.canonical import NotCanonical, Value, exactly
from mingjing_verify.hashing import leaf_hash

LIMIT = 1024

SHAPES = {
    "hash": r"[0-9a-f]{64}",
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "minute": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z",
    "word": r"[a-z][a-z0-9_]{0,31}",
    "short": r"[^\x00-\x1f]{1,120}",
    "ground": r"X[1-5]",
    "change": r"add|end",
    "signature": r"[A-Za-z0-9+/]{86}==",
    "vkey": r"[^\s+]{1,120}\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*",
}

TIMES = ("day", "minute")
PLAIN = r'[^\x00-\x1f"\\]{1,120}'
"""A short text without the signs that JSON writes in another way."""
FORMED = frozenset(("hash", "day", "minute", "word", "short", "ground", "count"))
_KIND = re.compile('"t":"([a-z]+)"')

# kind: fields, each name:shape; ? marks one that may be absent. All but hb have c and s as well.
KINDS = {
    "rec": "",
    "dec": "org:short cls:word d:day due:day src:short? h:hash? m:hash?",
    "pub": "of:hash h:hash m:hash d:day prev:hash?",
    "exm": "of:hash x:ground filed:hash",
    "wdr": "of:hash why:word by:hash",
    "dp": "no:short item:short n:count targets:hash officers:hash recusals:hash rules:short alg:short "
    "source:short opens:minute secret:hash? reveal:day?",
    "de": "of:hash got:short",
    "dr": "of:hash h:hash secret:hash? prev:hash?",
    "dx": "of:hash why:word",
    "cat": "h:hash",
    "key": "op:change use:word vkey:vkey old:signature? new:signature?",
    "hb": "at:minute n:count",
    "fix": "files:count bad:count root:hash",
    "era": "of:hash paths:names basis:short",
}


class BadLeaf(ValueError):
    """Bytes that are no leaf of a known kind."""


class UnknownKind(ValueError):
    """A leaf of a kind or version that is newer than this tool."""


@dataclass(frozen=True)
class Leaf:
    """A leaf in its place; `told` maps field names to values."""

    index: int
    kind: str
    told: dict[str, Value]
    hash: bytes

    def text(self, name: str) -> str:
        return str(self.told[name])

    def day(self, name: str) -> date:
        return date.fromisoformat(self.text(name))

    def minute(self) -> datetime:
        """The hour of a heartbeat."""
        return datetime.fromisoformat(self.text("at"))


def parse(raw: bytes, index: int) -> Leaf:
    """The leaf in these bytes, checked against its kind's fields."""
    if len(raw) > LIMIT:
        raise BadLeaf("超过1024字节")
    told = _at_one_go(raw) or _part_by_part(raw)
    return Leaf(index, str(told["t"]), told, leaf_hash(raw))


def _at_one_go(raw: bytes) -> dict[str, Value] | None:
    """What a leaf tells whose bytes have the one form of its kind; None where only a closer look can tell."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    kind = _KIND.search(text)
    form = _form(kind[1]) if kind and kind[1] in KINDS else None
    found = form.fullmatch(text) if form else None
    if not kind or not found or not (text.isascii() or is_normalized("NFC", text)):
        return None
    shapes, _ = _shapes(kind[1])
    told: dict[str, Value] = {"t": kind[1], "v": 1}
    for name, value in found.groupdict().items():
        if value is not None:
            told[name] = int(value) if shapes[name] == "count" else value
            if shapes[name] in TIMES and not _is_time(value):
                return None
    return None if kind[1] == "dec" and ("h" in told) != ("m" in told) else told


@cache
def _form(kind: str) -> "re.Pattern[str] | None":
    """The canonical bytes of a kind as one pattern, where no shape of it lets a sign be written in two ways."""
    shapes, needed = _shapes(kind)
    if set(shapes.values()) - FORMED:
        return None
    parts = {name: f'"{name}":{_group(name, shape)}' for name, shape in shapes.items()}
    parts |= {"t": f'"t":"{kind}"', "v": '"v":1'}
    first, *others = sorted(parts)
    told = [f",{parts[name]}" if name in needed | {"t", "v"} else f"(?:,{parts[name]})?" for name in others]
    return re.compile("".join([r"\{", parts[first], *told, r"\}"]))


def _group(name: str, shape: str) -> str:
    if shape == "count":
        return f"(?P<{name}>0|[1-9][0-9]{{0,14}})"
    return f'"(?P<{name}>{SHAPES[shape] if shape != "short" else PLAIN})"'


def _part_by_part(raw: bytes) -> dict[str, Value]:
    """The same for any bytes; raises BadLeaf, UnknownKind."""
    try:
        told = exactly(raw)
    except NotCanonical as wrong:
        raise BadLeaf("不是规范 JSON") from wrong
    if not isinstance(told, dict):
        raise BadLeaf("不是规范 JSON")
    kind = told.get("t")
    if kind not in KINDS or type(told.get("v")) is not int or told["v"] != 1:
        raise UnknownKind(f"种类{kind!r}、版本{told.get('v')!r}")
    _check(str(kind), told)
    return told


@cache
def _shapes(kind: str) -> tuple[dict[str, str], frozenset[str]]:
    """The fields of a kind with their shapes, and those that must be there."""
    told = KINDS[kind] if kind == "hb" else f"c:hash s:hash {KINDS[kind]}"
    shapes = dict(one.split(":") for one in told.split())
    needed = frozenset(name for name, shape in shapes.items() if not shape.endswith("?"))
    return {name: shape.rstrip("?") for name, shape in shapes.items()}, needed


def _check(kind: str, told: dict[str, Value]) -> None:
    shapes, needed = _shapes(kind)
    missing, strange = needed - told.keys(), told.keys() - shapes.keys() - {"t", "v"}
    if missing or strange:
        raise BadLeaf(f"{kind} 缺少或多出字段：{'、'.join(sorted(missing | strange))}")
    for name, value in told.items():
        if name in shapes and not _FITTING[shapes[name]](value):
            raise BadLeaf(f"{kind} 的字段 {name} 取值不对")
    if kind == "dec" and ("h" in told) != ("m" in told):
        raise BadLeaf("dec 的 h 与 m 应同有同无")


def _of_shape(shape: str) -> Callable[[Value], bool]:
    fits = re.compile(shape).fullmatch
    return lambda value: isinstance(value, str) and fits(value) is not None


def _time(shape: str) -> Callable[[Value], bool]:
    shaped = _of_shape(shape)
    return lambda value: shaped(value) and _is_time(str(value))


@lru_cache(maxsize=4096)
def _is_time(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


_FITTING: dict[str, Callable[[Value], bool]] = {
    **{name: (_time if name in TIMES else _of_shape)(shape) for name, shape in SHAPES.items()},
    "count": lambda value: type(value) is int and value >= 0,
    "names": lambda value: isinstance(value, list) and bool(value) and all(map(_FITTING["short"], value)),
}
