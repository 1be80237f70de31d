"""Guards: sentences of law that must hold of the case file, and the reasons they give (条件与理由)."""

from collections.abc import Callable
from dataclasses import dataclass

from .casefile import CaseFile
from .statutes import Statute


@dataclass(frozen=True)
class Reason:
    """Why a step may not be taken: article, sentence, and the field it is about (不予办理的理由)."""

    article: str
    sentence: str
    field: str | None = None
    law: str = ""

    def __str__(self) -> str:
        return f"《{self.law}》{self.article}：{self.sentence}"


@dataclass(frozen=True)
class Guard:
    """A sentence of law that must hold of the case file (条件)."""

    article: str
    sentence: str
    holds: Callable[[CaseFile], bool]
    field: str | None = None
    law: Statute | None = None

    @property
    def name(self) -> str:
        return getattr(self.holds, "__name__", "guard")

    def reason(self, statute: Statute) -> Reason:
        """The reason it gives where it does not hold, under the procedure's statute if it names none."""
        return Reason(self.article, self.sentence, self.field, (self.law or statute).short)


def guard(
    article: str, sentence: str, *, field: str | None = None, law: Statute | None = None
) -> Callable[[Callable[[CaseFile], bool]], Guard]:
    """Make a guard of a predicate on the case file."""

    def declare(holds: Callable[[CaseFile], bool]) -> Guard:
        return Guard(article, sentence, holds, field, law)

    return declare
