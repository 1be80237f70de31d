"""摘要: SHA-256 and SM3 of a stream in one reading, and of its parts, so that a change can be located."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import BinaryIO

from cryptography.hazmat.primitives import hashes

READ = 1 << 20  # bytes read at once
PART = 4 << 20  # bytes of a part


class Running:
    """两种摘要: both digests of bytes as they come."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sm3 = hashes.Hash(hashes.SM3())
        self.size = 0

    def add(self, data: bytes) -> None:
        self._sha256.update(data)
        self._sm3.update(data)
        self.size += len(data)

    def digests(self) -> tuple[str, str]:
        """SHA-256 and SM3 in hexadecimal, of all added so far."""
        return self._sha256.hexdigest(), self._sm3.copy().finalize().hex()


@dataclass(frozen=True)
class Digest:
    """文件摘要: both digests of the whole, its size, and the SHA-256 of each part in order."""

    sha256: str
    sm3: str
    size: int
    parts: tuple[str, ...]


def pieces(stream: BinaryIO, size: int = READ) -> Iterator[bytes]:
    """Full pieces of a stream, the last one shorter, however short the stream's own reads are."""
    kept = bytearray()
    while data := stream.read(size - len(kept)):
        kept += data
        if len(kept) == size:
            yield bytes(kept)
            kept.clear()
    if kept:
        yield bytes(kept)


def digest(stream: BinaryIO, *, part: int = PART) -> Digest:
    """The digests of a stream from where it stands to its end."""
    running, parts = Running(), []
    for piece in pieces(stream, part):
        running.add(piece)
        parts.append(hashlib.sha256(piece).hexdigest())
    return Digest(*running.digests(), running.size, tuple(parts))


def differing(stream: BinaryIO, expected: Digest, *, part: int = PART) -> list[int]:
    """The parts, counted from 0, in which a stream is not what it was."""
    now = digest(stream, part=part).parts
    return [place for place, (a, b) in enumerate(zip_longest(now, expected.parts)) if a != b]
