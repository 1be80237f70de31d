"""外部决定: what another system told of a decision it made: a penalty, or a permit of the service hall."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from .models import Case, Decision, Party

DOCKETS = uuid.UUID("6d696e67-6a69-4e67-8000-6d6972726f72")
PERMITS = uuid.UUID("6d696e67-6a69-4e67-8000-7065726d6974")
PARTY_TYPES = {"person": "natural_person", "sole_trader": "natural_person", "organisation": "legal_person"}
BLANK: tuple[Any, ...] = ("", 0, [], None)


@dataclass(frozen=True, kw_only=True)
class Mirrored:
    """外部决定: what all of them have; `number` is the sender's own, `date_is` says what day it is."""

    CODE: ClassVar[str]
    KIND: ClassVar[str]
    DOCKETS: ClassVar[uuid.UUID]
    SAME: ClassVar[tuple[str, ...]]
    PARTICULARS: ClassVar[tuple[str, ...]]
    CALLED: ClassVar[str]

    source: str
    number: str
    title: str
    authority: str
    decided_on: date
    edition: str = "1"
    date_is: str = "decided"
    document_number: str = ""
    party_kind: str = ""
    party: str = ""
    uscc: str = ""
    legal_representative: str = ""
    content: str = ""
    source_url: str = ""
    letter: uuid.UUID | None = None

    @cached_property
    def case(self) -> uuid.UUID:
        """The docket it stands on, the same for every edition."""
        return uuid.uuid5(self.DOCKETS, f"{self.source}/{self.number}")

    @cached_property
    def key(self) -> uuid.UUID:
        """The key of its entry: sender, their number, edition; the same line twice is once."""
        return uuid.uuid5(self.case, f"edition/{self.edition}")

    @property
    def case_number(self) -> str:
        """What its case is called here."""
        return f"外{self.case.hex[:8]}—{self.number}"[:80]

    @property
    def called(self) -> str:
        """The title of its case."""
        return self.title or f"{self.authority}{self.CALLED}"

    def says(self) -> dict[str, Any]:
        """Its words as the step asks for them; what is blank is not said."""
        said = {name: getattr(self, name) for name in self.SAME} | {
            "source_number": self.number,
            "party_type": PARTY_TYPES.get(self.party_kind, self.party_kind),
            "party_number": self.uscc,
            "representative": self.legal_representative,
            "title": self.called,
            **self.special(),
        }
        return {name: value for name, value in said.items() if value not in BLANK}

    def special(self) -> dict[str, Any]:
        """The words that only this kind of decision has under other names."""
        raise NotImplementedError

    def columns(self) -> dict[str, Any]:
        """The columns of the decision that only this kind fills."""
        raise NotImplementedError

    def made_party(self, case: Case, says: Mapping[str, Any]) -> Party:
        """Whom it is about."""
        return Party(
            case=case,
            agency=case.agency,
            kind=says.get("party_type") or "legal_person",
            name=self.party or "（来件未写明）",
            uscc=self.uscc[:18],
            legal_representative=self.legal_representative[:60],
        )

    def made_decision(self, case: Case, says: Mapping[str, Any], *, publish_by: date) -> Decision:
        """The decision's row; the case knows its day from now on."""
        case.decided_on = self.decided_on
        return Decision(
            case=case,
            agency=case.agency,
            number=self.document_number,
            outcome=says["outcome"],
            decided_on=self.decided_on,
            publish_by=publish_by,
            party_kind=says.get("party_type") or "",
            authority=self.authority[:100],
            particulars={name: says[name] for name in self.PARTICULARS if name in says},
            **self.columns(),
        )


@dataclass(frozen=True, kw_only=True)
class MirroredDecision(Mirrored):
    """外部处罚决定: amounts are fen."""

    CODE = "penalty.mirrored.2021"
    KIND = "penalty"
    DOCKETS = DOCKETS
    SAME = (
        "source", "source_url", "authority", "document_number", "decided_on", "date_is", "party", "fine",
        "confiscated", "facts", "basis", "content",
    )  # fmt: skip
    PARTICULARS = ("facts", "basis", "content")
    CALLED = "行政处罚决定"

    penalties: tuple[str, ...] = ()
    fine: int = 0
    confiscated: int = 0
    facts: str = ""
    basis: str = ""

    def special(self) -> dict[str, Any]:
        return {"penalties": list(self.penalties), "outcome": "penalty"}

    def columns(self) -> dict[str, Any]:
        return {"kinds": list(self.penalties), "amount": self.fine, "confiscated": self.confiscated}


@dataclass(frozen=True, kw_only=True)
class MirroredPermit(Mirrored):
    """行政许可决定: what the service hall decided; `matter` is the code of the matter here, where it is known."""

    CODE = "permit.mirrored"
    KIND = "permit"
    DOCKETS = PERMITS
    SAME = (
        "source", "source_url", "authority", "document_number", "permit_number", "matter_name", "category",
        "certificate", "decided_on", "date_is", "outcome", "valid_from", "valid_to", "party", "content",
    )  # fmt: skip
    PARTICULARS = ("matter_name", "category", "certificate", "permit_number", "content")
    CALLED = "行政许可决定"

    matter_name: str
    category: str = "ordinary"
    outcome: str = "granted"
    permit_number: str = ""
    certificate: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    matter: str = ""

    def special(self) -> dict[str, Any]:
        return {}

    def columns(self) -> dict[str, Any]:
        return {"kinds": [self.category], "effective_from": self.valid_from, "effective_until": self.valid_to}
