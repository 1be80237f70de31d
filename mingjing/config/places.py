"""Where the embedded database keeps its files: decided by rule, so every process finds the same place."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_HOME = Path("/var/lib/mingjing")
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 107  # bytes a UNIX socket's path may have


@dataclass(frozen=True)
class Places:
    """The cluster's home and what lies in it."""

    home: Path
    socket: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's own directory, mode 0700."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server says while it runs."""
        return self.home / "postgres.log"


def places(state: Path) -> Places:
    """The cluster's places for a state directory; as root, only where another user can reach them."""
    state = state.resolve()
    home = state / "postgres"
    if os.geteuid() == 0 and not open_to_all(state):
        home = SYSTEM_HOME / _mark(state)
    return Places(home=home, socket=_socket(home))


def open_to_all(path: Path) -> bool:
    """Whether any user may walk to this path, as far as it exists."""
    existing = (step for step in (path, *path.parents) if step.exists())
    return all(step.stat().st_mode & stat.S_IXOTH for step in existing)


def _socket(home: Path) -> Path:
    """A directory for the socket whose path is short enough for the kernel."""
    wanted = home / "socket"
    if len(os.fsencode(wanted / SOCKET_NAME)) <= LONGEST_SOCKET:
        return wanted
    if os.geteuid() == 0:
        return Path("/run/mingjing") / _mark(home)
    return Path(f"/tmp/mingjing-{os.geteuid()}-{_mark(home)}")  # noqa: S108  (its owner is checked at start)


def _mark(path: Path) -> str:
    """A short name that stands for one path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
