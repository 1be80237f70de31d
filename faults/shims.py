"""Small libraries in C that are loaded before libc and lie to a program, built when they are needed."""

import shutil
import subprocess
from pathlib import Path


def can_build() -> bool:
    """Whether there is a compiler."""
    return shutil.which("gcc") is not None


def built(name: str, folder: Path) -> Path:
    """The library of that name, built into a folder that any user may read."""
    made = folder / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True)
    return made


class Clock:
    """时钟: what the processes that are told so believe the hour to be, as seconds from the truth."""

    def __init__(self, folder: Path) -> None:
        self.place, self.library = folder / "clock", built("clock", folder)
        self.set(0)

    def set(self, seconds: int) -> None:
        """Jump."""
        passing = self.place.with_suffix(".new")
        passing.write_text(f"{seconds}\n")
        passing.chmod(0o644)
        passing.replace(self.place)

    def surroundings(self) -> dict[str, str]:
        """What makes a process believe it."""
        return {"LD_PRELOAD": str(self.library), "CLOCK_OFFSET": str(self.place)}
