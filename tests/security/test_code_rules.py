"""What our own code may not do, read from its syntax: each rule is tried on a planted line as well."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.architecture import tree

OURS = ("mingjing/", "verifier/mingjing_verify/")
OUTSIDE = {"requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib", "telnetlib", "xmlrpc"}
SERIAL = {"pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle"}
SECRET = re.compile(r"(^|_)(secret|token|password|passwd|key_hash|key_sha256|code_hash|signature|mac)$")
Found = Iterator[int]


@cache
def _called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def _modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    return (
        {(node.module or "").split(".")[0]} if isinstance(node, ast.ImportFrom) and not node.level else set()
    )


def raw_sql(module: ast.Module) -> Found:
    """SQL put together from pieces where a parameter belongs."""
    for node in ast.walk(module):
        name = _called(node).rsplit(".", 1)[-1]
        if (
            name in {"execute", "executemany", "raw", "extra", "RawSQL"}
            and isinstance(node, ast.Call)
            and node.args
        ):
            first = node.args[0]
            pieced = _called(first).endswith(".format") and not _called(first).startswith("sql.")
            if isinstance(first, ast.JoinedStr | ast.BinOp) or pieced:
                yield node.lineno


def code_from_words(module: ast.Module) -> Found:
    """eval, exec, compile, and whatever brings objects to life from bytes."""
    for node in ast.walk(module):
        if _called(node) in {"eval", "exec", "compile", "__import__"} or _modules(node) & SERIAL:
            yield node.lineno  # type: ignore[attr-defined]


def shells(module: ast.Module) -> Found:
    """A shell anywhere."""
    for node in ast.walk(module):
        if _called(node) in {"os.system", "os.popen", "subprocess.getoutput"}:
            yield node.lineno  # type: ignore[attr-defined]
        if isinstance(node, ast.keyword) and node.arg == "shell" and ast.unparse(node.value) != "False":
            yield node.value.lineno


def unsafe_markup(module: ast.Module) -> Found:
    """Markup made of anything but a constant or a format with escapes."""
    for node in ast.walk(module):
        made = isinstance(node, ast.Call) and _called(node) in {"mark_safe", "SafeString", "Markup"}
        if made and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield node.lineno


def calls_outside(module: ast.Module) -> Found:
    """A library that calls other machines."""
    for node in ast.walk(module):
        if _modules(node) & OUTSIDE or (isinstance(node, ast.ImportFrom) and node.module == "urllib.request"):
            yield node.lineno  # type: ignore[attr-defined]
        if isinstance(node, ast.Import) and "urllib.request" in {name.name for name in node.names}:
            yield node.lineno


def dice(module: ast.Module) -> Found:
    """`random`, whose numbers can be foretold."""
    yield from (node.lineno for node in ast.walk(module) if _modules(node) & {"random"})  # type: ignore[attr-defined]


def leaky_comparing(module: ast.Module) -> Found:
    """A secret compared with ==, which tells by its time how much was right."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides = [node.left, *node.comparators]
            names = [
                ast.unparse(one).rsplit(".", 1)[-1]
                for one in sides
                if isinstance(one, ast.Name | ast.Attribute)
            ]
            if len(names) == len(sides) and any(SECRET.search(name) for name in names):
                yield node.lineno


def naive_time(module: ast.Module) -> Found:
    """An instant without its zone."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        if _called(node) in {"datetime.utcnow", "datetime.utcfromtimestamp", "datetime.today"} or (
            _called(node) in {"datetime.now", "datetime.datetime.now"} and not node.args and not node.keywords
        ):
            yield node.lineno


RULES: dict[Callable[[ast.Module], Found], tuple[str, frozenset[str]]] = {
    raw_sql: (
        "cursor.execute(f'SELECT {name}')",
        frozenset(
            {
                "mingjing/rooms/disclosure/queries/checking.py",
                "mingjing/rooms/disclosure/queries/searching.py",
            }
        ),
    ),
    code_from_words: ("eval(words)", frozenset()),
    shells: ("subprocess.run(words, shell=True)", frozenset()),
    unsafe_markup: (
        "Markup(words)",
        frozenset({"mingjing/doors/ui/icons.py", "mingjing/doors/portal/items.py"}),
    ),
    calls_outside: (
        "import requests",
        frozenset({"mingjing/config/supervise.py", "verifier/mingjing_verify/source.py"}),
    ),
    dice: ("import random", frozenset({"mingjing/demo/keys.py"})),
    leaky_comparing: ("if given.token == kept.token: pass", frozenset()),
    naive_time: ("datetime.now()", frozenset()),
}
"""Each rule with a line that breaks it, and the files that may.

The two queries put columns and conditions of their own text together, every value is a parameter; the icons and the
drawn procedure are ours; the supervisor asks its own doors and the verifier whatever its user names; the demonstration
must grow alike every time.
"""


def broken(rule: Callable[[ast.Module], Found]) -> dict[str, list[int]]:
    allowed = RULES[rule][1]
    found = {path: list(rule(tree.parsed(path))) for path in tree.python(*OURS) if path not in allowed}
    return {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_our_code_keeps_the_rule(rule: Callable[[ast.Module], Found]) -> None:
    assert broken(rule) == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_planted_line_breaks_the_rule(rule: Callable[[ast.Module], Found]) -> None:
    assert list(rule(ast.parse(RULES[rule][0]))) == [1]


UNSAFE = re.compile(
    r"\|\s*safe\b|autoescape\s+false|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=|\sstyle\s*=|javascript:",
    re.I,
)


def test_no_template_escapes_from_escaping_or_holds_code_of_its_own() -> None:
    found = {
        path: UNSAFE.findall(text)
        for path, text in tree.texts()
        if path.endswith(".html") and "jinja2/" in path
    }
    assert len(found) > 60
    assert {path: told for path, told in found.items() if told} == {}
