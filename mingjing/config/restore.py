"""恢复: `make restore FROM=…`: onto an empty directory, up to the last archived moment, and then everything is verified."""

import argparse
import hashlib
import os
import pwd
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from . import binaries, env
from .backup import KEPT, mirror
from .binaries import NoPostgres
from .embedded import RECOVERY_PATIENCE, Cluster, ClusterFailed, server_user
from .places import ROOT, places
from .supervise import MANAGE, CannotRun, say, surroundings

_NAMED = "SELECT sha256 FROM inbox_letter WHERE sha256 <> '' UNION SELECT sha256 FROM evidence_evidence WHERE sha256 <> ''"


def run(words: list[str]) -> int:
    """Restore and verify; 0 when everything agrees with what was published."""
    asked = _parser().parse_args(words)
    state, kept = env.path("MJ_STATE", ROOT / "var"), asked.kept.resolve()
    base = newest(kept)
    keys = asked.keys.resolve() if asked.keys else None
    _refuse(state, kept, keys)
    _files(state, kept, keys)
    cluster = Cluster(state)
    try:
        _database(state, kept, base)
        cluster.start()
        _recovered(cluster)
        lacking = list(_lacking(cluster, state))
        for sentence in lacking:
            say(sentence)
        told = surroundings(state) | {"MJ_ROLE": "follow"}
        verified = subprocess.run([sys.executable, MANAGE, "verify"], env=os.environ | told).returncode
    finally:
        cluster.stop()
    if lacking or verified:
        say("恢复出来的内容与已公布的日志或者摘要不符，请换更新的备份或者归档，不要启动封存。")
        return 1
    say(f"恢复完毕：{base.name} 的备份，全部相符。现在可以 make run。")
    return 0


def newest(kept: Path) -> Path:
    """The last whole backup of the database."""
    found = sorted(kept.glob("base/2*"))
    if not found:
        raise CannotRun(f"{kept} 里没有数据库的备份（base/…）。")
    return found[-1]


def _refuse(state: Path, kept: Path, keys: Path | None) -> None:
    for there in (places(state).data / "PG_VERSION", state / "log" / "checkpoint", state / "evidence"):
        if there.exists():
            raise CannotRun(f"{state} 不是空的（{there.name} 已在）：恢复只写入空目录，以免盖掉现有的记录。")
    log_key = (keys or state / "keys") / "log.key"
    if (kept / "log" / "checkpoint").exists() and not log_key.exists():
        raise CannotRun(f"没有日志的密钥（{log_key}）：换一把新钥匙签不出同一本日志。请给出 KEYS=…")


def _files(state: Path, kept: Path, keys: Path | None) -> None:
    state.mkdir(parents=True, exist_ok=True)
    for name in (*KEPT, "log"):
        mirror(kept / name, state / name)
    if keys is not None:
        mirror(keys, state / "keys")


def _database(state: Path, kept: Path, base: Path) -> None:
    """The base backup in its place, told to fetch whatever the archive has; the copy is checked first."""
    done = subprocess.run(
        [str(binaries.find() / "pg_verifybackup"), "-q", str(base)], capture_output=True, text=True
    )
    if done.returncode:
        raise CannotRun(f"备份 {base.name} 本身已经损坏：{done.stderr.strip()}")
    where = places(state)
    where.home.mkdir(parents=True, exist_ok=True)
    shutil.copytree(base, where.data, dirs_exist_ok=True, symlinks=True)
    wal = where.home / "wal"
    if (kept / "wal").is_dir():
        shutil.copytree(kept / "wal", wal)
        with (where.data / "postgresql.auto.conf").open("a") as conf:
            fetch = f'cp {shlex.quote(str(wal))}/%f "%p"'.replace("'", "''")
            conf.write(f"restore_command = '{fetch}'\n")
        (where.data / "recovery.signal").touch()
    _give(where.home, server_user())


def _give(home: Path, user: int | None) -> None:
    """Let the server have what is its own, and nobody else read it."""
    for path in (home / "data", *(home / "data").rglob("*"), home / "wal", *(home / "wal").rglob("*")):
        if path.exists() and user is not None:
            os.chown(path, user, pwd.getpwuid(user).pw_gid, follow_symlinks=False)
    (home / "data").chmod(0o700)


def _recovered(cluster: Cluster) -> None:
    """Wait for the end of the archive, then forget where it was."""
    began = time.monotonic()
    with cluster.connect("postgres") as connection:
        while connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
            if time.monotonic() - began > RECOVERY_PATIENCE:
                raise ClusterFailed("归档没有放完。")
            time.sleep(0.2)
        connection.execute("ALTER SYSTEM RESET restore_command")
    shutil.rmtree(cluster.places.home / "wal", ignore_errors=True)


def _lacking(cluster: Cluster, state: Path) -> Iterator[str]:
    """Files that rows name and that are not there, or are not what they were."""
    with cluster.connect("postgres") as connection:
        named = [str(digest) for (digest,) in connection.execute(_NAMED)]
    for digest in named:
        inner = Path(digest[:2], digest[2:4], digest)
        places_ = [state / "letters" / inner, state / "evidence" / "sha256" / inner]
        found = next((path for path in places_ if path.is_file()), None)
        if found is None:
            yield f"文件 {digest[:16]}… 不在备份里。"
        elif _digest(found) != digest:
            yield f"文件 {digest[:16]}… 的内容与摘要不符。"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make restore", description="在空目录上恢复，并逐项核验")
    parser.add_argument("kept", type=Path, metavar="目录")
    parser.add_argument("--keys", type=Path, metavar="目录", help="另存的密钥")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except (CannotRun, ClusterFailed, NoPostgres, OSError) as reason:
        say(str(reason))
        sys.exit(1)
