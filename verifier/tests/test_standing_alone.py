"""The verifier is its own: no code of the platform, one library, the same bytes all the same."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjing_verify import cli
from mingjing_verify.canonical import NotCanonical, canonical, read
from mingjing_verify.hashing import inclusion_holds, root
from mingjing_verify.leaf import KINDS
from mingjing_verify.source import tile_path

from mingjing.record import tlog
from mingjing.record.tlog.leaf import KINDS as THEIRS
from verifier.tests.city import Log, living

HOME = Path(cli.__file__).parent
LIBRARIES = {"cryptography", "mingjing_verify"}
text = st.text(st.characters(exclude_categories=["Cs"])).map(tlog.normal)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
)


@pytest.mark.parametrize("file", sorted(HOME.glob("*.py")), ids=lambda file: file.name)
def test_it_imports_only_the_standard_library_and_cryptography(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= LIBRARIES | sys.stdlib_module_names


def test_it_runs_as_a_module_where_the_platform_is_not(tmp_path: Path) -> None:
    log = living(tmp_path / "log", length=30).publish()
    words = [sys.executable, "-m", "mingjing_verify", "audit", str(log.folder), "--key", log.vkey]
    alone = {**os.environ, "PYTHONPATH": str(HOME.parent)}
    ran = subprocess.run(words, cwd=tmp_path, env=alone, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("结论：核对无误。\n")


@settings(deadline=None)
@given(values)
def test_both_write_the_same_canonical_bytes(value: tlog.Json) -> None:
    told = tlog.canonical(value)
    assert canonical(json.loads(told)) == told
    assert read(told) == json.loads(told)


def test_names_are_ordered_by_their_utf_16_units() -> None:
    assert canonical({"ｚ": 1, "🂡": 2}) == '{"🂡":2,"ｚ":1}'.encode() == tlog.canonical({"ｚ": 1, "🂡": 2})


@pytest.mark.parametrize(
    "raw",
    [
        b"1.0",
        b"NaN",
        b"1e3",
        b'{"a":1,"a":2}',
        b"9007199254740992",
        b"1" * 5000,
        '"e\u0301"'.encode(),
        b'"\\ud800"',
        b"\xff",
    ],
)
def test_other_json_is_refused(raw: bytes) -> None:
    with pytest.raises(NotCanonical):
        read(raw)


@settings(deadline=None)
@given(st.integers(1, 300), st.data())
def test_both_agree_on_roots_and_inclusion(size: int, data: st.DataObject) -> None:
    hashes = [tlog.leaf_hash(str(number).encode()) for number in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = tlog.inclusion_proof(index, size, tlog.nodes(hashes))
    assert root(hashes) == tlog.root(hashes)
    assert inclusion_holds(hashes[index], index, size, proof, root(hashes))
    assert not inclusion_holds(hashes[index], index, size, [*proof, root(hashes)], root(hashes))
    assert not inclusion_holds(tlog.leaf_hash(b"x"), index, size, proof, root(hashes))
    assert not inclusion_holds(hashes[index], index + size, size, proof, root(hashes))
    assert not inclusion_holds(hashes[0], 1, 1, [], hashes[0])
    if size > 1:
        assert not inclusion_holds(hashes[index], (index + 1) % size, size, proof, root(hashes))
        assert not inclusion_holds(hashes[index], index, size, proof[:-1], root(hashes))


@given(st.integers(0, 10**10), st.integers(1, 256))
def test_both_name_tiles_alike(number: int, width: int) -> None:
    assert tile_path(3, number, width) == tlog.tile_path(3, number, width)


def test_both_know_the_same_kinds_of_leaves() -> None:
    for kind, fields in KINDS.items():
        names = [one.split(":") for one in fields.split()]
        must = {name for name, shape in names if not shape.endswith("?")}
        assert must == THEIRS[kind].must.keys() - {"c", "s"}
        assert {name for name, shape in names if shape.endswith("?")} == THEIRS[kind].may.keys()
    assert KINDS.keys() == THEIRS.keys()


def test_no_command_is_an_error_of_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code == 2


def test_every_finding_is_a_sentence_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = Log(tmp_path)
    assert cli.main(["checkpoint", str(tmp_path / "none"), "--key", log.vkey]) == 2
    assert capsys.readouterr().out == f"【不明】找不到：{tmp_path}/none\n结论：无法判断。\n"
