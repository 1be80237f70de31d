"""归档: the write-ahead log kept outside the cluster as it grows, so that a backup of yesterday restores today."""

import os
import shlex
from pathlib import Path

LONGEST = 60  # seconds of work that may be missing from the archive

_KEEP = (
    'if test -f {folder}/%f; then cmp -s "%p" {folder}/%f;'
    ' else cp "%p" {folder}/.%f && sync {folder}/.%f && mv {folder}/.%f {folder}/%f && sync {folder}; fi'
)


def settings(folder: Path) -> dict[str, str]:
    """What the server is told; a piece that is there already must be the same, else archiving stops."""
    return {
        "archive_mode": "on",
        "archive_timeout": f"{LONGEST}s",
        "archive_command": _KEEP.format(folder=shlex.quote(str(folder))),
    }


def make(folder: Path, *, user: int | None) -> None:
    """The archive's folder, which the server writes and nobody else reads."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user is not None:
        os.chown(folder, user, -1)
