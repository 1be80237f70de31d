"""Go's own log packages, compiled once, as a verifier that nobody here wrote."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

SOURCE = Path(__file__).parent / "go" / "main.go"
PACKAGES = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog")
APT = "this test needs Go's log packages: apt-get install -y golang-go golang-golang-x-mod-dev"


@cache
def _program() -> Path:
    go = shutil.which("go")
    assert go, APT
    assert PACKAGES.is_dir(), APT
    program = Path(mkdtemp()) / "verify"
    outside = {
        "GO111MODULE": "off",
        "GOPATH": "/usr/share/gocode",
        "GOFLAGS": "",
        "GOCACHE": str(program.parent),
    }
    subprocess.run([go, "build", "-o", program, SOURCE], check=True, env={**os.environ, **outside})
    return program


def ask_go(log: Path, vkey: str, *, old: tuple[int, str], index: int, leaf: bytes) -> tuple[bool, str]:
    """Whether Go accepts the log's checkpoint, its growth from the old size and root, and the leaf's inclusion."""
    told = log / "leaf"
    told.write_bytes(leaf)
    words = [_program(), log, vkey, str(old[0]), old[1], str(index), told]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    return answer.returncode == 0, answer.stdout
