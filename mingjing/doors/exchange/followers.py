"""What the exchange does when a letter has come in and is sealed."""

from collections.abc import Iterator, Sequence

from django.db import DataError

from mingjing.record.actor import Actor
from mingjing.record.following import Seen, follower
from mingjing.record.refusal import Refused
from mingjing.rooms.cases.actions import MirroredDecision
from mingjing.rooms.disclosure.actions import mirror_many
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.models import Letter

from .mirrored_decisions import channel
from .mirrored_decisions.line import Line

NAME = "exchange.mirrored_decisions"


@follower(NAME, actions=("letter.receive",), writes=True)
def mirrored_decisions(seen: Seen) -> None:
    """Work off a letter of decisions that another system made."""
    if seen.says.get("kind") == channel.KIND:
        letter = queries.letter_of(seen.docket)
        channel.work_off(letter, mirror=made_ours, by=Actor(**seen.by), key=seen.key(NAME))


def made_ours(
    lines: Sequence[Line], *, letter: Letter, edition: str, by: Actor
) -> Iterator[str | Refused | DataError]:
    """The numbers of the cases as which decisions stand here, or why they do not."""
    told = (_told(line, letter=letter, edition=edition, by=by) for line in lines)
    for became in mirror_many(told, by=by):
        yield became.wrong or became.number


def _told(line: Line, *, letter: Letter, edition: str, by: Actor) -> MirroredDecision:
    return MirroredDecision(
        source=str(letter.particulars.get("src") or by.name), number=line.number, edition=edition, title=line.title,
        authority=line.authority, decided_on=line.decided_on, date_is=line.date_is, party_kind=line.party_kind,
        document_number=line.document_number, party=line.party, uscc=line.uscc, penalties=line.penalties,
        legal_representative=line.legal_representative, fine=line.fine, confiscated=line.confiscated,
        facts=line.facts, basis=line.basis, content=line.content, source_url=line.source, letter=letter.pk,
    )  # fmt: skip
