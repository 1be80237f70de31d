"""RFC 8785 JSON as far as the record uses it: no floats, integers within 2^53 - 1, text in NFC."""

import json
import re
import unicodedata
from collections.abc import Iterable

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

BIGGEST = 2**53 - 1


class NotCanonical(ValueError):
    """A value or text outside the narrow JSON of the record."""


def canonical(value: Value) -> bytes:
    """The one byte sequence of a value."""
    return _told(value).encode()


def read(told: bytes) -> Value:
    """The value in JSON bytes; twice the same name, floats and NaN are refused."""
    return _read(told)[0]


def exactly(told: bytes) -> Value:
    """The value in JSON bytes that are canonical themselves, and therefore the only ones it has."""
    value, only = _read(told)
    if only != told:
        raise NotCanonical("not the canonical bytes")
    return value


def _read(told: bytes) -> tuple[Value, bytes]:
    """The value and its canonical bytes."""
    try:
        value: Value = _READER.decode(told.decode())
        return value, _written(value)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as wrong:
        raise NotCanonical("not JSON") from wrong


def _written(value: Value) -> bytes:
    """The same bytes at one go, for what was just read: where no name can stand out of order."""
    told = _PLAIN.encode(value)
    if told.isascii() or (unicodedata.is_normalized("NFC", told) and not _BEYOND.search(told)):
        return told.encode()
    return canonical(value)


def _told(value: Value) -> str:
    if isinstance(value, str):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            raise NotCanonical("text outside NFC")
        return _quoted(value)
    if isinstance(value, dict):
        plain = all(map(str.isascii, value))  # then the order of characters is that of their UTF-16
        names = sorted(value) if plain else sorted(value, key=_utf16)
        return "{" + ",".join([f"{_told(name)}:{_told(value[name])}" for name in names]) + "}"
    if isinstance(value, list):
        return "[" + ",".join([_told(inner) for inner in value]) + "]"
    if isinstance(value, int) and abs(value) > BIGGEST:
        raise NotCanonical("an integer beyond 2^53 - 1")
    return json.dumps(value)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _once(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    held: dict[str, Value] = {}
    for name, value in pairs:
        if name in held:
            raise NotCanonical("a name twice")
        held[name] = value
    return held


def _refused(text: str) -> Value:
    raise NotCanonical(f"{text} is not an integer")


def _whole(text: str) -> int:
    number = int(text) if len(text) <= len(str(-BIGGEST)) else BIGGEST + 1
    if abs(number) > BIGGEST:
        raise NotCanonical("an integer beyond 2^53 - 1")
    return number


_READER = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused, parse_int=_whole
)
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_quoted = json.encoder.encode_basestring
