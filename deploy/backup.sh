#!/bin/sh
# One backup of everything but the keys, as `make backup DEST=<folder>` does it; for a timer of the system.
# With MJ_DATABASE_URL set, PGHOST, PGUSER (a superuser) and PGPASSFILE say where the server is.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m mingjing.config.backup "$@"
