"""备份: `make backup DEST=…`: the log, then the database, then the files: no row without its file, no leaf without its row.

<to>/base/<moment>/          the whole database, checked against its own manifest
<to>/wal/                    what the server archives between two backups, where MJ_ARCHIVE says so
<to>/evidence/ letters/ log/ the files; only what is new is copied
"""

import argparse
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from . import binaries, env
from .binaries import NoPostgres
from .database import PORT
from .embedded import Cluster, ClusterFailed
from .places import ROOT, places
from .supervise import CannotRun, database, say

KEPT = ("evidence", "letters")
REPLACED = ("checkpoint", "log.vkey")


def run(words: list[str]) -> None:
    """Make one backup and say where it is."""
    asked = _parser().parse_args(words)
    os.umask(0o077)
    state, to = env.path("MJ_STATE", ROOT / "var"), asked.to.resolve()
    keys: Path | None = asked.keys.resolve() if asked.keys else None
    if keys is not None and (keys.is_relative_to(to) or to.is_relative_to(keys)):
        raise CannotRun("密钥不能和备份放在一处：拿到备份的人就能签出假的日志。")
    to.mkdir(parents=True, exist_ok=True)
    files = _log(state, to)
    if env.text("MJ_DATABASE_URL") or Cluster(state).answers():
        made = _database(state, to)
    else:
        with database(state):
            made = _database(state, to)
    files += sum(mirror(state / kept, to / kept) for kept in KEPT)
    say(f"备份完毕：{made}，新增文件 {files} 个。")
    if keys is None:
        say("密钥没有备份。请另找一处保管：make backup DEST=… KEYS=…")
    else:
        say(f"密钥已另存到 {keys}，新增 {mirror(state / 'keys', keys, replaced=True)} 个。请离线保管。")


def _database(state: Path, to: Path) -> Path:
    """The whole cluster, under the moment at which it was taken."""
    programs = binaries.find()
    place = to / "base" / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    passing = place.with_name(f".{place.name}")
    shutil.rmtree(passing, ignore_errors=True)
    passing.mkdir(parents=True)
    where = (
        () if env.text("MJ_DATABASE_URL") else ("-h", str(places(state).socket), "-p", PORT, "-U", "postgres")
    )
    _do(programs / "pg_basebackup", "-D", str(passing), "-X", "stream", "-c", "fast", *where)
    _do(programs / "pg_verifybackup", "-q", str(passing))
    passing.rename(place)
    return place


def _log(state: Path, to: Path) -> int:
    """The log; the checkpoint is read first and written last, so that its tiles are there."""
    held = {name: _read(state / "log" / name) for name in REPLACED}
    new = mirror(state / "log" / "tile", to / "log" / "tile")
    new += mirror(state / "log" / "daily", to / "log" / "daily", replaced=True)
    for name, data in held.items():
        if data is not None:
            put(to / "log" / name, data)
    return new


def mirror(source: Path, target: Path, *, replaced: bool = False) -> int:
    """Copy what is new below a folder whose files never change, or do where `replaced`; how many were copied."""
    new = 0
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        inner = path.relative_to(source)
        if not path.is_file() or path.name.endswith(".part") or path.name.startswith((".", "incoming-")):
            continue
        there = target / inner
        if replaced or not there.is_file() or there.stat().st_size != path.stat().st_size:
            copy(path, there)
            new += 1
    return new


def copy(path: Path, there: Path) -> None:
    """Copy one file, whole or not at all, with its mode."""
    there.parent.mkdir(parents=True, exist_ok=True)
    passing = there.with_name(f".{there.name}.part")
    shutil.copy2(path, passing)
    _settle(passing, there)


def put(there: Path, data: bytes) -> None:
    """Write one file, whole or not at all."""
    there.parent.mkdir(parents=True, exist_ok=True)
    passing = there.with_name(f".{there.name}.part")
    passing.write_bytes(data)
    _settle(passing, there)


def _settle(passing: Path, there: Path) -> None:
    for place in (passing, passing.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if place == passing:
            passing.replace(there)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _do(program: Path, *words: str) -> None:
    done = subprocess.run([str(program), *words], capture_output=True, text=True)
    if done.returncode:
        raise CannotRun(f"{program.name} 没有办成：{(done.stderr or done.stdout).strip()}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make backup", description="备份数据库、证据、来件与公开日志")
    parser.add_argument("to", type=Path, metavar="目录")
    parser.add_argument("--keys", type=Path, metavar="目录", help="密钥另存到这里，不能在备份目录之内")
    return parser


if __name__ == "__main__":
    try:
        run(sys.argv[1:])
    except (CannotRun, ClusterFailed, NoPostgres, OSError) as reason:
        say(str(reason))
        sys.exit(1)
