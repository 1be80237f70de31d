"""R-5: the disk says it could not sync: the server panics, nobody is told that all is well."""

import shutil
import subprocess
import time
from pathlib import Path

from faults import counting
from faults.clusters import Surrounded
from faults.house import House, copied, folder
from faults.load import Load
from faults.outcome import Drill, Outcome

ROUNDS, FEW = 20, 1


def run(short: bool) -> Outcome:
    """Under load every sync begins to fail, in the server and in every other process; then the disk is well again."""
    rounds, acknowledged, wrong = FEW if short else ROUNDS, 0, []
    lost = panics = 0
    with folder() as made:
        shim, when = built(made), made / "failing"
        more = {"LD_PRELOAD": str(shim), "EIO_WHEN": str(when)}
        state = copied(made / "state")
        with House(state, cluster=Surrounded(state, more), more=more) as house:
            for number in range(rounds):
                load = Load(house, first=number * 1_000_000, patience=3).start()
                time.sleep(1)
                when.touch()
                time.sleep(2)
                load.stop()
                when.unlink()
                house.wait()
                acknowledged += len(load.acknowledged)
                lost += counting.lost(house, load)
            panics = house.cluster.places.log.read_text(errors="replace").count("PANIC")
            wrong += counting.whole(house)
            doubled = counting.doubled(house)
    if panics < rounds:
        wrong.append(f"{rounds} 次同步失败，服务器只停机 {panics} 次。")
    return Outcome(
        "fsync 返回 EIO（数据库和各进程）",
        rounds,
        acknowledged,
        lost,
        doubled,
        tuple(wrong),
        figures={"PANIC": panics},
    )


def built(made: Path) -> Path:
    """The library that is loaded before libc."""
    shim = made / "eio.so"
    source = Path(__file__).with_name("eio.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"], check=True)
    return shim


DRILL = Drill("R-5", run, lambda: shutil.which("gcc") is not None)
