"""R-6: the disk of the database is full: nothing acknowledged is lost, and it starts when there is room again."""

import subprocess
import time

from faults import counting
from faults.house import House, copied, folder, until
from faults.load import Load, steadily
from faults.mounts import can_mount, fill, small
from faults.outcome import Drill, Outcome

ROUNDS, FEW = 10, 1
LEFT, LITTLE = 12 << 20, 5 << 20  # bytes of room when the work begins


def run(short: bool) -> Outcome:
    """Fill the disk but for a little, work until nothing more is taken, free it, go on."""
    rounds, acknowledged, lost, doubled = FEW if short else ROUNDS, 0, 0, 0
    wrong: list[str] = []
    for _ in range(rounds):
        with folder() as made:
            state = copied(made / "state")
            used = int(subprocess.check_output(["du", "-sk", str(state / "postgres")]).split()[0])
            with small(state / "postgres", kilobytes=used + (96 << 10)), House(state) as house:
                ballast = fill(state / "postgres", leaving=LITTLE if short else LEFT)
                load = Load(house, patience=3, size=4000).start()
                _until_refused(load)
                load.stop()
                ballast.unlink()
                house.wait()
                again = Load(house, first=1_000_000, clients=1)
                steadily(again, seconds=1)
                if not again.acknowledged:
                    wrong.append("腾出空间之后仍不接收。")
                acknowledged += len(load.acknowledged)
                lost += counting.lost(house, load)
                wrong += counting.whole(house)
                doubled += counting.doubled(house)
    return Outcome("数据库所在磁盘写满，再腾出空间", rounds, acknowledged, lost, doubled, tuple(wrong))


def _until_refused(load: Load) -> None:
    """Until nothing is acknowledged for some seconds."""

    def still() -> bool:
        before = len(load.acknowledged)
        time.sleep(3)
        return len(load.acknowledged) == before

    until(still, seconds=180, what="写满")


DRILL = Drill("R-6", run, can_mount, "挂载 tmpfs（需要 root）")
