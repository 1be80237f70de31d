"""The deadline ring: how much of a limit is left, and in which tone it is drawn."""

from dataclasses import dataclass
from math import pi
from typing import Literal

State = Literal["running", "met", "suspended", "lapsed"]
RADIUS = 44
TURN = 2 * pi * RADIUS
SOON_DAYS = 3
SOON_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Ring:
    """A drawn ring: tone, the number inside, and the dash of the filled part."""

    tone: Literal["calm", "soon", "over", "met", "suspended"]
    text: str
    sentence: str
    filled: float
    turn: float = round(TURN, 1)


def ring(*, left: int, total: int, unit: str = "天", state: State = "running") -> Ring:
    """Fill is the share left; over time and met are full rings, so the number always speaks."""
    if state == "met":
        return Ring("met", "办结", "已在期限内办结", round(TURN, 1))
    if state == "lapsed":
        return Ring("suspended", "届满", "期限已经届满，视为放弃", round(TURN, 1))
    share = min(max(left / total, 0), 1) if total else 0
    filled = round(TURN * share, 1)
    if state == "suspended":
        return Ring("suspended", str(left), f"期限中止，剩 {left} {unit}", filled)
    if left < 0:
        return Ring("over", f"−{-left}", f"已超期 {-left} {unit}", round(TURN, 1))
    tone: Literal["soon", "calm"] = "soon" if left <= SOON_DAYS or share <= SOON_SHARE else "calm"
    return Ring(tone, str(left), f"剩 {left} {unit}", filled)
