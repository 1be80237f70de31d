"""R-11: the clock of the whole machine jumps, forth and back: deadlines hold, nothing is signed backwards, no session lives again."""

import json
from datetime import datetime

from faults import counting
from faults.clusters import Surrounded
from faults.house import House, copied, folder, until
from faults.load import Load, ask, steadily
from faults.notes import Notes
from faults.outcome import Drill, Outcome
from faults.shims import Clock, can_build

HOUR, HALF = 3600, 1200
PROMISE = 60.0


def run(short: bool) -> Outcome:
    """An hour forward, an hour back, and on again when the true time has caught up."""
    wrong: list[str] = []
    notes = Notes()
    with folder() as made:
        clock = Clock(made)
        more = clock.surroundings()
        state = copied(made / "state")
        with House(state, cluster=Surrounded(state, more), more=more) as house:
            load = Load(house, clients=2)
            steadily(load, seconds=2)
            counting.sealed(house)
            session = _session(house)
            _expect(wrong, _inside(house, session), "一开始就没有登录上。")
            clock.set(HALF)
            until(lambda: not _inside(house, session), seconds=15, what="歇得太久的会话结束")
            later = _session(house)
            _expect(wrong, _inside(house, later), "时钟快二十分钟后登录不上。")
            forward = Load(house, clients=2, first=1_000_000)
            steadily(forward, seconds=2)
            counting.sealed(house)
            notes.look(house)
            clock.set(-5)
            signed = _backwards(house, notes, wrong)
            _expect(wrong, not _inside(house, session), "时钟拨回后，已结束的会话又活了。")
            _expect(wrong, not _inside(house, later), "时钟拨回后，将来才登录的会话还有效。")
            clock.set(HALF + HOUR)
            counting.sealed(house, seconds=120)
            load.acknowledged |= forward.acknowledged | signed.acknowledged
            wrong += notes.wrong(house) + counting.whole(house, load) + _promises(load, forward, signed)
            wrong += _order(house)
            lost, doubled = counting.lost(house, load), counting.doubled(house)
    return Outcome(
        "全机时钟快二十分钟、倒退、再快一小时",
        3,
        len(load.acknowledged),
        lost,
        doubled,
        tuple(wrong),
    )


def _expect(wrong: list[str], true: bool, sentence: str) -> None:
    if not true:
        wrong.append(sentence)


def _session(house: House) -> str:
    return str(house.inside("signed_in", "张明"))


def _inside(house: House, session: str) -> bool:
    return ask(house.desk, "GET", "/desk/", headers={"Cookie": f"sessionid={session}"}, patience=30)[0] == 200


def _backwards(house: House, notes: Notes, wrong: list[str]) -> Load:
    """While the clock stands before the last signature, work goes on and nothing is signed."""
    said = house.state / "output" / "seal.log"
    until(lambda: "倒退了" in said.read_text(errors="replace"), seconds=30, what="封存说时钟倒退")
    before = counting.published(house.state / "log")
    load = Load(house, clients=2, first=2_000_000)
    steadily(load, seconds=3)
    _expect(wrong, bool(load.acknowledged), "时钟倒退时办理没有照常。")
    _expect(wrong, counting.published(house.state / "log") == before, "时钟倒退时仍在签署。")
    notes.look(house)
    return load


def _promises(*loads: Load) -> list[str]:
    """Every receipt promises a minute after it was given, whatever the clock."""
    for load in loads:
        for raw in load.receipts.values():
            told = json.loads(raw)
            at, by = (datetime.fromisoformat(told[name]) for name in ("at", "by"))
            if (by - at).total_seconds() != PROMISE:
                return [f"回执承诺的时限不对：{told['at']} → {told['by']}"]
    return []


def _order(house: House) -> list[str]:
    """No docket has an entry that is older than the one before."""
    (found,) = house.sql("""SELECT count(*) FROM record_entry a JOIN record_entry b
        ON a.docket_id = b.docket_id AND b.number = a.number + 1 WHERE b.at < a.at""")
    return [f"有 {found[0]} 条记录比同案卷的前一条还早。"] if found[0] else []


DRILL = Drill("R-11", run, can_build, "编译 C（需要 gcc）")
