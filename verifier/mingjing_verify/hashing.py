"""The Merkle tree of RFC 6962: hashes, roots, and the checking of both kinds of proof."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

WIDTH = 256


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes: pair up, carry the odd one, until one is left."""
    row = list(hashes)
    while len(row) > 1:
        pairs = [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = pairs + row[len(pairs) * 2 :]
    return row[0] if row else sha256(b"").digest()


def tile_rows(hashes: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The rows that tiles of level 0, 1, 2… hold."""
    row = list(hashes)
    while row:
        yield row
        row = [root(row[at : at + WIDTH]) for at in range(0, len(row) - WIDTH + 1, WIDTH)]


def inclusion_holds(leaf: bytes, index: int, size: int, proof: Sequence[bytes], signed: bytes) -> bool:
    """Whether the proof leads from the leaf hash at `index` to the root of `size` leaves."""
    if not 0 <= index < size:
        return False
    steps, hashed = iter(proof), leaf
    while size > 1:
        if index == size - 1 and not index & 1:  # the odd one out is carried up unchanged
            index, size = index >> 1, (size + 1) >> 1
            continue
        step = next(steps, None)
        if step is None:
            return False
        hashed = node_hash(step, hashed) if index & 1 else node_hash(hashed, step)
        index, size = index >> 1, (size + 1) >> 1
    return hashed == signed and next(steps, None) is None


def pieces(low: int, high: int) -> Iterator[tuple[int, int]]:
    """Whole aligned subtrees that together are the leaves low..high, left to right."""
    while low < high:
        wide = 1 << ((high - low).bit_length() - 1)
        while low % wide:
            wide >>= 1
        yield low, low + wide
        low += wide


def folded(held: Mapping[tuple[int, int], bytes], low: int, high: int) -> bytes:
    """The root over leaves low..high, put together from whole subtrees."""
    if (low, high) in held:
        return held[low, high]
    middle = low + (1 << ((high - low - 1).bit_length() - 1))
    return node_hash(folded(held, low, middle), folded(held, middle, high))
