"""证据库: bytes on disk under their own digest, written once, never changed.

    <root>/sha256/ab/cd/abcd…    the originals, read-only
    <root>/incoming/             what is being received; nothing here counts

StoreRefused
├── TooLarge    超过大小上限
├── Truncated   没有收全
├── Empty       没有内容
├── Altered     内容与摘要不符
├── Missing     库中没有
└── NoRoom      存储空间不足
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from .digest import Running, pieces

_DIGEST = re.compile(r"[0-9a-f]{64}")


class StoreRefused(Exception):
    """证据库不予办理: the message is a Chinese sentence for the person who sent the file."""


class TooLarge(StoreRefused):
    """文件超过大小上限."""


class Truncated(StoreRefused):
    """文件没有收全."""


class Empty(StoreRefused):
    """文件没有内容."""


class Altered(StoreRefused):
    """内容与摘要不符."""


class Missing(StoreRefused):
    """库中没有这份文件."""


class NoRoom(StoreRefused):
    """存储空间不足."""


@dataclass(frozen=True)
class Stored:
    """已入库: digests in hexadecimal, size in bytes."""

    sha256: str
    sm3: str
    size: int


class Store:
    """证据库 in one folder; two processes may receive the same file at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / "incoming"

    def receive(
        self, stream: BinaryIO, limit: int, *, declared: int | None = None, sha256: str | None = None
    ) -> Stored:
        """Take a stream in, at most `limit` bytes; `declared` is its length and `sha256` its digest as announced.

        When this returns, the bytes are on the disk under their digest; when it raises, nothing is kept.
        """
        if declared is not None and declared > limit:
            raise TooLarge(_too_large(limit))
        _make(self._incoming)
        part = self._incoming / f"{uuid4().hex}.part"
        try:
            with _room():
                stored = self._write(stream, part, limit=limit)
                _check(stored, declared=declared, sha256=sha256)
                self._settle(part, stored)
        finally:
            part.unlink(missing_ok=True)
        return stored

    def _write(self, stream: BinaryIO, part: Path, *, limit: int) -> Stored:
        running = Running()
        with part.open("xb") as file:
            for piece in pieces(stream):
                running.add(piece)
                if running.size > limit:
                    raise TooLarge(_too_large(limit))
                file.write(piece)
            file.flush()
            os.fchmod(file.fileno(), 0o440)
            os.fsync(file.fileno())
        return Stored(*running.digests(), running.size)

    def _settle(self, part: Path, stored: Stored) -> None:
        """Give the part its name; the same content keeps the file that is there unless that one is damaged."""
        place = self.path(stored.sha256)
        _make(place.parent)
        if not (place.is_file() and place.stat().st_size == stored.size):
            part.rename(place)
        _sync(place.parent)

    def path(self, sha256: str) -> Path:
        """Where the file stands, or would stand."""
        if not _DIGEST.fullmatch(sha256):
            raise Missing("文件摘要应当是64位十六进制数字。")
        return self.root / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """The original, for reading."""
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError:
            raise Missing(f"证据库中没有摘要为{sha256[:16]}…的文件。") from None

    def verify(self, sha256: str) -> Stored:
        """Read the whole file again; raises `Altered` when it is no longer what its name says."""
        running = Running()
        with self.open(sha256) as file:
            for piece in pieces(file):
                running.add(piece)
        found, sm3 = running.digests()
        if found != sha256:
            raise Altered(f"文件{sha256[:16]}…的内容与入库时的摘要不符，请从副本恢复。")
        return Stored(found, sm3, running.size)

    def sweep(self, *, before: float) -> int:
        """Remove what a killed process left while receiving, last written before that second of the epoch."""
        left = list(self._incoming.glob("*.part"))
        old = [part for part in left if part.stat().st_mtime < before]
        for part in old:
            part.unlink(missing_ok=True)
        return len(old)


def _check(stored: Stored, *, declared: int | None, sha256: str | None) -> None:
    if declared is not None and stored.size != declared:
        raise Truncated(f"文件没有收全：应有{declared}字节，实收{stored.size}字节，请重新上传。")
    if stored.size == 0:
        raise Empty("文件没有内容（0字节），请检查后重新上传。")
    if sha256 is not None and stored.sha256 != sha256.lower():
        raise Altered("收到的内容与上传时声明的摘要不符，请重新上传。")


def _too_large(limit: int) -> str:
    size = f"{limit / (1 << 20):.1f}".removesuffix(".0") + "MB" if limit >= 1 << 20 else f"{limit}字节"
    return f"文件超过{size}的上限，没有接收。"


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom("证据库存储空间不足，文件没有接收，请联系运维人员。") from error
        raise


def _make(folder: Path) -> None:
    """The folder and those above it, each one's name safe on the disk."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o750, exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
