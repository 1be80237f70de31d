"""Tiles and bundles: the tree and its leaves as files of 256, written once (C2SP tlog-tiles)."""

from collections.abc import Callable, Iterator, Sequence

from mingjing.record.tlog.tree import Node, leaf_hash, nodes

WIDTH = 256
HASH = 32

Read = Callable[[str], bytes]
"""The bytes of a file by its path; raises LookupError or OSError where there is none."""


class NotExtending(ValueError):
    """A file on disk that does not hold what the tree so far must have put there."""


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """`tile/0/x001/234`, with `.p/17` behind it while only 17 wide; level "entries" names bundles."""
    groups = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03d}")
    part = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{part}"


def tile_place(path: str) -> tuple[int, int]:
    """A file's number and width, from its path."""
    whole, _, width = path.partition(".p/")
    digits = "".join(part.removeprefix("x") for part in whole.split("/")[2:])
    return int(digits), int(width or WIDTH)


def grow(old_size: int, leaves: Sequence[bytes], read: Read) -> Iterator[tuple[str, bytes]]:
    """The files to write, in order, so that a tree of `old_size` holds these leaves behind it.

    Full files never change again; a partial one is never overwritten, its wider successor has its own path.
    """
    entries = [len(leaf).to_bytes(2, "big") + leaf for leaf in leaves]
    yield from _files("entries", old_size, entries, _held(old_size, read, "entries"))
    level, fresh = 0, [leaf_hash(leaf) for leaf in leaves]
    while fresh:
        held = _held(old_size, read, level)
        yield from _files(level, old_size, fresh, held)
        row = held + fresh
        fresh = [nodes(row[start : start + WIDTH])(8, 0) for start in range(0, len(row) - WIDTH + 1, WIDTH)]
        level, old_size = level + 1, old_size // WIDTH


def tile_nodes(size: int, read: Read) -> Node:
    """Subtrees of a tree of `size` leaves, read from its tiles; each tile is read and worked out once."""
    seen: dict[tuple[int, int], Node] = {}

    def node(level: int, index: int) -> bytes:
        up, inner = divmod(level, 8)
        first = index << inner
        key = (up, first // WIDTH)
        if key not in seen:
            width = min(WIDTH, (size >> 8 * up) - key[1] * WIDTH)
            seen[key] = nodes(split_tile(read(tile_path(*key, width)), width))
        return seen[key](inner, (first % WIDTH) >> inner)

    return node


def split_tile(held: bytes, width: int) -> list[bytes]:
    """The hashes in a tile."""
    if len(held) != width * HASH:
        raise NotExtending(f"a tile of {width} hashes has {len(held)} bytes")
    return [held[at : at + HASH] for at in range(0, len(held), HASH)]


def split_bundle(held: bytes, width: int) -> list[bytes]:
    """The leaves in an entry bundle."""
    leaves, at = [], 0
    while at + 2 <= len(held):
        length = int.from_bytes(held[at : at + 2], "big")
        leaves.append(held[at + 2 : at + 2 + length])
        at += 2 + length
    if at != len(held) or len(leaves) != width:
        raise NotExtending(f"a bundle of {width} leaves holds {len(leaves)}")
    return leaves


def _held(size: int, read: Read, level: int | str) -> list[bytes]:
    """What the last, partial file of a level already holds."""
    number, width = divmod(size, WIDTH)
    if not width:
        return []
    held = read(tile_path(level, number, width))
    if level == "entries":
        return [len(leaf).to_bytes(2, "big") + leaf for leaf in split_bundle(held, width)]
    return split_tile(held, width)


def _files(
    level: int | str, size: int, fresh: Sequence[bytes], held: Sequence[bytes]
) -> Iterator[tuple[str, bytes]]:
    row = [*held, *fresh] if fresh else []
    for start in range(0, len(row), WIDTH):
        part = row[start : start + WIDTH]
        yield tile_path(level, (size - len(held) + start) // WIDTH, len(part)), b"".join(part)
