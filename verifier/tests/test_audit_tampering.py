"""Every way of changing the log, each named with its index; and what is missing is not called tampering."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingjing.record import tlog
from verifier.tests.asking import ask, found
from verifier.tests.city import Log, key, living

Change = Callable[[list[bytes]], list[bytes]]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return living(tmp_path / "log").publish()


@pytest.fixture
def mirror(log: Log, tmp_path: Path) -> Path:
    """What a citizen kept of the log this morning."""
    assert ask("audit", log.folder, "--key", log.vkey, "--mirror", tmp_path / "mirror")[0] == 0
    return tmp_path / "mirror"


def flipped(held: bytes, at: int) -> bytes:
    return held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :]


def rewritten(log: Log, leaves: list[bytes]) -> Log:
    """The whole history made anew and signed with the log's own key, by whoever owns database and key."""
    folder = log.folder.parent / "rewritten"
    return Log(folder, leaves, log.log_key).publish()


def test_an_honest_log_is_good(log: Log) -> None:
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, answer["size"], answer["findings"]) == (0, 700, [])


def test_an_honest_log_that_grew_is_good(log: Log, mirror: Path) -> None:
    for _ in range(300):
        log.add("rec")
    log.publish()
    code, answer = ask("audit", log.folder, "--key", log.vkey, "--mirror", mirror)
    assert (code, answer["findings"]) == (0, [])
    assert ask("audit", mirror, "--key", log.vkey)[1]["size"] == 1000


def test_without_a_key_nothing_is_proved(log: Log) -> None:
    code, answer = ask("audit", log.folder)
    assert (code, found(answer, "unknown")) == (2, [("no-key", None)])


def test_a_changed_leaf_is_named(log: Log) -> None:
    held = (log.folder / "tile/entries/001").read_bytes()
    mark = held.index(log.leaves[321]) + 20
    log.write("tile/entries/001", flipped(held, mark))
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)[0]) == (1, ("changed", 321))


def test_swapped_leaves_are_named(log: Log) -> None:
    leaves = list(log.leaves)
    leaves[10], leaves[20] = leaves[20], leaves[10]
    for path, held in tlog.grow(0, leaves, {}.__getitem__):
        if "entries" in path:
            log.write(path, held)
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)[0]) == (1, ("swapped", 10))


def test_an_altered_tile_is_named(log: Log) -> None:
    held = (log.folder / "tile/0/001").read_bytes()
    log.write("tile/0/001", flipped(held, 32 * 44))
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-tile", 300)])


def test_an_altered_upper_tile_is_named(log: Log) -> None:
    log.write("tile/1/000.p/2", flipped((log.folder / "tile/1/000.p/2").read_bytes(), 32))
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-tile", 256)])


def test_a_changed_checkpoint_is_named(log: Log) -> None:
    log.write("checkpoint", log.note().replace("\n700\n", "\n699\n").encode())
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-signature", None)])


def test_a_signed_root_of_other_leaves_is_named(log: Log) -> None:
    other = Log(log.folder, [*log.leaves[:5], *log.leaves[6:], log.leaves[5]], log.log_key)
    log.write("checkpoint", other.note().encode())
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-root", None)])


def test_a_torn_bundle_is_named(log: Log) -> None:
    held = (log.folder / "tile/entries/000").read_bytes()
    log.write("tile/entries/000", held[:-5])
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-bundle", 255)])


