"""File systems of a drill's own, as root: small ones that fill up, and disks whose power can be cut."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def can_mount() -> bool:
    """Whether this user of this machine may mount."""
    return os.geteuid() == 0 and shutil.which("mkfs.ext4") is not None


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
        """The disk as it is this moment, without what was not yet flushed."""
        _do("cp", "--sparse=always", str(self.image), str(image))
        return Disk(image, image.with_suffix(".mounted"))

    def unmount(self) -> None:
        """Take it away."""
        subprocess.run(["umount", "-l", str(self.place)], check=False, capture_output=True)
