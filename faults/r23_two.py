"""R-23: several sequencers at once: one works; control: two without a common lock sign two trees of one size."""

import shutil
import subprocess
import time

from faults import counting
from faults.house import House, a_house, copied, folder, kill, until
from faults.load import Load
from faults.notes import Notes
from faults.outcome import Control, Drill, Outcome
from mingjing.config.supervise import processes

AT_ONCE = 3
ROUNDS, FEW = 30, 2
HOLDERS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"


def run(short: bool) -> Outcome:
    """Start some at the same moment while people work, kill the one that won, again and again."""
    wrong: list[str] = []
    notes = Notes()
    rounds = FEW if short else ROUNDS
    with a_house(only=("desk",)) as house:
        load = Load(house, clients=2).start()
        for _ in range(rounds):
            wrong += _race(house, notes)
        load.stop()
        house.run("manage.py", "seal", "--once", role="seal")
        notes.look(house)
        wrong += notes.wrong(house) + counting.whole(house, load)
        lost, doubled = counting.lost(house, load), counting.doubled(house)
    return Outcome(
        f"{AT_ONCE} 个封存进程同时启动，得位者随即被 kill −9",
        rounds,
        len(load.acknowledged),
        lost,
        doubled,
        tuple(wrong),
        _control(),
        {"检查点": len(notes.roots)},
    )


def _race(house: House, notes: Notes) -> list[str]:
    rivals = []
    for number in range(AT_ONCE):
        (one,) = [one for one in processes(house.state, house.told) if one.name == "seal"]
        one.log = house.state / "output" / f"rival-{number}.log"
        one.start()
        rivals.append(one)
    alive = [one.running for one in rivals if one.running is not None]
    until(lambda: sum(one.poll() is None for one in alive) <= 1, what="其余封存进程退出")
    holders = int(house.sql(HOLDERS)[0][0])
    time.sleep(1.5)
    notes.look(house)
    for started in alive:
        kill(started.pid)
        started.wait()
    until(lambda: int(house.sql(HOLDERS)[0][0]) == 0, what="数据库放开锁")
    return [] if holders == 1 else [f"同时有 {holders} 个封存进程持锁。"]


def _control() -> Control:
    """Each with a database of its own, nothing holds them apart."""
    notes = Notes()
    with folder() as made:
        for name in ("one", "two"):
            with House(copied(made / name), only=()) as house:
                if name == "two":
                    shutil.rmtree(house.state / "keys")
                    subprocess.run(["cp", "-a", made / "one" / "keys", house.state / "keys"], check=True)
                house.inside("entries", "6", "1")
                house.run("-m", "faults.rogue", "unguarded", role="seal")
                notes.look(house)
    twice = [size for size, roots in notes.roots.items() if len(roots) > 1]
    return Control(f"各用各的库，大小 {twice} 签出两个根", bool(twice))


DRILL = Drill("R-23", run)
