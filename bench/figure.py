"""One measured figure, and how it is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value; `floor` is what it should not fall below, where known, and `holds` whether it does."""

    name: str
    value: float
    unit: str
    floor: str = ""
    holds: bool | None = None

    def line(self) -> str:
        """As printed."""
        told = {None: "", True: "  pass", False: "  FAIL"}[self.holds]
        return f"{self.name:<48}{self.value:>12.2f} {self.unit:<12}{self.floor}{told}"


def best_ms(work: Callable[[], object], *, rounds: int = 5, times: int = 1) -> float:
    """Milliseconds that one call takes in the best of several rounds: the machine is shared."""
    return min(_round(work, times) for _ in range(rounds)) * 1000 / times


def _round(work: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        work()
    return time.perf_counter() - began
