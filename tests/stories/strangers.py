"""What a stranger has: the log's files, its public key, and a tool that shares no code with the house."""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from mingjing.rooms.disclosure.models import Snapshot
from tests.rooms.disclosure.world import sealer


@dataclass(frozen=True)
class Answer:
    """How the tool ended (0 good, 1 tampered, 2 cannot tell), and what it found."""

    exit: int
    told: dict[str, Any]

    def codes(self) -> list[str]:
        return [found["code"] for found in self.told["findings"]]


def ask(folder: Path, command: str, *words: str) -> Answer:
    """Run the tool as a process of its own, knowing nothing but the log's key."""
    policy = folder / "policy.txt"
    policy.write_text(f"log {sealer().verifier_key()}\n")
    ran = subprocess.run(
        [sys.executable, "-m", "mingjing_verify", command, *words, "--policy", str(policy), "--json"],
        cwd=settings.ROOT / "verifier",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout, ran.stderr
    return Answer(ran.returncode, json.loads(ran.stdout))


def tiles() -> str:
    """Where the log's files lie."""
    return str(settings.TILES)


def envelope(one: Snapshot) -> dict[str, Any]:
    """The published document with its leaves and proofs, as it is downloaded."""
    parts = {name: {"leaf": told["leaf"], "proof": told["proof"]} for name, told in one.proofs.items()}
    return {"v": 1, "doc": json.loads(one.document), **parts}


def keep(folder: Path, name: str, told: dict[str, Any]) -> str:
    """Put an envelope into a file; its path."""
    file = folder / name
    file.write_text(json.dumps(told, ensure_ascii=False))
    return str(file)


def leaf(told: dict[str, Any], name: str) -> dict[str, Any]:
    """One of the leaves that travel with a document."""
    found: dict[str, Any] = json.loads(base64.b64decode(told[name]["leaf"]))
    return found
