"""The repository as its own tests read it: files that are, or are about to be, committed."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".typ",
    ".sh",
    ".sql",
    ".lock",
    ".service",
    ".yaml",
    ".yml",
    "",
}


@functools.cache
def files() -> tuple[str, ...]:
    """Paths of all files that git does not ignore, from the root, with forward slashes."""
    listed = subprocess.run(
        ["git", "-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted(path for path in listed.stdout.splitlines() if (ROOT / path).is_file()))


def texts() -> Iterator[tuple[str, str]]:
    """Every file people write, with what stands in it."""
    for path in files():
        if Path(path).suffix in TEXTS:
            yield path, (ROOT / path).read_text(encoding="utf-8")


def python(*folders: str) -> list[str]:
    """Python files below the folders, without migrations, which Django writes."""
    return [
        path
        for path in files()
        if path.endswith(".py") and path.startswith(folders) and "/migrations/" not in path
    ]


@functools.cache
def parsed(path: str) -> ast.Module:
    """A Python file as a tree."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=path)


def length(node: ast.stmt) -> int:
    """Lines from its first to its last."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
