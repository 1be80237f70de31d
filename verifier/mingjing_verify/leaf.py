"""What each kind of leaf must look like, written from the format's table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

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
    return Leaf(index, str(kind), told, leaf_hash(raw))


@cache
def _fields(kind: str) -> tuple[dict[str, Callable[[Value], bool]], frozenset[str]]:
    """The fields of a kind, each with what fits it, and those that must be there."""
    told = KINDS[kind] if kind == "hb" else f"c:hash s:hash {KINDS[kind]}"
    shapes = dict(one.split(":") for one in told.split())
    needed = frozenset(name for name, shape in shapes.items() if not shape.endswith("?"))
    return {name: _FITTING[shape.rstrip("?")] for name, shape in shapes.items()}, needed


def _check(kind: str, told: dict[str, Value]) -> None:
    shapes, needed = _fields(kind)
    missing, strange = needed - told.keys(), told.keys() - shapes.keys() - {"t", "v"}
    if missing or strange:
        raise BadLeaf(f"{kind} 缺少或多出字段：{'、'.join(sorted(missing | strange))}")
    for name, value in told.items():
        if name in shapes and not shapes[name](value):
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
    **{name: (_time if name in ("day", "minute") else _of_shape)(shape) for name, shape in SHAPES.items()},
    "count": lambda value: type(value) is int and value >= 0,
    "names": lambda value: isinstance(value, list) and bool(value) and all(map(_FITTING["short"], value)),
}
