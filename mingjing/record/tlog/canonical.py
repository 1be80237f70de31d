"""The one way a value becomes bytes: RFC 8785 JSON, narrowed so that no two writers can differ."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring

import rfc8785

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

BIGGEST = 2**53 - 1
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
"""Writes the bytes of RFC 8785 for what `_check` lets through, but for names beyond the Basic Multilingual Plane."""


class NotCanonical(ValueError):
    """A value that has no canonical form: a float, a too large integer, text outside NFC."""


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of a value without floats, whose text is in NFC and integers within 2^53 - 1.

    RFC 8785 sorts names by UTF-16: only names beyond the Basic Multilingual Plane stand elsewhere than by character.
    """
    if _check(value):
        return rfc8785.dumps(value)
    return _PLAIN.encode(value).encode()


def canonical_pair(name: str, value: Json) -> bytes:
    """The canonical bytes of [name, value], shorter on its way where the value is a text: most are."""
    if type(value) is not str:
        return canonical([name, value])
    _check_text(name)
    _check_text(value)
    return f"[{encode_basestring(name)},{encode_basestring(value)}]".encode()


def canonical_object(values: Mapping[str, bytes]) -> bytes:
    """The canonical bytes of an object whose values are canonical bytes already."""
    names = sorted(values)
    if not "".join(names).isascii():
        for name in names:
            _check_text(name)
        names.sort(key=lambda name: name.encode("utf-16-be"))
    return b"{" + b",".join([encode_basestring(name).encode() + b":" + values[name] for name in names]) + b"}"


def normal(value: Json) -> Json:
    """The same value with every text in NFC, lists and dicts made plain."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", name): normal(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [normal(inner) for inner in value]
    return value


def _check(value: object) -> bool:
    """Whether some name goes beyond the Basic Multilingual Plane; raises NotCanonical for what has no one form."""
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        return _check_names(value) | max(map(_check, value.values()), default=False)
    elif isinstance(value, list | tuple):
        return max(map(_check, value), default=False)
    elif isinstance(value, int):
        if abs(value) > BIGGEST:
            raise NotCanonical("integers beyond 2^53 - 1 are written as text")
    elif value is not None:
        raise NotCanonical(f"{type(value).__name__} has no canonical form")
    return False


def _check_names(value: dict[object, object]) -> bool:
    beyond = False
    for name in value:
        if not isinstance(name, str):
            raise NotCanonical(f"a name must be text, not {type(name).__name__}")
        if not name.isascii():
            _check_text(name)
            beyond |= max(name) > "\uffff"
    return beyond


def _check_text(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotCanonical("text holds half a character (a lone surrogate)") from None
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical("text is not in NFC")
