"""Checkpoints: signatures, witnesses, and one being the continuation of another."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjing_verify.findings import Tampered
from mingjing_verify.log import extends
from mingjing_verify.note import read_checkpoint
from mingjing_verify.source import Source

from mingjing.record import tlog
from verifier.tests.asking import ask, found
from verifier.tests.city import ORIGIN, Log, key, living


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return living(tmp_path / "log").publish()


@pytest.fixture
def url(log: Log) -> Iterator[str]:
    """The log as a web server gives it out."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(log.folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def saved(log: Log, size: int, name: str = "old") -> Path:
    path = log.folder.parent / name
    path.write_text(log.note(size), encoding="utf-8")
    return path


def test_a_signed_checkpoint_is_good_from_file_folder_and_web(log: Log, url: str) -> None:
    for place in (log.folder / "checkpoint", log.folder, url, f"{url}/checkpoint"):
        code, answer = ask("checkpoint", place, "--key", log.vkey)
        assert (code, answer["size"], answer["signed_by"]) == (0, 700, [ORIGIN])


def test_a_key_may_stand_in_a_file(log: Log, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(log.vkey + "\n")
    assert ask("checkpoint", log.folder, "--key", tmp_path / "key")[0] == 0


def test_a_whole_audit_works_over_the_web(log: Log, url: str) -> None:
    code, answer = ask("audit", "--url", url, "--key", log.vkey)
    assert (code, answer["size"]) == (0, 700)
    assert found(answer, "notice") == [("silent-now", None)]


def test_a_page_instead_of_a_checkpoint_cannot_be_told(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<html>维护中</html>\n", encoding="utf-8")
    code, answer = ask("checkpoint", tmp_path / "page", "--key", Log(tmp_path).vkey)
    assert (code, found(answer, "unknown")) == (2, [("not-a-note", None)])


@pytest.mark.parametrize("size", ["0700", "-1", "7 00", "9" * 5000, "７００"])
def test_a_strange_size_cannot_be_told(log: Log, size: str) -> None:
    log.write("checkpoint", log.note().replace("\n700\n", f"\n{size}\n").encode())
    code, answer = ask("checkpoint", log.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("not-a-checkpoint", None)])


def test_a_log_longer_than_any_memory_is_not_fetched(log: Log) -> None:
    text = tlog.checkpoint_text(ORIGIN, 10**17, bytes(32))
    log.write("checkpoint", tlog.sign_note(text, ORIGIN, log.log_key).encode())
    code, answer = ask("audit", log.folder, "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("too-long", None)])


def test_the_checkpoint_of_another_log_cannot_be_told(log: Log) -> None:
    code, answer = ask("checkpoint", log.folder, "--key", tlog.verifier_key("other.example/mj1", key(1)))
    assert (code, found(answer, "unknown")) == (2, [("other-log", None)])


@pytest.mark.parametrize("text", ["nonsense", "a+b+c", "log.example.cn/mj1+00000000+AQID"])
def test_a_misshapen_key_cannot_be_told(log: Log, text: str) -> None:
    assert found(ask("checkpoint", log.folder, "--key", text)[1], "unknown") == [("bad-key", None)]


def policy(log: Log, quorum: str) -> Path:
    path = log.folder.parent / "policy"
    lines = [f"log {log.vkey}", "# 见证人"]
    lines += [f"witness w{n} {tlog.verifier_key(f'witness{n}.example', key(n), 4)}" for n in (11, 12, 13)]
    path.write_text(
        "\n".join([*lines, "group 人大政协 any w11 w12", "group 两家 2 人大政协 w13", f"quorum {quorum}"])
    )
    return path


def test_a_quorum_of_witnesses_is_counted_by_the_policy(log: Log) -> None:
    text, _ = tlog.open_note(log.note())
    lines = {n: tlog.cosign(text, f"witness{n}.example", key(n), seconds=1_790_000_000) for n in (11, 13)}
    log.write("checkpoint", (log.note() + lines[11]).encode())
    assert ask("checkpoint", log.folder, "--policy", policy(log, "人大政协"))[0] == 0
    code, answer = ask("checkpoint", log.folder, "--policy", policy(log, "两家"))
    assert (code, found(answer, "unknown")) == (2, [("no-quorum", None)])
    log.write("checkpoint", (log.note() + lines[11] + lines[13]).encode())
    code, answer = ask("checkpoint", log.folder, "--policy", policy(log, "两家"))
    assert (code, answer["signed_by"]) == (0, [ORIGIN, "w11", "w13"])


def test_a_cosignature_on_another_text_is_tampering(log: Log) -> None:
    text, _ = tlog.open_note(log.note(600))
    log.write(
        "checkpoint", (log.note() + tlog.cosign(text, "witness11.example", key(11), seconds=9)).encode()
    )
    code, answer = ask("checkpoint", log.folder, "--policy", policy(log, "w11"))
    assert (code, found(answer)) == (1, [("bad-signature", None)])


@pytest.mark.parametrize("line", ["quorum nobody", "poem x", "log a+b", "group g 3 w11", "group g 0 w11"])
def test_a_wrong_policy_cannot_be_told(log: Log, line: str) -> None:
    file = policy(log, "none")
    file.write_text(file.read_text() + f"\n{line}\n")
    assert ask("checkpoint", log.folder, "--policy", file)[0] == 2


def test_a_continuation_is_good(log: Log, url: str) -> None:
    for size in (1, 256, 300, 512, 699, 700):
        assert ask("consistent", saved(log, size), log.folder, "--key", log.vkey)[0] == 0
    assert ask("consistent", saved(log, 300), url, "--key", log.vkey)[0] == 0
    assert (
        ask("consistent", saved(log, 300), log.folder / "checkpoint", "--url", url, "--key", log.vkey)[0] == 0
    )


def test_a_checkpoint_that_does_not_extend_an_older_one_is_tampering(log: Log) -> None:
    old = saved(log, 300)
    other = Log(log.folder.parent / "other", [*log.leaves[:17], log.leaves[18], *log.leaves[18:]]).publish()
    code, answer = ask("consistent", old, other.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("rewritten", None)])


def test_two_checkpoints_of_one_size_and_two_roots_are_tampering(log: Log) -> None:
    old = saved(log, 700)
    other = Log(log.folder.parent / "other", [*log.leaves[:-1], log.leaves[2]]).publish()
    code, answer = ask("consistent", old, other.folder / "checkpoint", "--key", log.vkey)
    assert (code, found(answer)) == (1, [("split", None)])


def test_a_log_that_became_shorter_is_tampering_and_two_files_in_the_wrong_order_are_not(log: Log) -> None:
    shorter = Log(log.folder.parent / "shorter", log.leaves[:650]).publish()
    code, answer = ask("consistent", saved(log, 700), shorter.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("shrunk", 650)])
    code, answer = ask("consistent", saved(log, 700), saved(log, 300, "new"), "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("order", None)])


def test_a_tile_that_does_not_fit_is_tampering_and_a_missing_one_is_not(log: Log) -> None:
    old, path = saved(log, 300), "tile/0/001"
    held = (log.folder / path).read_bytes()
    log.write(path, held[:-1] + bytes([held[-1] ^ 1]))
    code, answer = ask("consistent", old, log.folder, "--key", log.vkey)
    assert (code, found(answer)) == (1, [("bad-tile", None)])
    (log.folder / path).unlink()
    assert ask("consistent", old, log.folder, "--key", log.vkey)[0] == 2


def test_two_files_need_the_log_between_them(log: Log) -> None:
    code, answer = ask("consistent", saved(log, 300), log.folder / "checkpoint", "--key", log.vkey)
    assert (code, found(answer, "unknown")) == (2, [("no-log", None)])


@pytest.fixture(scope="module")
def tall(tmp_path_factory: pytest.TempPathFactory) -> Log:
    """A log whose tiles reach three levels."""
    log = Log(tmp_path_factory.mktemp("tall"))
    log.leaves = [f"leaf {number}".encode() for number in range(66_000)]
    return log.publish()


@settings(deadline=None, max_examples=25)
@given(old=st.integers(0, 66_000))
@pytest.mark.slow
def test_every_earlier_tree_is_extended_and_no_other(tall: Log, old: int) -> None:
    new = read_checkpoint(tall.note())
    before = read_checkpoint(tall.note(old))
    extends(Source(str(tall.folder)), before, new)
    if old:
        text = tlog.checkpoint_text(ORIGIN, old, bytes(32))
        with pytest.raises(Tampered):
            extends(Source(str(tall.folder)), read_checkpoint(tlog.sign_note(text, ORIGIN, key(1))), new)


def test_a_key_whose_id_is_not_its_own_cannot_be_told(log: Log) -> None:
    name, _, told = log.vkey.split("+", 2)
    code, answer = ask("checkpoint", log.folder, "--key", f"{name}+00000000+{told}")
    assert (code, found(answer, "unknown")) == (2, [("bad-key", None)])


def test_checkpoints_of_two_logs_are_not_compared(log: Log) -> None:
    old = log.folder.parent / "foreign"
    old.write_text(log.note(300).replace(ORIGIN, "other.example/mj1"), encoding="utf-8")
    code, answer = ask("consistent", old, log.folder)
    assert (code, found(answer, "unknown")) == (2, [("no-key", None), ("other-log", None)])
