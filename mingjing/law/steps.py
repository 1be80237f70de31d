"""Steps: what may be done in a procedure, by whom, and where it leads (步骤)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .asks import Ask, Said, State
from .guards import Guard, Reason
from .statutes import Statute
from .words import Role


@dataclass(frozen=True)
class Branch:
    """Where a step leads, by what was said in one of its fields; None stays (分支)."""

    field: str
    ways: tuple[tuple[str, str | None], ...]

    def to(self, says: Said) -> str | None:
        """The stage for what was said, or None to stay."""
        return dict(self.ways).get(str(says.get(self.field)))


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that may be done, with its article (步骤)."""

    title: str
    at: tuple[str, ...]
    by: Role | tuple[Role, ...]
    article: str
    to: str | Branch | None = None
    law: Statute | None = None
    asks: tuple[Ask, ...] = ()
    states: tuple[State, ...] = ()
    needs: tuple[Guard, ...] = ()
    checks: tuple[Guard, ...] = ()
    papers: tuple[str, ...] = ()
    paper_by: Branch | None = None
    """Which one of the papers is made, where that depends on what is said."""
    leaf: str = "rec"

    @property
    def roles(self) -> tuple[Role, ...]:
        """Those who may take it."""
        return (self.by,) if isinstance(self.by, Role) else self.by

    def destination(self, says: Said) -> str | None:
        """The stage it leads to with these words, or None where the case stays."""
        return self.to.to(says) if isinstance(self.to, Branch) else self.to

    @property
    def destinations(self) -> tuple[str, ...]:
        """Every stage it may lead to."""
        if isinstance(self.to, Branch):
            return tuple(dict.fromkeys(stage for _, stage in self.to.ways if stage is not None))
        return (self.to,) if self.to else ()

    def papers_for(self, says: Said) -> tuple[str, ...]:
        """The papers made with these words."""
        if self.paper_by is None:
            return self.papers
        chosen = self.paper_by.to(says)
        return (chosen,) if chosen else ()

    def ask(self, name: str) -> Ask | None:
        """The field of that name, or None."""
        return next((one for one in self.asks if one.name == name), None)


@dataclass(frozen=True)
class Offer:
    """A step that could be taken from here, and what still stands against it (可办事项)."""

    step: str
    title: str
    reasons: tuple[Reason, ...]


def placed(steps: Mapping[str, Step], *, at: tuple[str, ...]) -> dict[str, Step]:
    """The same steps at other stages; for steps that several procedures share."""
    return {code: replace(step, at=at) for code, step in steps.items()}
