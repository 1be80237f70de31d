"""R-4: the power is cut: what was not flushed to the disk is gone; control: a server that does not sync.

The house stands on an ext4 of its own in a file. All processes are stopped and the file is copied, in a
moment in which the kernel writes nothing to it: the copy has what was handed to the disk, and nothing of
what was still held back.
"""

import os
import random
import signal
import time
from pathlib import Path

from faults import counting
from faults.clusters import Careless
from faults.house import House, TooLong, copied, family, folder, standing, until
from faults.load import Load
from faults.mounts import Disk, can_loop
from faults.outcome import Control, Drill, Outcome
from mingjing.config.embedded import Cluster, ClusterFailed

ROUNDS, FEW = 50, 1
ENOUGH = 5  # answered before the power goes, however slow the machine; nothing answered, nothing tried
SIZE = 700  # megabytes


def run(short: bool) -> Outcome:
    """A new disk each time, cut at a random moment."""
    acknowledged = lost = doubled = 0
    wrong: list[str] = []
    rounds = FEW if short else ROUNDS
    for _ in range(rounds):
        with folder() as made:
            load, disk = _cut(made, Cluster)
            acknowledged += len(load.acknowledged)
            try:
                disk.mount()
                with House(disk.place / "state") as house:
                    lost += counting.lost(house, load)
                    doubled += counting.doubled(house)
                    wrong += counting.whole(house)
            except (ClusterFailed, TooLong) as broken:
                wrong.append(f"断电之后起不来：{str(broken)[-200:]}")
            finally:
                disk.unmount()
    return Outcome(
        "负载中断电，没有落盘的字节全部消失",
        rounds,
        acknowledged,
        lost,
        doubled,
        tuple(wrong),
        _control(),
    )


def _control() -> Control:
    with folder() as made:
        load, disk = _cut(made, Careless)
        try:
            disk.mount()
            with House(disk.place / "state", only=()) as house:
                lost = counting.lost(house, load)
                return Control(f"fsync=off，已答复 {len(load.acknowledged)} 件中丢失 {lost} 件", lost > 0)
        except (ClusterFailed, TooLong, OSError):
            return Control(f"fsync=off，已答复 {len(load.acknowledged)} 件，数据库已起不来", True)
        finally:
            disk.unmount()


def _cut(made: Path, kind: type[Cluster]) -> tuple[Load, Disk]:
    """Work on a disk until the power goes; what was promised, and what is left."""
    disk = Disk(made / "disk", made / "before")
    disk.make(megabytes=SIZE)
    disk.mount()
    try:
        state = copied(disk.place / "state")
        state.chmod(0o755)
        with House(state, cluster=kind(state)) as house:
            os.sync()
            load = Load(house, patience=3).start()
            time.sleep(random.uniform(1.5, 3))
            until(lambda: len(load.acknowledged) >= ENOUGH, what="够多的答复")
            _stop(house)
            left = disk.cut(made / "after")
            load.acknowledged = dict(load.acknowledged)
            house.lose()
            load.stop()
    finally:
        disk.unmount()
    return load, left


def _stop(house: House) -> None:
    """Every process of the house stands still: what it had asked of the kernel is done or will never be."""
    alive: list[int] = []
    while new := [one for one in _everybody(house) if one not in alive]:
        for one in new:
            os.kill(one, signal.SIGSTOP)
        alive += new
    until(lambda: all(map(standing, alive)), seconds=30, what="全部进程停住")


def _everybody(house: House) -> list[int]:
    first = [house.server()] + [process.running.pid for process in house.processes if process.running]
    return [one for each in first for one in family(each)]


DRILL = Drill("R-4", run, can_loop, "把文件当作磁盘挂载（需要 root、回环设备和 mkfs.ext4）")
