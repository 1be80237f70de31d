"""R-2: the sequencer is killed at every step it takes outside itself, found by counting its system calls."""

import re
import subprocess
import sys

from faults import counting
from faults.house import House, a_house
from faults.notes import Notes, torn
from faults.outcome import Control, Drill, Outcome

CALLS = ("fsync", "rename", "sendto", "mkdir")
FEW = 4
NEW = 3  # entries that wait at each killing


def run(short: bool) -> Outcome:
    """For every call and every n: new entries, killed at the n-th, looked at, and then sealed in peace."""
    wrong: list[str] = []
    notes = Notes()
    with a_house(only=()) as house:
        places = _places(house)
        chosen = places[:: max(1, len(places) // FEW)] if short else places
        killed = 0
        for call, number in chosen:
            house.inside("entries", str(NEW), "1")
            killed += _seal(house, call, number)
            notes.look(house)
            if tear := torn(house.state / "log"):
                wrong.append(f"{call} 第 {number} 次：{tear}")
        house.run("manage.py", "seal", "--once", role="seal")
        notes.look(house)
        wrong += notes.wrong(house) + counting.whole(house)
    if killed < len(chosen) * 3 // 4:
        wrong.append(f"{len(chosen)} 处中只杀到 {killed} 处。")
    return Outcome(
        "封存进程在每一个系统调用处被 kill −9",
        len(chosen),
        wrong=tuple(wrong),
        control=_control(),
        figures={"步骤总数": len(places), "检查点": len(notes.roots)},
    )


def _places(house: House) -> list[tuple[str, int]]:
    """Every call of one sealing from start to end, each with its number."""
    house.inside("entries", str(NEW), "1")
    house.run("manage.py", "seal", "--once", role="seal")
    house.inside("entries", str(NEW), "1")
    log = house.state / "calls"
    words = ("-o", str(log), "-e", f"trace={','.join(CALLS)}", sys.executable, "manage.py", "seal", "--once")
    house.run(*words, role="seal", program="strace")
    counted = {call: len(re.findall(rf"^{call}\(", log.read_text(), re.M)) for call in CALLS}
    return [(call, number + 1) for call in CALLS for number in range(counted[call])]


def _seal(house: House, call: str, number: int) -> bool:
    """Seal once and be killed at the n-th of these calls; whether that came to pass."""
    how = ("-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={number}")
    done = house.run(
        *how, sys.executable, "manage.py", "seal", "--once", role="seal", program="strace", check=False
    )
    return done.returncode != 0


def _control() -> Control:
    """Publishing before the places are committed: killed between the two, the log and the database disagree."""
    with a_house(only=()) as house:
        house.inside("entries", "5", "1")
        house.run("manage.py", "seal", "--once", role="seal")
        house.inside("entries", "5", "1")
        house.run("-m", "faults.rogue", "backwards", role="seal", check=False)
        notes = Notes()
        notes.look(house)
        said = notes.wrong(house)
        return Control(f"先公布后提交，{said[0] if said else '没有不一致'}", bool(said))


def can_trace() -> bool:
    """Whether strace is there and may look at a process, tried."""
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


DRILL = Drill("R-2", run, can_trace, "跟踪进程（需要 strace 与 ptrace 权限）")
