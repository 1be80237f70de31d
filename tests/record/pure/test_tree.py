"""The tree against RFC 6962's own words, against pymerkle, and against every small tampering."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from mingjing.record import tlog


def naive(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return hashlib.sha256(b"\x01" + naive(leaves[:left]) + naive(leaves[left:])).digest()


def told(count: int) -> list[bytes]:
    return [f"leaf {number}".encode() for number in range(count)]


def hashed(leaves: list[bytes]) -> list[bytes]:
    return [tlog.leaf_hash(leaf) for leaf in leaves]


# The eight inputs and roots that Certificate Transparency implementations are checked with.
KNOWN = [bytes.fromhex(line) for line in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
KNOWN.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_roots_of_certificate_transparency_come_out(size: int, root: str) -> None:
    assert tlog.root(hashed(KNOWN[:size])).hex() == root


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_the_root_is_that_of_the_rfc_and_of_pymerkle(leaves: list[bytes]) -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        theirs.append_entry(leaf)
    assert tlog.root(hashed(leaves)) == naive(leaves)
    if leaves:
        assert theirs.get_root() == naive(leaves)


def test_our_inclusion_proofs_have_the_hashes_of_pymerkles() -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for leaf in told(21):
        theirs.append_entry(leaf)
    node = tlog.nodes(hashed(told(21)))
    for index in range(21):
        path = [bytes.fromhex(step) for step in theirs.prove_inclusion(index + 1).serialize()["path"]]
        assert path[1:] == tlog.inclusion_proof(index, 21, node)


@given(st.integers(1, 600), st.data())
def test_every_leaf_is_proved_and_none_elsewhere(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    hashes = hashed(told(size))
    root, proof = tlog.root(hashes), tlog.inclusion_proof(index, size, tlog.nodes(hashes))
    assert tlog.included(hashes[index], index=index, size=size, proof=proof, root=root)
    assert not tlog.included(tlog.leaf_hash(b"other"), index=index, size=size, proof=proof, root=root)
    assert not tlog.included(hashes[index], index=size, size=size, proof=proof, root=root)
    assert not tlog.included(hashes[index], index=index, size=size, proof=[*proof, root], root=root)
    if size > 1:
        elsewhere = (index + 1) % size
        assert not tlog.included(hashes[index], index=elsewhere, size=size, proof=proof, root=root)
        assert not tlog.included(hashes[index], index=index, size=size, proof=proof[:-1], root=root)


@given(st.integers(1, 600), st.data())
def test_growth_is_proved_and_rewriting_is_not(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, new))
    hashes = hashed(told(new))
    proof = tlog.consistency_proof(old, new, tlog.nodes(hashes))
    before, after = tlog.root(hashes[:old]), tlog.root(hashes)
    assert tlog.consistent(old, new, proof=proof, old_root=before, new_root=after)
    rewritten = [tlog.leaf_hash(b"other"), *hashes[1:old]]
    assert not tlog.consistent(old, new, proof=proof, old_root=tlog.root(rewritten), new_root=after)
    assert not tlog.consistent(old, new, proof=[*proof, after], old_root=before, new_root=after)
    if old < new:
        assert not tlog.consistent(old, new, proof=proof, old_root=before, new_root=before)
        assert not tlog.consistent(old, new, proof=proof[:-1], old_root=before, new_root=after)


def test_nothing_is_proved_beyond_the_tree() -> None:
    node = tlog.nodes(hashed(told(3)))
    with pytest.raises(IndexError):
        tlog.inclusion_proof(3, 3, node)
    with pytest.raises(IndexError):
        tlog.consistency_proof(0, 3, node)
    with pytest.raises(IndexError):
        tlog.consistency_proof(4, 3, node)


def test_an_order_of_leaves_is_part_of_the_root() -> None:
    hashes = hashed(told(12))
    roots = {tlog.root([*hashes[:i], hashes[j], hashes[i], *hashes[j + 1 :]]) for i, j in pairwise(range(12))}
    assert len(roots | {tlog.root(hashes)}) == 12
