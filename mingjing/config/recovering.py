"""恢复: whether a server that says it recovers really does.

A server whose own recovery was broken off by an error of the disk can stay for ever between two states: it
refuses everybody "in recovery mode", and no process of it recovers anything. Whoever waits for it waits in vain.
"""

import os
import signal
import time
from pathlib import Path

PATIENCE = 20.0  # seconds; a server that clears up after a crash needs some five of them
GRACE = 10.0  # seconds it has to end by itself
SAID = "in recovery mode"
STARTUP = b"postgres: startup"


class Recovery:
    """恢复: for how long the server of one place has said that it recovers while nothing in it does."""

    def __init__(self, pid_file: Path) -> None:
        self.pid_file = pid_file
        self._since: float | None = None

    def given_up(self, refusal: str | None) -> bool:
        """Whether what it says now, after all it has said, means that it will never answer; then it is ended."""
        now, server = time.monotonic(), named(self.pid_file)
        if refusal is None or SAID not in refusal or server is None or recovers(server):
            self._since = None
            return False
        self._since = self._since or now
        if now - self._since < PATIENCE:
            return False
        self._since = None
        end(server)
        return True


def named(pid_file: Path) -> int | None:
    """The process that a server's own file names."""
    try:
        return int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def recovers(server: int) -> bool:
    """Whether a server has a process that recovers."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            state = (one / "stat").read_bytes().rpartition(b")")[2].split()
            if int(state[1]) == server and STARTUP in (one / "cmdline").read_bytes():
                return True
        except OSError:
            continue
    return False


def alive(process: int) -> bool:
    """Whether a process still does anything."""
    try:
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return False
    return state[0] != b"Z"


def end(server: int) -> None:
    """Make a server leave everything as it is and go; the next start recovers, and loses nothing."""
    for number in (signal.SIGQUIT, signal.SIGKILL):
        if not alive(server):
            return
        os.kill(server, number)
        deadline = time.monotonic() + GRACE
        while alive(server) and time.monotonic() < deadline:
            time.sleep(0.05)
