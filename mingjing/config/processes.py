"""The processes of one machine: started, watched, started again with growing pauses, stopped together."""

import ctypes
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_PAUSE = 30.0  # seconds between two starts of a process that keeps dying
STEADY = 60.0  # seconds after which a process counts as well again
GRACE = 15.0  # seconds a process has to end by itself
ERROR = re.compile(r"[\w.]*(Error|Exception|Refused|Behind|ImproperlyConfigured)\b")
_LIBC = ctypes.CDLL(None)
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def _end_with_parent() -> None:
    """In the child: end when the supervisor is gone, even if it was killed."""
    _LIBC.prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)


@dataclass
class Process:
    """One program that must run; with `once`, only until it has ended well."""

    name: str
    words: tuple[str, ...]
    surroundings: dict[str, str]
    log: Path | None = None  # where it speaks; None for the terminal
    once: bool = False
    deaths: int = field(default=0, init=False)
    due: float = field(default=0.0, init=False)
    began: float = field(default=0.0, init=False)
    running: subprocess.Popen[bytes] | None = field(default=None, init=False)
    finished: bool = field(default=False, init=False)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        output = self.log.open("ab") if self.log else None
        try:
            self.running = subprocess.Popen(
                self.words,
                env=os.environ | self.surroundings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        finally:
            if output:
                output.close()
        self.began = time.monotonic()

    def look_after(self, say: Callable[[str], None]) -> None:
        """Start it if it is due; notice if it has ended."""
        now = time.monotonic()
        if self.running is None:
            if not self.finished and now >= self.due:
                self.start()
            return
        code = self.running.poll()
        if code is None:
            return
        self.running = None
        if self.once and code == 0:
            self.finished = True
            return
        self.deaths = 1 if now - self.began > STEADY else self.deaths + 1
        pause = min(2.0 ** (self.deaths - 1), LONGEST_PAUSE)
        self.due = now + pause
        say(f"{self.name} 已退出（{code}），{pause:.0f} 秒后重新启动。{self.last_words()}")

    def last_words(self) -> str:
        """The last error it wrote or else its last line, where it writes to a file."""
        if self.log is None or not self.log.exists():
            return ""
        lines = self.log.read_text(errors="replace").strip().splitlines()[-200:]
        telling = [line for line in lines if ERROR.match(line)] or lines
        return f"\n  {telling[-1]}\n  详见 {self.log}" if telling else ""


def stop_all(processes: list[Process]) -> None:
    """Ask all of them to end, then insist."""
    alive = [process.running for process in processes if process.running is not None]
    for running in alive:
        running.terminate()
    deadline = time.monotonic() + GRACE
    for running in alive:
        try:
            running.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
