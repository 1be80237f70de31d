"""A file is read in one sitting, a function at one glance."""

import ast

import pytest

from tests.architecture import tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
HOUSE = tree.python("mingjing/", "verifier/", "tests/", "bench/", "faults/", "manage.py")
MEANINGLESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "services",
    "service",
    "manager",
    "misc",
}


def long_functions(module: ast.Module) -> list[str]:
    functions = (
        node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [f"{node.name}: {tree.length(node)}" for node in functions if tree.length(node) > LONGEST_FUNCTION]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    counted = {path: len((tree.ROOT / path).read_text(encoding="utf-8").splitlines()) for path in HOUSE}
    assert {path: lines for path, lines in counted.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    found = {path: long_functions(tree.parsed(path)) for path in HOUSE}
    assert {path: functions for path, functions in found.items() if functions} == {}


def test_a_function_of_forty_one_lines_is_found() -> None:
    body = "\n".join(["    pass"] * LONGEST_FUNCTION)
    assert long_functions(ast.parse(f"def long():\n{body}")) == ["long: 41"]


def test_every_name_of_a_file_says_something() -> None:
    said = {
        path: {part.removesuffix(".py") for part in path.split("/")} & MEANINGLESS for path in tree.files()
    }
    assert {path: words for path, words in said.items() if words} == {}


@pytest.mark.parametrize("floor", ["mingjing/", "verifier/"])
def test_every_file_says_first_why_it_is_there(floor: str) -> None:
    silent = [
        path
        for path in tree.python(floor)
        if not path.endswith("/apps.py")
        if tree.parsed(path).body and not ast.get_docstring(tree.parsed(path))
    ]
    assert silent == []
