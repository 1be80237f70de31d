"""来件原件: where the bytes of letters lie, each under its own digest; bytes come first, the entry second."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import filetype
from django.conf import settings

from mingjing.record.refusal import Full, Refused

CHUNK = 1 << 20
LIMIT = 1 << 28
"""Bytes of one file from a system; the public door sets its own, lower one."""
_TEXT_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".txt": "text/plain",
}


class Readable(Protocol):
    """Anything that gives its bytes piece by piece."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Attached:
    """A file as it arrives: its bytes, the name it was given, the size that was announced."""

    stream: Readable
    name: str = ""
    size: int | None = None

    @property
    def plain_name(self) -> str:
        """The name without folders and control characters, 200 characters at most."""
        name = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return "".join(c for c in name if c.isprintable())[-200:]


@dataclass(frozen=True)
class Kept:
    """A file that lies in the store: digest in hex, size in bytes, type by content."""

    sha256: str = ""
    size: int = 0
    media_type: str = ""


def keep(file: Attached, *, limit: int = LIMIT) -> Kept:
    """Write the bytes to disk, for good, under their digest; refuse what is empty, cut off or too large."""
    try:
        return _keep(file, limit=limit)
    except OSError as wrong:
        if wrong.errno in (errno.ENOSPC, errno.EDQUOT):
            sentence = "存储空间不足，文件没有接收，请稍后再送，并联系运维人员。"
            raise Full([sentence], fields={"file": sentence}) from wrong
        raise


def _keep(file: Attached, *, limit: int) -> Kept:
    folder = letters_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="incoming-", delete=False) as arriving:
        try:
            digest, head, size = _copied(file, arriving.write, limit)
            arriving.flush()
            os.fsync(arriving.fileno())
            _placed(Path(arriving.name), place(digest))
        except BaseException:
            Path(arriving.name).unlink(missing_ok=True)
            raise
    return Kept(digest, size, _media_type(head, file.plain_name))


def letters_folder() -> Path:
    """The folder of all letters' bytes."""
    return Path(settings.STATE) / "letters"


def place(sha256: str) -> Path:
    """Where the bytes of this digest lie."""
    return letters_folder() / sha256[:2] / sha256[2:4] / sha256


def original(sha256: str) -> BinaryIO:
    """The kept bytes, for reading."""
    return place(sha256).open("rb")


def _copied(file: Attached, write: Callable[[bytes], object], limit: int) -> tuple[str, bytes, int]:
    digest, head, size = hashlib.sha256(), b"", 0
    while piece := file.stream.read(CHUNK):
        size += len(piece)
        if size > limit:
            raise _refused(f"文件超过{limit >> 20}兆字节的上限，请拆分后再送。")
        head = head or piece[:8192]
        digest.update(piece)
        write(piece)
    if not size:
        raise _refused("文件是空的（0字节），请重新选择文件。")
    if file.size is not None and file.size != size:
        raise _refused(f"文件没有传完整：应为{file.size}字节，实收{size}字节，请重新上传。")
    return digest.hexdigest(), head, size


def _placed(arrived: Path, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    arrived.chmod(0o440)
    arrived.replace(final)
    for folder in (final.parent, final.parent.parent, final.parent.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _media_type(head: bytes, name: str) -> str:
    known = filetype.guess(head)
    if known is not None:
        return str(known.mime)
    if b"\x00" in head:
        return "application/octet-stream"
    return _TEXT_TYPES.get(Path(name).suffix.lower(), "text/plain")


def _refused(sentence: str) -> Refused:
    return Refused([sentence], fields={"file": sentence})
