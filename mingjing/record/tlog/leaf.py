"""Leaves: the small public facts in the log, each a canonical JSON object of a known kind."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mingjing.record.tlog.canonical import Json, NotCanonical, canonical

LIMIT = 1024
"""A leaf is at most this many bytes."""

Is = Callable[[Json], bool]


class BadLeaf(ValueError):
    """A leaf that the log does not take: unknown kind or key, a missing key, a wrong value, too long."""


@dataclass(frozen=True)
class Kind:
    """What a kind of leaf must and may say."""

    must: dict[str, Is]
    may: dict[str, Is]


def _text(pattern: str) -> Is:
    shape = re.compile(pattern)
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


def _time(pattern: str) -> Is:
    """Text of the pattern that names a day or minute there is."""
    shaped = _text(pattern)

    def is_time(value: Json) -> bool:
        try:
            return shaped(value) and bool(datetime.fromisoformat(str(value)))
        except ValueError:
            return False

    return is_time


def _count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _names(value: Json) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(_short(name) for name in value)


_hash = _text(r"[0-9a-f]{64}")
_day = _time(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_minute = _time(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z")
_word = _text(r"[a-z][a-z0-9_]{0,31}")
_short = _text(r"[^\x00-\x1f]{1,120}")
_signature = _text(r"[A-Za-z0-9+/]{86}==")
_verifier = _text(r"[^\s+]{1,120}\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*")
_change = _text("add|end")
_ground = _text("X[1-5]")

COMMITTED: dict[str, Is] = {"c": _hash, "s": _hash}

KINDS: dict[str, Kind] = {
    "rec": Kind(COMMITTED, {}),
    "dec": Kind(
        {**COMMITTED, "org": _short, "cls": _word, "d": _day, "due": _day},
        {"src": _short, "h": _hash, "m": _hash},
    ),
    "pub": Kind({**COMMITTED, "of": _hash, "h": _hash, "m": _hash, "d": _day}, {"prev": _hash}),
    "exm": Kind({**COMMITTED, "of": _hash, "x": _ground, "filed": _hash}, {}),
    "wdr": Kind({**COMMITTED, "of": _hash, "why": _word, "by": _hash}, {}),
    "dp": Kind(
        {
            **COMMITTED,
            **dict.fromkeys(("targets", "officers", "recusals"), _hash),
            **dict.fromkeys(("no", "item", "rules", "alg", "source"), _short),
            "n": _count,
            "opens": _minute,
        },
        {"secret": _hash, "reveal": _day},
    ),
    "de": Kind({**COMMITTED, "of": _hash, "got": _short}, {}),
    "dr": Kind({**COMMITTED, "of": _hash, "h": _hash}, {"secret": _hash, "prev": _hash}),
    "dx": Kind({**COMMITTED, "of": _hash, "why": _word}, {}),
    "cat": Kind({**COMMITTED, "h": _hash}, {}),
    "key": Kind(
        {**COMMITTED, "op": _change, "use": _word, "vkey": _verifier}, {"old": _signature, "new": _signature}
    ),
    "hb": Kind({"at": _minute, "n": _count}, {}),
    "fix": Kind({**COMMITTED, "files": _count, "bad": _count, "root": _hash}, {}),
    "era": Kind({**COMMITTED, "of": _hash, "paths": _names, "basis": _short}, {}),
}


def leaf_bytes(kind: str, /, **public: Json) -> bytes:
    """The bytes of a leaf; digests are lowercase hex, dates text, and every kind but `hb` has c and s."""
    return _checked({"v": 1, "t": kind, **public})


def key_claim(*, op: str, use: str, vkey: str) -> bytes:
    """What the signatures `old` (the key replaced) and `new` (the key itself) of a `key` leaf are over."""
    return b"mj/key/1\x00" + canonical({"op": op, "use": use, "vkey": vkey})


def parse_leaf(told: bytes) -> dict[str, Json]:
    """The leaf in these bytes, which must be exactly the canonical ones."""
    try:
        value = json.loads(told)
    except (ValueError, RecursionError) as wrong:
        raise BadLeaf("not JSON") from wrong
    if not isinstance(value, dict):
        raise BadLeaf("not an object")
    if _checked(value) != told:
        raise BadLeaf("not in canonical form")
    return value


def _checked(leaf: dict[str, Json]) -> bytes:
    kind = KINDS.get(str(leaf.get("t")))
    if kind is None or leaf.get("v") != 1 or isinstance(leaf.get("v"), bool):
        raise BadLeaf(f"unknown kind {leaf.get('t')!r} of version {leaf.get('v')!r}")
    keys = leaf.keys() - {"v", "t"}
    if missing := kind.must.keys() - keys:
        raise BadLeaf(f"{leaf['t']} needs {', '.join(sorted(missing))}")
    if unknown := keys - kind.must.keys() - kind.may.keys():
        raise BadLeaf(f"{leaf['t']} has no {', '.join(sorted(unknown))}")
    wrong = [key for key, fits in {**kind.must, **kind.may}.items() if key in leaf and not fits(leaf[key])]
    if wrong:
        raise BadLeaf(f"{leaf['t']}: wrong value of {', '.join(sorted(wrong))}")
    if ("h" in leaf) != ("m" in leaf) and leaf["t"] == "dec":
        raise BadLeaf("dec has h and m together or neither")
    try:
        told = canonical(leaf)
    except NotCanonical as reason:
        raise BadLeaf(str(reason)) from reason
    if len(told) > LIMIT:
        raise BadLeaf(f"{len(told)} bytes; a leaf has at most {LIMIT}")
    return told
