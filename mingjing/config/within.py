"""One management command with the database open: `python -m mingjing.config.within verify`.

A database that already runs is used and left running; otherwise it runs as long as the command.
"""

import os
import subprocess
import sys

from . import env
from .binaries import NoPostgres
from .embedded import Cluster, ClusterFailed
from .places import ROOT
from .supervise import MANAGE, CannotRun, database, migrate, say, surroundings


def run(words: list[str]) -> int:
    """The command's exit code."""
    state = env.path("MJ_STATE", ROOT / "var")
    told = surroundings(state)
    command = [sys.executable, MANAGE, *words]
    if env.text("MJ_DATABASE_URL") or Cluster(state).answers():
        return subprocess.run(command, env=os.environ | told).returncode
    with database(state):
        migrate(told)
        return subprocess.run(command, env=os.environ | told).returncode


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except (CannotRun, ClusterFailed, NoPostgres) as reason:
        say(str(reason))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
