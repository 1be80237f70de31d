"""R-21: the sequencer stands still: the portal shows it, receipts prove it, and it catches up without a gap."""

import json
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faults import counting
from faults.house import House, a_house, folder, kill, until
from faults.load import Load, ask, steadily
from faults.outcome import Control, Drill, Outcome
from faults.shims import Clock, can_build
from mingjing.config.places import ROOT

STOPPED, FEW = 600, 3  # seconds
ENTRIES, SOME = 30_000, 300
FLOOR = 5000  # leaves a second
SHOWN = "心跳中断"


def run(short: bool) -> Outcome:
    """SIGSTOP; in the short form the portal alone is told that eleven minutes have passed."""
    wrong: list[str] = []
    with folder() as made:
        clock = Clock(made)
        with a_house(own={"portal": clock.surroundings()}) as house:
            load = Load(house, clients=2)
            steadily(load, seconds=2)
            counting.sealed(house)
            control = _shows(house)
            kill(house.pid("seal"), signal.SIGSTOP)
            late = Load(house, clients=1, first=1_000_000)
            steadily(late, seconds=FEW)
            entries = SOME if short else ENTRIES
            house.inside("entries", str(entries))
            time.sleep(0 if short else STOPPED)
            clock.set(660 if short else 0)
            until(lambda: _shows(house), seconds=20, what="门户显示心跳中断")
            receipt = next(iter(late.receipts.values()))
            wrong += _proved(house, made, receipt, code=1)
            rate = _caught_up(house)
            clock.set(0)
            wrong += _proved(house, made, receipt, code=0)
            load.acknowledged |= late.acknowledged
            wrong += counting.whole(house, load)
            lost, doubled = counting.lost(house, load), counting.doubled(house)
    if not short and rate < FLOOR:
        wrong.append(f"补封每秒 {rate:.0f} 叶，不到 {FLOOR}。")
    return Outcome(
        "封存进程停住（SIGSTOP）" + ("，门户的时钟拨快十一分钟" if short else "十分钟"),
        1,
        len(load.acknowledged),
        lost,
        doubled,
        tuple(wrong),
        Control("没有停住时门户不显示中断", not control),
        {"补封（叶/秒）": round(rate), "积压": entries},
    )


def _shows(house: House) -> bool:
    code, page = ask(house.portal, "GET", "/log")
    return code == 200 and SHOWN in page.decode()


def _proved(house: House, made: Path, receipt: bytes, *, code: int) -> list[str]:
    """What a stranger concludes from a receipt, a moment after what it promised."""
    file = made / "receipt"
    file.write_bytes(receipt)
    by = datetime.fromisoformat(json.loads(receipt)["by"]) + timedelta(seconds=5)
    log = house.state / "log"
    words = ("--url", f"http://127.0.0.1:{house.portal}/log", "--key", str(log / "log.vkey"))
    done = house.run(
        "-m", "mingjing_verify", "receipt", str(file), *words, "--now", max(by, datetime.now(UTC)).isoformat(),
        check=False, more={"PYTHONPATH": str(ROOT / "verifier")},
    )  # fmt: skip
    return (
        []
        if done.returncode == code
        else [f"回执核验得 {done.returncode}，应为 {code}：{done.stdout[-300:]}"]
    )


def _caught_up(house: House) -> float:
    """Leaves a second from the moment it goes on until all is sealed."""
    before = counting.published(house.state / "log")
    (waiting,) = house.sql("SELECT count(*) FROM record_pending")
    began = time.monotonic()
    kill(house.pid("seal"), signal.SIGCONT)
    until(
        lambda: counting.published(house.state / "log") >= before + int(waiting[0]), seconds=300, what="补封"
    )
    return int(waiting[0]) / (time.monotonic() - began)


DRILL = Drill("R-21", run, can_build, "编译 C（需要 gcc）")
