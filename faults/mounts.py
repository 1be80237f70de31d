"""File systems of a drill's own, as root: small ones that fill up, and disks whose power can be cut."""

import functools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TRIES = 20
WRITES, IN_FLIGHT = slice(4, 7), 8  # of the kernel's figures about a disk


class Restless(Exception):
    """The kernel did not leave a disk alone long enough to copy it."""


@functools.cache
def can_mount() -> bool:
    """Whether this user of this machine may mount a file system in memory, tried."""
    with tempfile.TemporaryDirectory() as made:
        return _may("mount", "-t", "tmpfs", "tmpfs", made) and _may("umount", made)


@functools.cache
def can_loop() -> bool:
    """Whether this user of this machine may make a disk of a file and mount it, tried."""
    if shutil.which("mkfs.ext4") is None:
        return False
    with tempfile.TemporaryDirectory() as made:
        disk = Disk(Path(made) / "disk", Path(made) / "place")
        try:
            disk.make(megabytes=8)
            disk.mount()
        except (subprocess.CalledProcessError, FileNotFoundError):
            return False
        disk.unmount()
        return True


def _may(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def _do(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


@contextmanager
def small(place: Path, *, kilobytes: int) -> Iterator[None]:
    """A tmpfs of that size at a folder, with what was in the folder."""
    place.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f"{place.name}.aside")
    place.rename(aside)
    place.mkdir()
    shutil.copystat(aside, place)
    _do("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=755", "tmpfs", str(place))
    try:
        _do("cp", "-a", f"{aside}/.", str(place))
        yield
    finally:
        _do("umount", "-l", str(place))


def enlarge(place: Path, *, kilobytes: int) -> None:
    """Room again."""
    _do("mount", "-o", f"remount,size={kilobytes}k", str(place))


def fill(place: Path, *, leaving: int) -> Path:
    """Fill a file system up to so many free bytes; the file that does it."""
    ballast = place / "ballast"
    free = os.statvfs(place)
    size = free.f_bavail * free.f_frsize - leaving
    if size > 0:
        handle = os.open(ballast, os.O_WRONLY | os.O_CREAT)
        os.posix_fallocate(handle, 0, size)
        os.close(handle)
    return ballast


class Disk:
    """A file that is a disk: what was never flushed to it is not in it, and a copy of it is the disk after a cut."""

    def __init__(self, image: Path, place: Path) -> None:
        self.image, self.place = image, place

    def make(self, *, megabytes: int) -> None:
        """A new, empty file system."""
        with self.image.open("wb") as file:
            file.truncate(megabytes << 20)
        _do("mkfs.ext4", "-q", "-F", str(self.image))

    def mount(self) -> None:
        """Mount it so that nothing is written back unless somebody asks; a journal left open is replayed."""
        self.place.mkdir(exist_ok=True)
        _do("mount", "-o", "loop,commit=600,noauto_da_alloc", str(self.image), str(self.place))
        self.place.chmod(0o755)

    def cut(self, image: Path) -> "Disk":
        """The disk as it is at one moment, without what was not yet flushed: copied again if the kernel wrote."""
        for _ in range(TRIES):
            before = self._written()
            _do("cp", "--sparse=always", str(self.image), str(image))
            if self._written() == before:
                return Disk(image, image.with_suffix(".mounted"))
            image.unlink()
        raise Restless(f"{TRIES} 次复制之间内核都在写盘")

    def _written(self) -> tuple[str, ...]:
        """How much was ever written to the disk, once nothing is on its way."""
        device = os.stat(self.place).st_dev
        stat = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/stat")
        for _ in range(600):
            told = stat.read_text().split()
            if told[IN_FLIGHT] == "0":
                return tuple(told[WRITES])
            time.sleep(0.05)
        raise Restless("磁盘一直有写入在途")

    def unmount(self) -> None:
        """Take it away."""
        subprocess.run(["umount", "-l", str(self.place)], check=False, capture_output=True)
