"""收录外部决定: a decision that another system made becomes a case of one entry, found and checked like ours."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.writing import Publish, stored_key

from ..consequences import publish_by
from ..models import Case, Decision, Party
from ..taken import Taken
from .taking import taking

CODE = "penalty.mirrored.2021"
MIRRORED = uuid.UUID("6d696e67-6a69-4e67-8000-6d6972726f72")
PARTY_TYPES = {"person": "natural_person", "sole_trader": "natural_person", "organisation": "legal_person"}

Render = Callable[[Taken], Publish | None]
"""Asked inside the entry, when all rows stand: how it is published in the same breath, or None to let it wait."""


@dataclass(frozen=True, kw_only=True)
class MirroredDecision:
    """外部决定: what a sender told of a decision; amounts are fen, `number` is the sender's own."""

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
    penalties: tuple[str, ...] = ()
    fine: int = 0
    confiscated: int = 0
    facts: str = ""
    basis: str = ""
    content: str = ""
    source_url: str = ""
    letter: uuid.UUID | None = None

    @property
    def case(self) -> uuid.UUID:
        """The docket it stands on, the same for every edition."""
        return uuid.uuid5(MIRRORED, f"{self.source}/{self.number}")

    @property
    def key(self) -> uuid.UUID:
        """The key of its entry: sender, their number, edition; the same line twice is once."""
        return uuid.uuid5(self.case, f"edition/{self.edition}")

    def says(self) -> dict[str, Any]:
        """Its words as the step asks for them."""
        told = asdict(self)
        said = {name: told[name] for name in SAME}
        return {
            **said,
            "source_number": self.number,
            "party_type": PARTY_TYPES.get(self.party_kind, self.party_kind),
            "party_number": self.uscc,
            "representative": self.legal_representative,
            "penalties": list(self.penalties),
            "title": self.title or f"{self.authority}行政处罚决定",
            "outcome": "penalty",
        }


SAME = (
    "source", "source_url", "authority", "document_number", "decided_on", "date_is", "party", "fine", "confiscated",
    "facts", "basis", "content",
)  # fmt: skip


def mirror(
    line: MirroredDecision, *, by: Actor, key: uuid.UUID | None = None, render: Render | None = None
) -> Case:
    """Take an outside decision over; the same line twice is once, a new edition is a second entry on its docket.

    With `render` the leaf may hold the published document itself; without, the decision waits as a candidate.
    """
    case = Case.objects.filter(docket=line.case).first()
    key = key or line.key
    step = "mirror" if case is None or _opens(case, stored_key(key, by)) else "mirror_again"
    case = case or _new(line, by)
    says = {name: value for name, value in line.says().items() if value not in ("", 0, [], None)}
    try:
        with taking(step, case, by=by, says=says, key=key) as taken:
            _rows(taken, line)
            publish = render(taken) if render else None
            taken.writing.leaf |= _leaf(taken, line)
            if publish is not None:
                taken.writing.publish = publish
                taken.says["shown"] = taken.writing.says["shown"] = True
    except Repeated:
        return Case.objects.get(docket=line.case)
    return case


def _opens(case: Case, key: uuid.UUID) -> bool:
    """Whether this key is that of the docket's first entry, so that the same line again is the same step."""
    return Entry.objects.filter(docket=case.docket_id, number=1, key=key).exists()


def _new(line: MirroredDecision, by: Actor) -> Case:
    number = f"外{line.case.hex[:8]}—{line.number}"
    return Case(
        agency=by.agency,
        docket=Docket(id=line.case, kind="case", agency=by.agency),
        number=number[:80],
        title=line.says()["title"][:200],
        kind="penalty",
        procedure=CODE,
        stage="arrival",
        source="mirrored",
        letter=line.letter,
        received_on=timezone.localdate(),
        demo=settings.DEMO,
    )


def _rows(taken: Taken, line: MirroredDecision) -> None:
    case, says = taken.case, taken.says
    if taken.step == "mirror_again":
        case.title = says["title"][:200]
    else:
        Party(
            case=case,
            agency=case.agency,
            kind=says.get("party_type") or "legal_person",
            name=line.party or "（来件未写明）",
            uscc=line.uscc[:18],
            legal_representative=line.legal_representative[:60],
        ).save()
    case.decided_on = line.decided_on
    Decision(
        case=case,
        agency=case.agency,
        number=line.document_number,
        outcome="penalty",
        kinds=list(line.penalties),
        amount=line.fine,
        confiscated=line.confiscated,
        decided_on=line.decided_on,
        publish_by=publish_by(taken.on),
        party_kind=says.get("party_type") or "",
        authority=line.authority[:100],
        particulars={name: says[name] for name in ("facts", "basis", "content") if name in says},
    ).save()


def _leaf(taken: Taken, line: MirroredDecision) -> Mapping[str, str]:
    """`due` counts from the day the decision came in; `org` is the authority as the sender wrote it."""
    if not line.source or not line.authority:
        raise Refused(["来件没有写明来源系统或者作出决定的机关，不能收录。"])
    return {
        "org": line.authority[:120],
        "cls": "penalty",
        "d": line.decided_on.isoformat(),
        "due": publish_by(taken.on).isoformat(),
        "src": line.source[:120],
    }
