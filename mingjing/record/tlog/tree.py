"""The Merkle tree of RFC 6962: roots, inclusion and consistency, over any reader of whole subtrees."""

import hashlib
from collections.abc import Callable, Sequence

Node = Callable[[int, int], bytes]
"""The hash of the whole subtree of 2^level leaves that begins at leaf index * 2^level: node(level, index)."""


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def nodes(hashes: Sequence[bytes]) -> Node:
    """Subtrees of leaf hashes in memory, each worked out once."""
    levels = [list(hashes)]
    while len(levels[-1]) > 1:
        row = levels[-1]
        levels.append([node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])
    return lambda level, index: levels[level][index]


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes."""
    return root_of(len(hashes), nodes(hashes))


def root_of(size: int, node: Node) -> bytes:
    """The root of the first `size` leaves."""
    return _span(0, size, node) if size else hashlib.sha256(b"").digest()


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """The hashes that tie leaf `index` to the root of the first `size` leaves."""
    if not 0 <= index < size:
        raise IndexError(f"leaf {index} of {size}")
    proof, low, high = [], 0, size
    while high - low > 1:
        middle = low + _left(high - low)
        if index < middle:
            proof.append(_span(middle, high, node))
            high = middle
        else:
            proof.append(_span(low, middle, node))
            low = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, node: Node) -> list[bytes]:
    """The hashes that show the first `old` leaves unchanged under the root of the first `new`."""
    if not 0 < old <= new:
        raise IndexError(f"{old} of {new}")
    proof: list[bytes] = []
    low, high, whole = 0, new, True
    while old != high:
        middle = low + _left(high - low)
        if old <= middle:
            proof.append(_span(middle, high, node))
            high = middle
        else:
            proof.append(_span(low, middle, node))
            low, whole = middle, False
    return ([] if whole else [_span(low, high, node)]) + proof[::-1]


def included(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof ties a leaf hash at `index` to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, hashed = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            hashed = node_hash(step, hashed)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hashed = node_hash(hashed, step)
        place, last = place >> 1, last >> 1
    return last == 0 and hashed == root


def consistent(old: int, new: int, *, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the proof shows the tree of `new` leaves to extend that of `old` (RFC 9162, 2.1.4.2)."""
    if old == new or old == 0:
        return not proof and (old == 0 or old_root == new_root)
    if not proof or not 0 < old < new:
        return False
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _span(low: int, high: int, node: Node) -> bytes:
    """The root over leaves low..high; `low` is a multiple of the largest power of two within."""
    count = high - low
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return node(level, low >> level)
    middle = low + _left(count)
    return node_hash(_span(low, middle, node), _span(middle, high, node))


def _left(count: int) -> int:
    """How many leaves the left branch has: the largest power of two below the count."""
    return 1 << ((count - 1).bit_length() - 1)
