"""R-5: the disk says it could not sync: the server panics, nobody is told that all is well."""

import time

from faults import counting
from faults.clusters import Surrounded
from faults.house import House, copied, folder
from faults.load import Load
from faults.outcome import Drill, Outcome
from faults.shims import built, can_build

ROUNDS, FEW = 20, 1


def run(short: bool) -> Outcome:
    """Under load every sync begins to fail, in the server and in every other process; then the disk is well again."""
    rounds, acknowledged, wrong = FEW if short else ROUNDS, 0, []
    lost = panics = 0
    with folder() as made:
        shim, when = built("eio", made), made / "failing"
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


DRILL = Drill("R-5", run, can_build, "编译 C（需要 gcc）")