def log_leaf() -> bytes:
    """An opaque leaf like any other, with a commitment of its own."""
    one = Log(Path())
    one.add("rec")
    return one.leaves[0]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda leaves: [*leaves[:432], log_leaf(), *leaves[433:]], ("changed", 432)),
        (
            lambda leaves: [*leaves[:10], leaves[20], *leaves[11:20], leaves[10], *leaves[21:]],
            ("swapped", 10),
        ),
        (lambda leaves: leaves[:-1], ("cut-off", 699)),
        (lambda leaves: [*leaves[:333], *leaves[334:]], ("removed", 333)),
        (lambda leaves: [*leaves[:333], *leaves[334:], log_leaf()], ("removed", 333)),
        (lambda leaves: [*leaves[:333], log_leaf(), *leaves[333:]], ("inserted", 333)),
    ],
    ids=["changed", "swapped", "last removed", "middle removed", "middle removed and filled up", "inserted"],
)
def test_a_history_rewritten_and_signed_again_is_caught_by_a_mirror(
    log: Log, mirror: Path, change, named
) -> None:
    forged = rewritten(log, change(log.leaves))
    assert ask("audit", forged.folder, "--key", log.vkey)[0] == 0  # alone, nobody could tell
    code, answer = ask("audit", forged.folder, "--key", log.vkey, "--mirror", mirror)
    assert (code, found(answer)) == (1, [named])
    kept = (mirror / "checkpoint.contradicting").read_text(encoding="utf-8")
    assert kept == forged.note()
    assert (mirror / "checkpoint").read_text(encoding="utf-8") == log.note()


def test_a_history_rewritten_and_signed_again_is_caught_by_one_old_checkpoint(
    log: Log, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    old.write_text(log.note(500), encoding="utf-8")
    assert ask("audit", log.folder, "--key", log.vkey, "--old-checkpoint", old)[0] == 0
    forged = rewritten(log, [*log.leaves[:432], log_leaf(), *log.leaves[433:]])
    code, answer = ask("audit", forged.folder, "--key", log.vkey, "--old-checkpoint", old)
    assert (code, found(answer)) == (1, [("rewritten", None)])
    shorter = rewritten(log, log.leaves[:450])
    code, answer = ask("audit", shorter.folder, "--key", log.vkey, "--old-checkpoint", old)
    assert (code, found(answer)) == (1, [("shrunk", 450)])


@pytest.mark.parametrize("path", ["checkpoint", "tile/entries/001", "tile/0/002.p/188", "tile/1/000.p/2"])
def test_a_missing_file_is_not_called_tampering(log: Log, path: str) -> None:
    (log.folder / path).unlink()
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer), found(answer, "unknown")) == (2, [], [("missing", None)])


def test_a_server_that_does_not_answer_is_not_called_tampering() -> None:
    code, answer = ask("audit", "--url", "http://127.0.0.1:9/", "--key", Log(Path()).vkey)
    assert (code, found(answer, "unknown")) == (2, [("unreachable", None)])


def test_another_key_is_not_called_tampering(log: Log) -> None:
    other = Log(Path(), log_key=key(9)).vkey
    code, answer = ask("audit", log.folder, "--key", other)
    assert (code, found(answer, "unknown")) == (2, [("other-key", None)])


def test_a_damaged_mirror_accuses_nobody(log: Log, mirror: Path) -> None:
    held = (mirror / "tile/entries/000").read_bytes()
    (mirror / "tile/entries/000").write_bytes(flipped(held, 30))
    code, answer = ask("audit", log.folder, "--key", log.vkey, "--mirror", mirror)
    assert (code, found(answer, "unknown")) == (2, [("bad-mirror", None)])


def test_a_bundle_with_a_leaf_too_few_or_a_byte_too_many_is_named(log: Log) -> None:
    path = "tile/entries/002.p/188"
    held = (log.folder / path).read_bytes()
    log.write(path, held[: -len(log.leaves[-1]) - 2])
    assert found(ask("audit", log.folder, "--key", log.vkey)[1]) == [("bad-bundle", 699)]
    log.write(path, held)
    log.write("tile/entries/000", (log.folder / "tile/entries/000").read_bytes() + b"\0")
    assert found(ask("audit", log.folder, "--key", log.vkey)[1]) == [("bad-bundle", 256)]


def test_a_shortened_tile_is_named(log: Log) -> None:
    log.write("tile/0/001", (log.folder / "tile/0/001").read_bytes()[:-32])
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-tile", None)])
