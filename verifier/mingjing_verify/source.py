"""Where a log is read from: a web address or a folder, file by file."""

import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from mingjing_verify.findings import CannotTell, Tampered
from mingjing_verify.hashing import WIDTH

LARGEST = 256 * (2 + 65_535)
"""No file of a log is longer than a bundle of 256 leaves of 65,535 bytes."""
PATIENCE = 30


@dataclass(frozen=True)
class Source:
    """A log at an http(s) address or in a folder."""

    place: str

    @property
    def is_web(self) -> bool:
        return self.place.startswith(("http://", "https://"))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none; what cannot be reached cannot be told."""
        told = (
            _fetched(f"{self.place.rstrip('/')}/{path}") if self.is_web else _opened(Path(self.place) / path)
        )
        if told is not None and len(told) > LARGEST:
            raise CannotTell("too-long", f"文件过大，不予读取：{path}")
        return told

    def need(self, path: str) -> bytes:
        """The bytes of a file that must be there."""
        told = self.read(path)
        if told is None:
            raise CannotTell("missing", f"缺少文件：{path}")
        return told

    def tile(self, level: int | str, number: int, width: int) -> bytes:
        """The bytes of a tile or bundle of at least this width; a full one may stand in for a partial."""
        told = self.read(tile_path(level, number, width))
        if told is None and width < WIDTH:
            told = self.read(tile_path(level, number, WIDTH))
        if told is None:
            raise CannotTell("missing", f"缺少文件：{tile_path(level, number, width)}")
        return told

    def tiles(self, wanted: Iterable[tuple[int | str, int, int]]) -> list[bytes]:
        """Several tiles in order, fetched side by side where they come over the web."""
        if not self.is_web:
            return [self.tile(*one) for one in wanted]
        with ThreadPoolExecutor(8) as many:
            return list(many.map(lambda one: self.tile(*one), wanted))

    def checkpoint(self) -> str:
        """The text of the newest checkpoint."""
        return text_of(self.need("checkpoint"))


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """The path of a tile: the number in groups of three digits, all but the last with an x before."""
    digits = str(number)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join(["tile", str(level), *(f"x{group}" for group in groups[:-1]), groups[-1]])
    return path if width == WIDTH else f"{path}.p/{width}"


def layout(count: int) -> list[tuple[int, int]]:
    """Number and width of each tile that holds `count` things."""
    return [(at // WIDTH, min(WIDTH, count - at)) for at in range(0, count, WIDTH)]


def split_tile(told: bytes, width: int, *, path: str) -> list[bytes]:
    """The first hashes in a tile."""
    if len(told) not in (width * 32, WIDTH * 32):
        raise Tampered("bad-tile", f"瓦片长度不对：{path}")
    return [told[at : at + 32] for at in range(0, width * 32, 32)]


def split_bundle(told: bytes, width: int, *, path: str, first: int) -> list[bytes]:
    """The first leaves in an entry bundle, each behind two bytes of length."""
    leaves: list[bytes] = []
    at = 0
    while at < len(told) and len(leaves) < WIDTH:
        end = at + 2 + int.from_bytes(told[at : at + 2], "big")
        if end > len(told):
            break
        leaves.append(told[at + 2 : end])
        at = end
    if at != len(told) or len(leaves) not in (width, WIDTH):
        index = first + min(len(leaves), width)
        raise Tampered("bad-bundle", f"条目包内容不完整：{path}，自第{index}条起无法读出", index)
    return leaves[:width]


def text_of(told: bytes) -> str:
    """The text in bytes that should be UTF-8."""
    try:
        return told.decode()
    except UnicodeDecodeError:
        raise CannotTell("not-text", "内容不是 UTF-8 文本") from None


def read_anything(place: str) -> bytes:
    """The bytes at a web address or in a file."""
    told = _fetched(place) if place.startswith(("http://", "https://")) else _opened(Path(place))
    if told is None:
        raise CannotTell("missing", f"找不到：{place}")
    return told


def _opened(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as wrong:
        raise CannotTell("unreadable", f"读不出：{path}（{wrong.strerror}）") from wrong


def _fetched(address: str) -> bytes | None:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  # http(s) only, see callers
            told: bytes = answer.read(LARGEST + 1)
            return told
    except urllib.error.HTTPError as refused:
        refused.close()
        if refused.code in (404, 410):
            return None
        raise CannotTell("unreachable", f"服务器答复{refused.code}：{address}") from refused
    except (OSError, ValueError, HTTPException) as wrong:
        raise CannotTell("unreachable", f"连不上，或答复中断：{address}") from wrong
