"""A trial of a guard: one set of words or one file it refuses, and one it admits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mingjing.law.guards import Guard
from tests.law.walk import Walk, on_spot_until, until

Taken = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class Trial:
    """What the guard of that name says at a step: refused `bad`, admitted `good`."""

    guard: str
    step: str
    on: str
    walk: Callable[[], Walk]
    bad: dict[str, Any] = field(default_factory=dict)
    good: dict[str, Any] = field(default_factory=dict)
    bad_walk: Callable[[], Walk] | None = None
    bad_on: str = ""

    @property
    def found(self) -> Guard:
        """The guard itself, as the step has it."""
        rule = self.walk().procedure.steps[self.step]
        named = [one for one in (*rule.needs, *rule.checks) if one.name == self.guard]
        assert named, f"{self.step} has no guard {self.guard}"
        return named[0]

    @property
    def name(self) -> str:
        """The test's name, with the article."""
        return f"{self.found.article}_{self.guard}_at_{self.step}"

    def reason(self) -> str:
        return str(self.found.reason(self.walk().procedure.statute))

    def refuses(self) -> bool:
        return self.reason() in (self.bad_walk or self.walk)().refused(
            self.step, self.bad_on or self.on, **self.bad
        )

    def admits(self) -> bool:
        return self.reason() not in self.walk().refused(self.step, self.on, **self.good)


def before(step: str, *more: Taken, code: str = "penalty.ordinary.2021") -> Callable[[], Walk]:
    """A walk to just before a step, and some steps more."""

    def walked() -> Walk:
        walk = on_spot_until(step) if code == "penalty.summary.2021" else until(step)
        for taken, on, changes in more:
            walk.take(taken, on, **changes)
        return walk

    return walked


def on_spot(step: str, *more: Taken) -> Callable[[], Walk]:
    return before(step, *more, code="penalty.summary.2021")
