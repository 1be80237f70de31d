"""A step while it is being taken: what its consequences are worked out from."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mingjing.law.casefile import CaseFile
from mingjing.law.language import Procedure, Step
from mingjing.record.actor import Actor

from .models import Case, Paper, Party
from .reading import doer

if TYPE_CHECKING:
    from mingjing.record.writing import Writing


@dataclass
class Taken:
    """A step being taken: the case as it becomes, the words with what the house stated, the file as it stood."""

    case: Case
    step: str
    rule: Step
    procedure: Procedure
    writing: "Writing"
    by: Actor
    file: CaseFile
    says: dict[str, Any]
    on: date
    papers: list[Paper] = field(default_factory=list)

    @cached_property
    def party(self) -> Party | None:
        """The party as stated in this case."""
        return Party.objects.filter(case=self.case).order_by("entry_id").first()

    @property
    def said(self) -> CaseFile:
        """The file with this step in it."""
        return self.file.saying(self.step, self.says, by=doer(self.by.words()), on=self.on)
