"""What one drill showed: counted, judged, and printed in one line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Control:
    """对照: the same drill with the protection taken away; unless it shows the harm, nothing was tried."""

    said: str
    harmed: bool


@dataclass(frozen=True)
class Outcome:
    """演练结果: "lost" was answered 2xx and is not there; "doubled" is there more than once."""

    did: str
    rounds: int
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    wrong: tuple[str, ...] = ()
    control: Control | None = None
    figures: Mapping[str, float | str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Nothing lost, doubled or wrong, and the control showed the harm."""
        harmless = self.control is not None and not self.control.harmed
        return not (self.lost or self.doubled or self.wrong or harmless)


@dataclass(frozen=True)
class Drill:
    """一项演练: its number among the goals, and how it is run; `short` is for the tests."""

    id: str
    run: Callable[[bool], Outcome]
    possible: Callable[[], bool] = lambda: True
    needs: str = ""  # what makes it possible, in words


def line(drill: str, one: Outcome) -> str:
    """The outcome in one line."""
    counted = f"{one.rounds} 次，已答复 {one.acknowledged}，丢失 {one.lost}，重复 {one.doubled}"
    control = (
        "无对照"
        if one.control is None
        else f"对照{'如期' if one.control.harmed else '没有'}出错：{one.control.said}"
    )
    figures = "".join(f"；{name} {value}" for name, value in one.figures.items())
    verdict = "通过" if one.passed else "未通过"
    wrong = "".join(f"\n      ✗ {sentence}" for sentence in one.wrong)
    return f"{drill:<5}{verdict}　{one.did}。{counted}；{control}{figures}{wrong}"


def untried(drill: Drill) -> Outcome:
    """What is said of a drill that this machine cannot do: never that it held."""
    return Outcome("没有试", 0, wrong=(f"这台机器不能{drill.needs}。",))


def told(drill: str, one: Outcome, *, seconds: float, short: bool) -> dict[str, Any]:
    """The outcome as JSON."""
    return {
        "id": drill,
        "did": one.did,
        "rounds": one.rounds,
        "acknowledged": one.acknowledged,
        "lost": one.lost,
        "doubled": one.doubled,
        "wrong": list(one.wrong),
        "control": None if one.control is None else {"said": one.control.said, "harmed": one.control.harmed},
        "figures": dict(one.figures),
        "passed": one.passed,
        "seconds": round(seconds, 1),
        "short": short,
    }
