"""The house stands as its import contracts say, and each contract breaks when it is violated."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import tree

VIOLATIONS = {
    "Each floor stands only on the floors below it": ("law/planted.py", "import mingjing.record"),
    "Doors share one look and do not know each other": (
        "doors/portal/planted.py",
        "import mingjing.doors.desk",
    ),
    "A room knows only the rooms it stands on": ("rooms/inbox/planted.py", "import mingjing.rooms.agencies"),
    "The law and the log's arithmetic know neither Django nor the database": (
        "law/procedures/planted.py",
        "import django",
    ),
    "The public door sees only what has been disclosed": (
        "doors/portal/planted_too.py",
        "import mingjing.rooms.registry.models",
    ),
    "Only actions write the record": ("doors/desk/planted.py", "import mingjing.record.writing"),
    "Only writing stages rows": ("rooms/cases/actions/planted.py", "import mingjing.record.staging"),
}


def lint(root: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [program, "--cache-dir", str(cache)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def test_every_contract_is_kept(tmp_path: Path) -> None:
    linted = lint(tree.ROOT, tmp_path)
    assert linted.returncode == 0, linted.stdout
    assert f"{len(VIOLATIONS)} kept, 0 broken" in linted.stdout


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy of the house in which every contract is violated once."""
    root = tmp_path_factory.mktemp("house")
    shutil.copy(tree.ROOT / "pyproject.toml", root)
    for path in tree.python("mingjing/"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tree.ROOT / path, root / path)
    for path, line in VIOLATIONS.values():
        (root / "mingjing" / path).write_text(f"{line}\n", encoding="utf-8")
    return lint(root, root / "cache").stdout


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(planted: str, contract: str) -> None:
    assert f"{contract} BROKEN" in planted
