"""How a value is written into the record: JSON that commits to the same bytes for ever."""

import unicodedata
import uuid
from datetime import UTC, date, datetime
from typing import Any


def plain(value: Any) -> Any:
    """A column's value as JSON: dates and instants as ISO text (instants in UTC), bytes as hex."""
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
    return _cleaned(plain(value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        if type(value) is str and value.isascii():
            return value.replace("\x00", "")
        whole = value.encode("utf-8", "replace").decode("utf-8")
        return unicodedata.normalize("NFC", whole).replace("\x00", "")
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    return [_cleaned(part) for part in value] if isinstance(value, list) else value
