"""The published document (`.mjdoc`): shown fields with their salts, hidden ones as digests, and its proofs."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.record.tlog.canonical import Json, canonical

MAP = b"mj/map/1\x00"


@dataclass(frozen=True)
class Logged:
    """A leaf and the proof text that ties it to a signed checkpoint."""

    leaf: bytes
    proof: str


@dataclass(frozen=True, kw_only=True)
class Mjdoc:
    """A redacted copy of a recorded act; its fields rebuild the `c` and `s` of the act's `dec` leaf."""

    kind: str
    title: str
    shown: Mapping[str, tuple[bytes, Json]]
    hidden: Mapping[str, bytes]

    def told(self) -> dict[str, Json]:
        return {
            "v": 1,
            "kind": self.kind,
            "title": self.title,
            "shown": {path: [salt.hex(), value] for path, (salt, value) in self.shown.items()},
            "hidden": {path: hashed.hex() for path, hashed in self.hidden.items()},
        }


def mjdoc_bytes(doc: Mjdoc) -> bytes:
    """The published bytes, whose SHA-256 is the leaf's `h`. They hold no leaf, so that `dec` can hold `h`."""
    return canonical(doc.told())


def field_map_hash(doc: Mjdoc) -> bytes:
    """The leaf's `m`: which paths are shown and which hidden."""
    told: Json = {"hidden": sorted(doc.hidden), "shown": sorted(doc.shown)}
    return hashlib.sha256(MAP + canonical(told)).digest()


def envelope(doc: Mjdoc, *, dec: Logged, pub: Logged | None) -> bytes:
    """What a reader downloads: the document with its leaves and proofs, checked offline.

    `pub` is None where the `dec` leaf holds `h` itself.
    """
    told: dict[str, Json] = {"v": 1, "doc": doc.told(), "dec": _logged(dec)}
    return canonical({**told, "pub": _logged(pub)} if pub else told)


def _logged(logged: Logged) -> Json:
    return {"leaf": base64.b64encode(logged.leaf).decode(), "proof": logged.proof}
