"""RFC 8785 JSON as far as the record uses it: no floats, integers within 2^53 - 1, text in NFC."""

import json
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
    try:
        value: Value = json.loads(
            told.decode(), object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused
        )
        canonical(value)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as wrong:
        raise NotCanonical("not JSON") from wrong
    return value


def _told(value: Value) -> str:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_told(name)}:{_told(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_told(inner) for inner in value) + "]"
    if isinstance(value, str) and not unicodedata.is_normalized("NFC", value):
        raise NotCanonical("text outside NFC")
    if isinstance(value, int) and abs(value) > BIGGEST:
        raise NotCanonical("an integer beyond 2^53 - 1")
    return json.dumps(value, ensure_ascii=False)


def _once(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    held: dict[str, Value] = {}
    for name, value in pairs:
        if name in held:
            raise NotCanonical("a name twice")
        held[name] = value
    return held


def _refused(text: str) -> Value:
    raise NotCanonical(f"{text} is not an integer")
