"""`make bench`: every figure, on a database of its own that is thrown away; `python -m bench NAME` for one part."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from mingjing.config.embedded import Cluster


def main() -> None:
    """Start a database as a city's would be, measure, print, clear up."""
    state = Path(tempfile.mkdtemp(prefix="mingjing-bench-"))
    state.chmod(0o755)
    os.environ |= {
        "MJ_STATE": str(state),
        "DJANGO_SETTINGS_MODULE": "mingjing.config.settings",
        "MJ_ROLE": "web",
    }
    os.environ.pop("MJ_DATABASE_URL", None)
    cluster = Cluster(state)
    cluster.start()
    try:
        cluster.ensure_roles()
        django.setup()
        call_command("migrate", database="owner", verbosity=0)
        from bench import arithmetic, entries, mirrored  # models exist only after django.setup

        parts = {"arithmetic": arithmetic, "entries": entries, "mirrored": mirrored}
        for name in sys.argv[1:] or parts:
            for figure in parts[name].measure():
                print(figure.line(), flush=True)
    finally:
        cluster.stop()
        shutil.rmtree(state)


if __name__ == "__main__":
    main()
