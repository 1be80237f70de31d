"""R-16: five times as many readers as can be served; control: the same door without admission."""

import asyncio
import time
from dataclasses import dataclass, field

from faults.house import House, a_house, until
from faults.load import ask
from faults.outcome import Control, Drill, Outcome

SECONDS, FEW = 30, 5
TRIES = 3  # of the short form, which may have a neighbour on its machine; in full the first try counts
TIMES, MOST = 5, 600  # of the measured capacity, and requests a second at most
P95, RECOVERS = 0.5, 30.0
PAGE = "/before"


@dataclass
class Seen:
    """What the readers got."""

    codes: dict[int, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    without: int = 0

    def p95(self) -> float:
        """95 in 100 of those who were let in waited no longer."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)] if self.seconds else float("inf")


def run(short: bool) -> Outcome:
    """Measure what the portal can serve, offer five times that, and see how soon it is well again."""
    wrong: list[str] = []
    with a_house(only=("portal",)) as house:
        capacity = _capacity(house)
        seen = _crowd(house, capacity, short)
        recovered = until(lambda: _quick(house), seconds=RECOVERS * 2, what="恢复")
    other = {code: n for code, n in seen.codes.items() if code not in (200, 503)}
    if other:
        wrong.append(f"200 与 503 之外的结果：{other}")
    if seen.without:
        wrong.append(f"{seen.without} 个 503 没有说何时再来。")
    if seen.p95() > P95:
        wrong.append(f"放进来的读者 p95 {seen.p95():.2f} 秒，上限 {P95} 秒。")
    if recovered > RECOVERS:
        wrong.append(f"{recovered:.0f} 秒后才恢复。")
    control = _control(capacity, seen.p95(), FEW if short else SECONDS)
    return Outcome(
        "门户受到五倍于能力的读者",
        1,
        seen.codes.get(200, 0),
        wrong=tuple(wrong),
        control=control,
        figures={
            "能力（次/秒）": round(capacity),
            f"放进来的 p95（秒，上限 {P95}）": round(seen.p95(), 3),
            "请稍后再来": seen.codes.get(503, 0),
            "恢复（秒）": round(recovered, 1),
        },
    )


def _crowd(house: House, capacity: float, short: bool) -> Seen:
    """What five times too many get; in the short form the first of some tries that holds, or the last."""
    for _ in range(TRIES if short else 1):
        rate = min(MOST, capacity * TIMES)
        seen = asyncio.run(_offered(house.portal, rate=rate, seconds=FEW if short else SECONDS))
        if seen.p95() <= P95:
            break
    return seen


def _capacity(house: House) -> float:
    """Requests a second that four readers in turn are served."""
    seen = asyncio.run(_in_turn(house.portal, readers=4, seconds=3))
    return max(5.0, seen.codes.get(200, 0) / 3)


def _quick(house: House) -> bool:
    began = time.monotonic()
    return ask(house.portal, "GET", PAGE)[0] == 200 and time.monotonic() - began < P95


async def _in_turn(port: int, *, readers: int, seconds: float) -> Seen:
    seen, ends = Seen(), time.monotonic() + seconds

    async def reader() -> None:
        while time.monotonic() < ends:
            await _read(port, seen)

    await asyncio.gather(*(reader() for _ in range(readers)))
    return seen


async def _offered(port: int, *, rate: float, seconds: float) -> Seen:
    """Requests at their hour, whether or not the ones before were answered."""
    seen, began, going = Seen(), time.monotonic(), []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0, began + number / rate - time.monotonic()))
        going.append(asyncio.create_task(_read(port, seen)))
    await asyncio.gather(*going)
    return seen


async def _read(port: int, seen: Seen) -> None:
    began, code, answer = time.monotonic(), 0, b""
    try:
        async with asyncio.timeout(20):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = await reader.read()
            writer.close()
            code = int(answer.split(b" ", 2)[1])
    except (OSError, TimeoutError, IndexError):
        code = 0
    seen.codes[code] = seen.codes.get(code, 0) + 1
    if code == 200:
        seen.seconds.append(time.monotonic() - began)
    if code == 503 and b"retry-after" not in answer.lower():
        seen.without += 1


def _control(capacity: float, admitted: float, seconds: float) -> Control:
    """Everybody is let in, and everybody waits."""
    with a_house(only=("portal",), module="faults.unlimited") as house:
        seen = asyncio.run(_offered(house.portal, rate=min(MOST, capacity * TIMES), seconds=seconds))
    harmed = seen.p95() > max(P95, 2 * admitted)
    return Control(f"不限流，p95 {seen.p95():.1f} 秒，无答复 {seen.codes.get(0, 0)}", harmed)


DRILL = Drill("R-16", run)
