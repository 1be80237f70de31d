"""The table of threats and controls says the truth: every number has its row, every named test exists."""

import ast
import functools
import re

import pytest

from tests.architecture import tree

PAGE = "docs/operate/threats.md"
ROW = re.compile(r"^\| (T\d+|\d+) \|(.+)\|$", re.M)
TEST = re.compile(r"`((?:tests|verifier/tests|faults)/[\w/]+\.py)(?:::(\w+))?`")
NOT_BUILT = "未建"


def rows() -> dict[str, list[str]]:
    found = ROW.findall((tree.ROOT / PAGE).read_text(encoding="utf-8"))
    assert len(found) == len({number for number, _ in found})
    return {number: [cell.strip() for cell in rest.split("|")] for number, rest in found}


@functools.cache
def _tests_of(path: str) -> set[str]:
    return {node.name for node in tree.parsed(path).body if isinstance(node, ast.FunctionDef)}


def test_every_threat_and_every_control_has_its_row() -> None:
    assert set(rows()) == {f"T{number}" for number in range(1, 25)} | {str(number) for number in range(1, 81)}


@pytest.mark.parametrize("number", [*(f"T{number}" for number in range(1, 25)), *map(str, range(1, 81))])
def test_every_row_names_a_test_that_exists_or_says_that_it_is_not_built(number: str) -> None:
    cells = rows()[number]
    assert len(cells) == 4
    assert all(cells)
    named = TEST.findall(cells[3])
    assert named or cells[3].startswith(NOT_BUILT)
    for path, test in named:
        assert (tree.ROOT / path).is_file(), path
        assert not test or test in _tests_of(path), f"{path}::{test}"
    if cells[3].startswith(NOT_BUILT):
        assert len(cells[3]) > len(NOT_BUILT) or NOT_BUILT in cells[1], "says no reason"


def test_a_test_that_is_not_there_would_be_noticed() -> None:
    assert TEST.findall("`tests/security/test_threats.py::test_nothing`") == [
        ("tests/security/test_threats.py", "test_nothing")
    ]
    assert "test_nothing" not in _tests_of("tests/security/test_threats.py")
