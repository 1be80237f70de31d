"""How mirrored decisions travel: a file becomes a letter, a letter is worked off line by line."""

import hashlib
import io
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from django.db import DataError
from django.utils import timezone

from mingjing.record.actor import HOUSE, Actor
from mingjing.record.refusal import KeyReused, Refused
from mingjing.record.words import canonical
from mingjing.rooms.inbox.actions import Incoming, Received, note_lines, receive, take_up
from mingjing.rooms.inbox.keeping import Attached, original
from mingjing.rooms.inbox.models import Letter, LetterLine
from mingjing.rooms.inbox.tables import Row, Unreadable, rows

from .line import Line, NotTaken
from .mapping import FORMS, recognised

KIND = "mirrored_decisions"
ROOM = "exchange"
KEYS = uuid.UUID("6d696e67-6a69-4e67-8000-6d6972726f72")
BATCH = 100


class Mirror(Protocol):
    """Makes one decision ours, once an edition, and answers with what it became; raises Refused and KeyReused."""

    def __call__(self, line: Line, *, letter: Letter, edition: str, by: Actor) -> str: ...


def send(raw: bytes, *, name: str, subject: str, by: Actor, form: str = "", edition: str = "1") -> Received:
    """Hand in a whole file as one letter of a sender; the same file again is the same letter."""
    digest = hashlib.sha256(raw).hexdigest()
    incoming = Incoming(
        KIND, subject, agency=by.agency, particulars={"format": form, "edition": edition, "src": by.name}
    )
    key = uuid.uuid5(KEYS, f"{digest}/{form}/{edition}/{subject}/{name}")
    return receive(incoming, by=by, key=key, file=Attached(io.BytesIO(raw), name, len(raw)))


def work_off(letter: Letter, *, mirror: Mirror, by: Actor, key: uuid.UUID) -> Counter[str]:
    """Mirror every line that can be, keep each line's outcome, then answer the letter; twice is once."""
    if letter.uptakes.filter(room=ROOM).exists():
        return Counter()
    with original(letter.sha256) as file:
        raw = file.read()
    try:
        for batch in _batches(rows(raw)):
            note_lines(letter, [_outcome(row, letter, mirror=mirror, by=by) for row in batch])
    except Unreadable as wrong:
        take_up(letter, room=ROOM, by=HOUSE, key=key, outcome="declined", note=str(wrong))
        return Counter()
    counts = Counter(letter.lines.values_list("state", flat=True))
    taken = counts["accepted"] + counts["warned"]
    note = f"收录{taken}件，其中{counts['warned']}件有提示；{counts['refused']}行未接收。"
    take_up(
        letter,
        room=ROOM,
        by=HOUSE,
        key=key,
        outcome="taken" if taken else "declined",
        note=note,
        counts=dict(counts),
    )
    return counts


def _outcome(row: Row, letter: Letter, *, mirror: Mirror, by: Actor) -> LetterLine:
    """What became of one line; whatever it holds, the outcome can be kept."""
    noted = LetterLine(
        number=row.number, key=str(row.cells.get("number") or row.cells.get("id") or ""), state="refused"
    )
    try:
        line = _read(row, letter)
        edition = str(letter.particulars.get("edition") or "1")
        noted.key = line.number
        noted.became = mirror(line, letter=letter, edition=edition, by=by)
        noted.state, noted.sentences = ("warned" if line.warnings else "accepted"), list(line.warnings)
    except NotTaken as wrong:
        noted.sentences = list(wrong.sentences)
    except KeyReused:
        noted.sentences = ["这个编号的这一版次已经收过另一内容；如属更正，请换版次再送。"]
    except Refused as wrong:
        noted.sentences = list(wrong.reasons)
    except DataError:
        noted.sentences = ["这一行有的内容过长，无法收录。"]
    noted.key, noted.sentences = canonical(noted.key)[:200], canonical(noted.sentences)
    return noted


def _read(row: Row, letter: Letter) -> Line:
    if row.wrong:
        raise NotTaken(*row.wrong)
    form = str(letter.particulars.get("format") or "")
    return FORMS[form if form in FORMS else recognised(row.cells)](row.cells, today=timezone.localdate())


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    each = iter(found)
    while batch := list(islice(each, BATCH)):
        yield batch
