"""R-3: workers of the desk are killed while clients repeat with the same key; control: a fresh key each time."""

import random
import threading
import time

from faults import counting
from faults.house import House, a_house, family, kill
from faults.load import Key, Load, fresh_key, known_key
from faults.outcome import Control, Drill, Outcome

REQUESTS, FEW, FEWER = 10_000, 200, 100
PAUSE = 1.0  # seconds of work, at most, between a desk that answers and the next killing


def run(short: bool) -> Outcome:
    """Every request until it is acknowledged, each with effect exactly once."""
    requests = FEW if short else REQUESTS
    with a_house() as house:
        load, killed = _under_fire(house, known_key, requests)
        lost, doubled = counting.lost(house, load), counting.doubled(house)
        wrong = counting.whole(house)
        (there,) = house.sql("SELECT count(*) FROM inbox_letter")
    if there[0] != requests:
        wrong.append(f"送来 {requests} 件，库中 {there[0]} 件。")
    if not killed:
        wrong.append("没有杀死任何进程，等于没有试。")
    return Outcome(
        "办理中 kill −9 办案台的工作进程，客户端以同一幂等键重试",
        killed,
        len(load.acknowledged),
        lost,
        doubled,
        tuple(wrong),
        _control(FEWER),
        {"请求": requests, "尝试": load.tries},
    )


def _control(requests: int) -> Control:
    """Without a kept key some requests were done before the answer was lost, and are done again."""
    with a_house() as house:
        for attempt in range(1, 11):
            _under_fire(house, fresh_key, requests, first=attempt * 1_000_000)
            if doubled := counting.doubled(house):
                return Control(f"每次换新键，{attempt * requests} 件中重复 {doubled} 件", True)
    return Control("每次换新键也没有重复", False)


def _under_fire(house: House, key: Key, requests: int, *, first: int = 0) -> tuple[Load, int]:
    load = Load(house, key=key, patience=3, first=first, most=first + requests, clients=8).start()
    ended, killed = threading.Event(), 0

    def wait() -> None:
        load.join()
        ended.set()

    waiter = threading.Thread(target=wait)
    waiter.start()
    while not ended.is_set():
        house.wait()
        time.sleep(random.uniform(0, PAUSE))
        for worker in () if ended.is_set() else family(house.pid("desk"))[1:]:
            kill(worker)
            killed += 1
    waiter.join()
    house.wait()
    return load, killed


DRILL = Drill("R-3", run)
