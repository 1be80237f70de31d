"""Doors reach models only through queries, actions and visible_to; a table of a door's own is its own affair."""

import ast

from tests.architecture import tree

MANAGERS = {"objects", "_default_manager", "_base_manager", "_meta_manager"}
WAYS_ROUND = {"connection", "connections", "transaction"}


def own_models(module: ast.Module) -> set[str]:
    """Names a file imports from its own door's models."""
    imports = (node for node in module.body if isinstance(node, ast.ImportFrom))
    return {name.name for node in imports if node.level and node.module == "models" for name in node.names}


def shortcuts(module: ast.Module) -> list[str]:
    found, own = [], own_models(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and ast.unparse(node.value) not in own:
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
    allowed = ast.parse("from .models import View\nView.objects.all()\n")
    assert shortcuts(allowed) == []
    assert sorted(shortcuts(planted)) == ["line 1: connection", "line 2: .objects", "line 3: psycopg"]
