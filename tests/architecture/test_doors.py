"""Doors reach models only through queries, actions and visible_to."""

import ast

from tests.architecture import tree

MANAGERS = {"objects", "_default_manager", "_base_manager", "_meta_manager"}
WAYS_ROUND = {"connection", "connections", "transaction"}


def shortcuts(module: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            found.append(f"line {node.lineno}: .{node.attr}")
        if isinstance(node, ast.ImportFrom) and node.module == "django.db":
            found += [f"line {node.lineno}: {name.name}" for name in node.names if name.name in WAYS_ROUND]
        if isinstance(node, ast.ImportFrom | ast.Import):
            names = [name.name for name in node.names] + [getattr(node, "module", None) or ""]
            found += [f"line {node.lineno}: psycopg" for name in names if name.split(".")[0] == "psycopg"]
    return found


def test_no_door_asks_a_model_directly() -> None:
    found = {path: shortcuts(tree.parsed(path)) for path in tree.python("mingjing/doors/")}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_door_that_asks_a_model_is_found() -> None:
    planted = ast.parse("from django.db import connection\nCase.objects.all()\nimport psycopg.sql\n")
    assert sorted(shortcuts(planted)) == ["line 1: connection", "line 2: .objects", "line 3: psycopg"]
