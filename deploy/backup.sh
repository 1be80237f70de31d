#!/bin/sh
# One backup: the database first, the files after it, so that every row's file is there.
# Usage: backup.sh <folder>; asks for PGHOST, PGUSER and PGPASSFILE as pg_dump does. Keys are not copied here.
set -eu
folder="$1/$(date -u +%Y%m%dT%H%M%SZ)"
state="${MJ_STATE:-/var/lib/mingjing}"
umask 077
mkdir -p "$folder"
pg_dump --format=custom --file="$folder/mingjing.dump" mingjing
for kept in evidence log; do
    if [ -d "$state/$kept" ]; then
        cp -a "$state/$kept" "$folder/$kept"
    fi
done
(cd "$folder" && find . -type f ! -name SHA256SUMS -exec sha256sum {} + > SHA256SUMS)
echo "$folder"
