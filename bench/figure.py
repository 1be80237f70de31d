"""One measured figure, and how it is taken."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A measured value; `floor` is its bar, where known, and `holds` whether it does; `beside` are further values."""

    name: str
    value: float
    unit: str
    floor: str = ""
    holds: bool | None = None
    beside: tuple["Figure", ...] = ()

    @property
    def all(self) -> tuple["Figure", ...]:
        """The value and those beside it."""
        return (self, *self.beside)

    @property
    def passed(self) -> bool | None:
        """Whether every value holds that has a bar; None where none has."""
        told = [one.holds for one in self.all if one.holds is not None]
        return all(told) if told else None

    @property
    def values(self) -> str:
        """All values in words: 12.34 ms, p95 30.10 ms."""
        more = [f"{one.name} {number(one.value)} {one.unit}" for one in self.beside]
        return ", ".join([f"{number(self.value)} {self.unit}".strip(), *more])

    @property
    def bars(self) -> str:
        """All bars in words."""
        return ", ".join(
            f"{one.name} {one.floor}" if one is not self else one.floor for one in self.all if one.floor
        )

    def line(self) -> str:
        """As printed."""
        told = {None: "", True: "pass", False: "FAIL"}[self.passed]
        return f"{self.name:<58}  {self.values:<40}  {self.bars:<30}  {told}".rstrip()

    def words(self) -> dict[str, Any]:
        """As kept in a file."""
        values = [
            {"name": one.name if one is not self else "", "value": one.value, "unit": one.unit, "bar": one.floor,
             "holds": one.holds}
            for one in self.all
        ]  # fmt: skip
        return {"measure": self.name, "values": values, "holds": self.passed}


def number(value: float) -> str:
    """A value with as many digits as it can carry."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 100 else f"{value:.2f}"


def at_most(name: str, value: float, unit: str, bar: float | None, *beside: Figure) -> Figure:
    """A value that should not be above its bar."""
    if bar is None:
        return Figure(name, value, unit, beside=beside)
    return Figure(name, value, unit, f"<= {bar:,g}", value <= bar, beside)


def at_least(name: str, value: float, unit: str, bar: float | None, *beside: Figure) -> Figure:
    """A value that should not be below its bar."""
    if bar is None:
        return Figure(name, value, unit, beside=beside)
    return Figure(name, value, unit, f">= {bar:,g}", value >= bar, beside)


def latency(
    name: str, seconds: Sequence[float], *, p50: float | None = None, p95: float | None = None
) -> Figure:
    """The middle and the 95th percentile of many durations, in milliseconds, each with its bar."""
    high = at_most("p95", percentile(seconds, 95) * 1000, "ms", p95)
    return at_most(name, percentile(seconds, 50) * 1000, "ms", p50, high)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * share / 100) - 1)]


def best_ms(work: Callable[[], object], *, rounds: int = 5, times: int = 1) -> float:
    """Milliseconds that one call takes in the best of several rounds: the machine is shared."""
    return min(_round(work, times) for _ in range(rounds)) * 1000 / times


def _round(work: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        work()
    return time.perf_counter() - began
