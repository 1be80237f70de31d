"""How a value is written into the record: JSON that commits to the same bytes for ever."""

import unicodedata
import uuid
from datetime import UTC, date, datetime
from typing import Any, Final

import orjson

from .tlog.canonical import has_float, in_nfc

_TOLD: Final = (
    orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_SUBCLASS
)
_NUL = b"\\u0000"
_AS_IT_IS = frozenset((str, int, bool, type(None)))


def plain(value: Any) -> Any:
    """A column's value as JSON: dates and instants as ISO text (instants in UTC), bytes as hex."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, float):
        raise TypeError("the record holds no floats; money is integer fen")
    return value


def instant(at: datetime) -> str:
    """An instant as committed: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(value: Any) -> Any:
    """The value as the record keeps it: plain JSON, text in NFC, without NUL or lone surrogates."""
    kind = type(value)
    if kind is str:
        return _cleaned(value)
    if value is None or kind is int or kind is bool:
        return value
    if kind is dict or kind is list:
        try:
            told = orjson.dumps(value, default=plain, option=_TOLD)
        except TypeError:
            return _rebuilt(value)
        if in_nfc(told) and _NUL not in told and not has_float(value):
            return orjson.loads(told)
    return _rebuilt(value)


def _rebuilt(value: Any) -> Any:
    """The same, part by part: what cannot be told at one go is cleaned or refused here."""
    kind = type(value)
    if kind is dict:
        return {_cleaned(str(key)): canonical(part) for key, part in value.items()}
    if kind is list or kind is tuple:
        return [canonical(part) for part in value]
    made = plain(value)
    return _cleaned(made) if isinstance(made, str) else made if made is value else canonical(made)


def _cleaned(text: str) -> str:
    if text.isascii():
        return str.replace(text, "\x00", "")
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", whole).replace("\x00", "")
