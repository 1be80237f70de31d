"""Who acts, as written into the entry: the words of the day, not a foreign key."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Whoever takes a step (行为人); `account` is stable, the rest is as it was at that hour."""

    account: str
    name: str
    agency: int
    agency_name: str
    role: str
    certificate: str = ""

    def words(self) -> dict[str, object]:
        """What the entry keeps of the actor."""
        return dict(vars(self))


HOUSE = Actor("house", "明镜系统", 0, "", "house")
"""The platform itself, where no person acts: heartbeats, recounts, followers."""
