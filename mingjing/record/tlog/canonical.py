"""The one way a value becomes bytes: RFC 8785 JSON, narrowed so that no two writers can differ."""

import unicodedata
from collections.abc import Mapping, Sequence

import rfc8785

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

BIGGEST = 2**53 - 1


class NotCanonical(ValueError):
    """A value that has no canonical form: a float, a too large integer, text outside NFC."""


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of a value without floats, whose text is in NFC and integers within 2^53 - 1."""
    _check(value)
    return rfc8785.dumps(value)


def normal(value: Json) -> Json:
    """The same value with every text in NFC, lists and dicts made plain."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", name): normal(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [normal(inner) for inner in value]
    return value


def _check(value: object) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(name, str):
                raise NotCanonical(f"a name must be text, not {type(name).__name__}")
            _check_text(name)
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    elif isinstance(value, int):
        if abs(value) > BIGGEST:
            raise NotCanonical("integers beyond 2^53 - 1 are written as text")
    elif value is not None:
        raise NotCanonical(f"{type(value).__name__} has no canonical form")


def _check_text(text: str) -> None:
    if text.isascii():
        return
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise NotCanonical("text holds half a character (a lone surrogate)")
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical("text is not in NFC")
