"""The one way a value becomes bytes: RFC 8785 JSON, narrowed so that no two writers can differ."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

import orjson
import rfc8785

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

BIGGEST = 2**53 - 1
_SORTED: Final = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_STRICT_INTEGER
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)
"""Writes the bytes of RFC 8785 for what `_check` lets through, but for names beyond the Basic Multilingual Plane."""
_SCALARS = frozenset((str, int, bool, type(None)))
_BEYOND = re.compile(rb"[\xf0-\xf4]")
"""How a character beyond that plane begins."""


class NotCanonical(ValueError):
    """A value that has no canonical form: a float, a too large integer, text outside NFC."""


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of a value without floats, whose text is in NFC and integers within 2^53 - 1.

    RFC 8785 sorts names by UTF-16: only names beyond the Basic Multilingual Plane stand elsewhere than by character.
    """
    try:
        told = orjson.dumps(value, option=_SORTED)
    except TypeError:
        _check(value)
        return rfc8785.dumps(value)
    if not is_plain(value) or not (told.isascii() or (in_nfc(told) and not _BEYOND.search(told))):
        return rfc8785.dumps(value) if _check(value) else told
    return told


def canonical_pair(name: str, value: Json) -> bytes:
    """The canonical bytes of [name, value], shorter on its way where the value is a text: most are."""
    if type(value) is not str:
        return canonical([name, value])
    try:
        told = orjson.dumps([name, value])
    except TypeError:
        return canonical([name, value])
    return told if in_nfc(told) else canonical([name, value])


def canonical_texts(values: Mapping[str, str]) -> bytes:
    """The canonical bytes of an object that holds nothing but text."""
    told = orjson.dumps(values, option=_SORTED)
    return told if told.isascii() else canonical(values)


def normal(value: Json) -> Json:
    """The same value with every text in NFC, lists and dicts made plain."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", name): normal(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [normal(inner) for inner in value]
    return value


def in_nfc(told: bytes) -> bool:
    """Whether all text in JSON is in NFC; after an escaped sign it may be and this says no."""
    return told.isascii() or unicodedata.is_normalized("NFC", told.decode())


def is_plain(value: object) -> bool:
    """Whether all is of JSON's own types; else only `_check` can tell what was written for it."""
    if type(value) is dict:
        value = value.values()
    elif type(value) is not list and type(value) is not tuple:
        return type(value) in _SCALARS
    return all(type(part) in _SCALARS or is_plain(part) for part in value)


def has_float(value: object) -> bool:
    """Whether a float stands anywhere, which JSON may write as null."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return isinstance(value, float)
    return any(has_float(part) for part in value if type(part) not in _SCALARS)


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
