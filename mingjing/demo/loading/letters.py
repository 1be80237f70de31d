"""来件: a source's file becomes a letter, its lines get their outcomes, the letter its answer; twice is once."""

import hashlib
import io
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue.actions import enact_all
from mingjing.rooms.catalogue.loading import Loaded, Outcome
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Incoming, note_lines, receive, take_up
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.inbox.models import Letter, LetterLine

KEYS = uuid.UUID("6d696e67-6a69-4e67-8000-6c6f61646564")
ROOM = "catalogue"
Step = Callable[[int], None]
"""Told how many lines have been dealt with."""


def sender(code: str, title: str) -> Actor:
    """Who hands in what was found in this source: an outside system, read by the city."""
    city = Agency.objects.filter(kind="city").order_by("id").first()
    number, name = (city.pk, city.name) if city else (0, "")
    return Actor(f"load/{code}", title, number, name, Role.INTEGRATOR)


def hand_in(raw: bytes, *, name: str, kind: str, subject: str, by: Actor) -> Letter:
    """The whole file as one letter; the same file again is the same letter."""
    key = uuid.uuid5(KEYS, f"{hashlib.sha256(raw).hexdigest()}/{kind}/{name}/{subject}")
    incoming = Incoming(kind, subject, agency=by.agency, particulars={"src": by.name})
    received = receive(incoming, by=by, key=key, file=Attached(io.BytesIO(raw), name, len(raw)))
    return queries.letter_of(received.letter)


def answered(letter: Letter) -> Counter[str] | None:
    """What became of a letter that has been dealt with before, or None."""
    uptake = letter.uptakes.order_by("-at").first()
    return Counter(uptake.counts) if uptake else None


def enact(letter: Letter, parts: Iterable[Loaded], *, step: Step) -> Counter[str]:
    """Bring into force what was read, part by part, keep every line's outcome, then answer the letter."""
    done = answered(letter)
    if done is not None:
        return done
    dealt = 0
    for part in parts:
        outcomes = enact_all(part, by=HOUSE, key=letter.pk)
        note_lines(letter, [_line(outcome, part) for outcome in outcomes])
        dealt += len(outcomes)
        step(dealt)
    return answer(letter)


def _line(outcome: Outcome, part: Loaded) -> LetterLine:
    became = next((f"{one.kind}/{one.code}" for one in part.proposed if outcome.line in one.lines), "")
    return LetterLine(
        number=outcome.line,
        key=outcome.key[:200],
        state=outcome.state,
        sentences=list(outcome.sentences),
        became=became[:120] if outcome.state != "refused" else "",
    )


def answer(letter: Letter, *, note: str = "") -> Counter[str]:
    """Say on the letter's docket what became of its lines."""
    counts = Counter(letter.lines.values_list("state", flat=True))
    taken = counts["accepted"] + counts["warned"]
    told = note or f"接收{taken}行，其中{counts['warned']}行有提示；{counts['refused']}行未接收。"
    outcome = "taken" if taken or note else "declined"
    try:
        take_up(letter, room=ROOM, by=HOUSE, key=letter.pk, outcome=outcome, note=told, counts=dict(counts))
    except Refused:
        letter.refresh_from_db()
    return counts


def report(letter: Letter, code: str) -> Path:
    """Write the letter's report as a CSV file of the state directory; where it lies."""
    place = Path(settings.STATE) / "reports" / f"{code}.csv"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("w", encoding="utf-8", newline="") as file:
        file.writelines(queries.report(letter))
    return place
