"""Salted commitments: a record is fixed field by field, so each field can be shown, hidden or erased alone.

For a field at path p:  f[p] = SHA-256("mj/field/1" 00 salt_p JCS([p, value])), salt_p 32 random bytes.
For the record:  c = SHA-256("mj/rec/1" 00 JCS({"f": {p: hex f[p]}})) and s = SM3 of the same bytes.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes

from mingjing.record.tlog.canonical import Json, NotCanonical, canonical_pair, canonical_texts

FIELD = b"mj/field/1\x00"
RECORD = b"mj/rec/1\x00"
SALT_BYTES = 32
LONG = 40
"""Text longer than this many characters is committed sentence by sentence."""
CLASSES = ("open", "personal", "sealed")

_SENTENCE = re.compile(r"[^。！？；!?\n]*[。！？；!?\n]+[”’」』）)】》]*|[^。！？；!?\n]+")


@dataclass(frozen=True)
class Commitment:
    """What a record was fixed as: f[p] and salt of each field, and the two digests over all f[p]."""

    fields: dict[str, bytes]
    salts: dict[str, bytes]
    c: bytes
    s: bytes


def commit(fields: Mapping[str, Json]) -> Commitment:
    """Fix every field with a fresh salt of its own."""
    for path, value in fields.items():
        if is_erased(value):
            raise NotCanonical(f"{path}: a new field cannot look like an erased one")
    drawn = secrets.token_bytes(SALT_BYTES * len(fields))
    salts = {path: drawn[at * SALT_BYTES : (at + 1) * SALT_BYTES] for at, path in enumerate(fields)}
    hashed = {path: field_hash(path, salts[path], value) for path, value in fields.items()}
    c, s = recommit(hashed)
    return Commitment(hashed, salts, c, s)


def field_hash(path: str, salt: bytes, value: Json) -> bytes:
    """f[p] of one field."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    return hashlib.sha256(FIELD + salt + canonical_pair(path, value)).digest()


def recommit(fields: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """The record's digests c (SHA-256) and s (SM3) from all f[p]."""
    told = RECORD + b'{"f":%s}' % canonical_texts({path: hashed.hex() for path, hashed in fields.items()})
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(told)
    return hashlib.sha256(told).digest(), sm3.finalize()


def show(shown: Mapping[str, tuple[bytes, Json]], hidden: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """c and s of a redacted copy: shown fields by path as (salt, value), the hidden ones as f[p]."""
    both = shown.keys() & hidden.keys()
    if both:
        raise ValueError(f"shown and hidden at once: {', '.join(sorted(both))}")
    opened = {path: field_hash(path, salt, value) for path, (salt, value) in shown.items()}
    return recommit({**opened, **hidden})


def hash_again(fields: Mapping[str, Json], salts: Mapping[str, bytes]) -> dict[str, bytes]:
    """f[p] of fields as they are kept; an erased one answers with the f[p] in its place."""
    again = {}
    for path, value in fields.items():
        if is_erased(value) and path not in salts:
            again[path] = bytes.fromhex(value["erased"])  # type: ignore[index,call-overload,arg-type]
        elif path in salts:
            again[path] = field_hash(path, salts[path], value)
        else:
            raise ValueError(f"{path}: neither salt nor erased")
    return again


def erase(body: Mapping[str, Json], path: str, hashed: bytes) -> dict[str, Json]:
    """A copy of {"head", "by", "says", "rows"} with the field at a path replaced by its f[p]."""
    first, _, rest = path.partition(".")
    if first not in body:
        raise KeyError(path)
    return {**body, first: _erased(body[first], rest, hashed)}


def is_erased(value: Json) -> bool:
    """Whether a value is the mark that an erased field leaves."""
    if not isinstance(value, dict) or value.keys() != {"erased"}:
        return False
    mark = value["erased"]
    return isinstance(mark, str) and re.fullmatch("[0-9a-f]{64}", mark) is not None


def flatten(
    *, by: Mapping[str, Json], says: Mapping[str, Json], rows: Mapping[str, Json], head: Mapping[str, Json]
) -> dict[str, Json]:
    """Every field of an entry by its path; rows[table][id][class] is one object of columns.

    Long text, and a list of texts, is one field a sentence: `says.facts.0`, `says.facts.1`.
    """
    flat: dict[str, Json] = {}
    parts = [("head", head), ("by", by), ("says", says)]
    found = [
        pair
        for name, part in parts
        for key, value in part.items()
        for pair in _leaves(f"{name}.{key}", value)
    ]
    for path, value in [*found, *_row_fields(rows)]:
        if path in flat:
            raise ValueError(f"two fields at {path}")
        flat[path] = value
    return flat


def sentences(text: str) -> list[str]:
    """The sentences of a text; joined, they are the text again."""
    return _SENTENCE.findall(text)


def _leaves(path: str, value: Json) -> Iterator[tuple[str, Json]]:
    parts = _parts(value)
    if parts is None:
        yield path, value
        return
    for number, part in enumerate(parts):
        yield from _leaves(f"{path}.{number}", part)


def _parts(value: Json) -> list[Json] | None:
    """What a value is split into, or None where it is one field."""
    if isinstance(value, str) and len(value) > LONG:
        split = sentences(value)
        return list(split) if len(split) > 1 else None
    if isinstance(value, list | tuple) and value and all(_is_text(part) for part in value):
        return list(value)
    return None


def _is_text(value: Json) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(_is_text(part) for part in value)
    return isinstance(value, str) or is_erased(value)


def _row_fields(rows: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for table, by_id in rows.items():
        if not isinstance(by_id, Mapping):
            raise TypeError(f"rows.{table} must be rows by their id")
        for number, classes in by_id.items():
            if not isinstance(classes, Mapping) or not classes.keys() <= set(CLASSES):
                raise ValueError(f"rows.{table}.{number} must be columns under open, personal, sealed")
            for name, columns in classes.items():
                yield f"rows.{table}.{number}.{name}", columns


def _erased(value: Json, path: str, hashed: bytes) -> Json:
    if not path:
        return {"erased": hashed.hex()}
    if isinstance(value, Mapping):
        key = next(
            (k for k in sorted(value, key=len, reverse=True) if path == k or path.startswith(f"{k}.")), None
        )
        if key is None:
            raise KeyError(path)
        return {**value, key: _erased(value[key], path[len(key) + 1 :], hashed)}
    parts = _parts(value)
    first, _, rest = path.partition(".")
    if parts is None or not first.isdigit() or int(first) >= len(parts):
        raise KeyError(path)
    parts[int(first)] = _erased(parts[int(first)], rest, hashed)
    return parts
