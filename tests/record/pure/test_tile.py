"""Tiles: the files a growing tree writes, read back by us and by Go's own packages."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from mingjing.record import tlog
from mingjing.record.tlog.tile import split_bundle
from tests.record.pure.go_verifier import ask_go

ORIGIN = "log.example.cn/mj1"


def told(count: int) -> list[bytes]:
    return [f"leaf {number}".encode() for number in range(count)]


def grown(steps: list[int]) -> dict[str, bytes]:
    """The files after growing through these sizes, none of them ever written with other bytes."""
    files: dict[str, bytes] = {}
    size = 0
    for new in steps:
        for path, held in tlog.grow(size, told(new)[size:], files.__getitem__):
            assert files.setdefault(path, held) == held
        size = new
    return files


@pytest.mark.parametrize(
    ("number", "width", "path"),
    [
        (0, 256, "tile/0/000"),
        (999, 256, "tile/0/999"),
        (1000, 256, "tile/0/x001/000"),
        (1234067, 8, "tile/0/x001/x234/067.p/8"),
    ],
)
def test_a_tile_has_the_path_the_format_gives_it(number: int, width: int, path: str) -> None:
    assert tlog.tile_path(0, number, width) == path


def test_a_bundle_has_its_own_path_and_two_bytes_of_length_before_each_leaf() -> None:
    assert grown([2])["tile/entries/000.p/2"] == b"\x00\x06leaf 0\x00\x06leaf 1"


@given(st.sets(st.integers(1, 1100), min_size=1, max_size=6).map(sorted))
def test_however_it_grew_the_tiles_give_the_same_root_and_proofs(steps: list[int]) -> None:
    files, size = grown(steps), steps[-1]
    hashes = [tlog.leaf_hash(leaf) for leaf in told(size)]
    node, plain = tlog.tile_nodes(size, files.__getitem__), tlog.nodes(hashes)
    assert tlog.root_of(size, node) == tlog.root(hashes)
    assert tlog.inclusion_proof(size // 2, size, node) == tlog.inclusion_proof(size // 2, size, plain)
    for old in steps:
        assert tlog.consistency_proof(old, size, node) == tlog.consistency_proof(old, size, plain)


def test_growing_in_steps_ends_in_the_files_of_growing_at_once() -> None:
    at_once, in_steps = grown([70_000]), grown([1, 255, 256, 257, 65_536, 65_537, 70_000])
    assert at_once.items() <= in_steps.items()
    assert {"tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"} <= at_once.keys()
    assert {path for path in in_steps.keys() - at_once.keys() if ".p/" not in path} == set()


def test_all_leaves_come_back_from_the_bundles() -> None:
    files = grown([100, 600])
    bundles = [("tile/entries/000", 256), ("tile/entries/001", 256), ("tile/entries/002.p/88", 88)]
    assert [leaf for path, width in bundles for leaf in split_bundle(files[path], width)] == told(600)


def test_nothing_grows_on_a_torn_tile() -> None:
    files = grown([300])
    files["tile/0/001.p/44"] = files["tile/0/001.p/44"][:-1]
    with pytest.raises(tlog.NotExtending):
        list(tlog.grow(300, [b"one more"], files.__getitem__))
    files = grown([300])
    files["tile/entries/001.p/44"] += b"\x00"
    with pytest.raises(tlog.NotExtending):
        list(tlog.grow(300, [b"one more"], files.__getitem__))


def log_on_disk(folder: Path, leaves: list[bytes], key: Ed25519PrivateKey) -> str:
    for path, held in tlog.grow(0, leaves, {}.__getitem__):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(held)
    root = tlog.root([tlog.leaf_hash(leaf) for leaf in leaves])
    note = tlog.sign_note(tlog.checkpoint_text(ORIGIN, len(leaves), root), ORIGIN, key)
    (folder / "checkpoint").write_text(note, encoding="utf-8")
    return tlog.verifier_key(ORIGIN, key)


def root_64(leaves: list[bytes]) -> str:
    return base64.b64encode(tlog.root([tlog.leaf_hash(leaf) for leaf in leaves])).decode()


def test_go_accepts_our_note_our_tiles_and_our_growth(tmp_path: Path) -> None:
    leaves = told(3272)
    vkey = log_on_disk(tmp_path, leaves, Ed25519PrivateKey.generate())
    old = (1000, root_64(leaves[:1000]))
    good, words = ask_go(tmp_path, vkey, old=old, index=2000, leaf=leaves[2000])
    assert good, words


def test_go_refuses_another_leaf_a_changed_tile_and_a_rewritten_history(tmp_path: Path) -> None:
    leaves, key = told(700), Ed25519PrivateKey.generate()
    vkey = log_on_disk(tmp_path, leaves, key)
    old = (300, root_64(leaves[:300]))
    assert not ask_go(tmp_path, vkey, old=old, index=5, leaf=b"another leaf")[0]
    tile = tmp_path / "tile/0/000"
    tile.write_bytes(bytes([tile.read_bytes()[0] ^ 1]) + tile.read_bytes()[1:])
    assert not ask_go(tmp_path, vkey, old=old, index=5, leaf=leaves[5])[0]
    rewritten = [*leaves[:7], b"quietly replaced", *leaves[8:]]
    log_on_disk(tmp_path, rewritten, key)
    good, words = ask_go(tmp_path, vkey, old=old, index=5, leaf=leaves[5])
    assert not good
    assert "invalid transparency proof" in words


def test_go_refuses_a_checkpoint_of_another_key(tmp_path: Path) -> None:
    leaves = told(10)
    log_on_disk(tmp_path, leaves, Ed25519PrivateKey.generate())
    other = tlog.verifier_key(ORIGIN, Ed25519PrivateKey.generate())
    assert not ask_go(tmp_path, other, old=(5, root_64(leaves[:5])), index=1, leaf=leaves[1])[0]
