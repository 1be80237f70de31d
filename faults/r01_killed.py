"""R-1: every process, the database too, is killed at a random moment while people hand things in."""

import random
import sys
import time

from faults import counting
from faults.house import a_house
from faults.load import Load
from faults.outcome import Drill, Outcome

ROUNDS, FEW = 200, 2
WHOLE_EVERY = 20


def run(short: bool) -> Outcome:
    """Kill, wait until the doors answer again, count; verify from time to time and at the end."""
    rounds, acknowledged, lost, slowest = FEW if short else ROUNDS, 0, 0, 0.0
    wrong: list[str] = []
    with a_house() as house:
        for number in range(rounds):
            load = Load(house, first=number * 1_000_000, patience=3).start()
            time.sleep(random.uniform(0.3, 2.0))
            house.kill_all()
            load.stop()
            slowest = max(slowest, house.wait())
            acknowledged += len(load.acknowledged)
            lost += counting.lost(house, load)
            print(f"R-1 {number + 1} {acknowledged} {lost}", file=sys.stderr, flush=True)
            if (number + 1) % WHOLE_EVERY == 0 or number + 1 == rounds:
                wrong += counting.whole(house)
        doubled = counting.doubled(house)
    return Outcome(
        "负载中在随机时刻 kill −9 全部进程（含数据库）",
        rounds,
        acknowledged,
        lost,
        doubled,
        tuple(wrong),
        figures={"最慢恢复（秒）": round(slowest, 1)},
    )


DRILL = Drill("R-1", run)
