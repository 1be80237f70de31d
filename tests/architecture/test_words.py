"""Nothing in the repository speaks of where or how it was written, and locks name no host."""

import re
import tomllib

import pytest

from tests.architecture import tree

STRAY = {
    "a path of one machine": re.compile(r"/(work|root|home/\w+|Users/\w+)/|/mnt/\w"),
    "a number of an issue": re.compile(r"\bissues?\s*#?\d|\(#\d+\)|\bGH-\d", re.IGNORECASE),
    "a note to oneself": re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b"),
    "a tool of the trade": re.compile(
        "|".join(("chat" + "gpt", "clau" + "de", "copi" + "lot", "anthro" + "pic")), re.I
    ),
}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def ours() -> list[tuple[str, str]]:
    return [
        (path, text)
        for path, text in tree.texts()
        if path not in LOCKS and path != "tests/architecture/test_words.py"
    ]


@pytest.mark.parametrize("what", STRAY)
def test_no_file_holds_stray_words(what: str) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in ours()
        for number, line in enumerate(text.splitlines(), 1)
        if STRAY[what].search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_pins_every_package_by_hash(lock: str) -> None:
    text = (tree.ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if "==" in entry]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
    }
    for lock, requirements in wanted.items():
        locked = set(
            re.findall(r"^([a-z0-9-]+)(?:\[.*\])?==", (tree.ROOT / lock).read_text(encoding="utf-8"), re.M)
        )
        named = {re.split(r"[\[~<>=]", requirement)[0].lower() for requirement in requirements}
        assert named <= locked, lock


def test_no_test_is_skipped_and_nothing_of_ours_is_mocked() -> None:
    banned = re.compile(
        r"pytest\.(skip|xfail|importorskip)|mark\.(skip|skipif|xfail)|unittest"
        r"\.mock|from unittest import mock"
    )
    found = [
        path
        for path, text in ours()
        if path.startswith(("tests/", "verifier/tests/")) and banned.search(text)
    ]
    assert found == []
