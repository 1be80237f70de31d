"""How mirrored decisions travel: a file becomes a letter, a letter is worked off line by line."""

import hashlib
import io
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
BATCH = 1000


class Mirror(Protocol):
    """Makes decisions ours, each once an edition, and answers in order with what each became or why it did not."""

    def __call__(
        self, lines: Sequence[Line], *, letter: Letter, edition: str, by: Actor
    ) -> Iterable[str | Refused | DataError]: ...


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
            note_lines(letter, _outcomes(batch, letter, mirror=mirror, by=by))
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


def _outcomes(rows: Sequence[Row], letter: Letter, *, mirror: Mirror, by: Actor) -> list[LetterLine]:
    """What became of some lines; whatever they hold, the outcome can be kept."""
    noted = [_noted(row) for row in rows]
    lines: list[tuple[Line, LetterLine]] = []
    for row, one in zip(rows, noted, strict=True):
        try:
            line = _read(row, letter)
        except NotTaken as wrong:
            one.sentences = list(wrong.sentences)
        else:
            one.key = line.number
            lines.append((line, one))
    edition = str(letter.particulars.get("edition") or "1")
    became = mirror([line for line, _ in lines], letter=letter, edition=edition, by=by)
    for (line, one), told in zip(lines, became, strict=True):
        if isinstance(told, str):
            one.became = told
            one.state, one.sentences = ("warned" if line.warnings else "accepted"), list(line.warnings)
        else:
            one.sentences = _why(told)
    for one in noted:
        one.key, one.sentences = canonical(one.key)[:200], canonical(one.sentences)
    return noted


def _noted(row: Row) -> LetterLine:
    key = str(row.cells.get("number") or row.cells.get("id") or "")
    return LetterLine(number=row.number, key=key, state="refused")


def _why(wrong: Refused | DataError) -> list[str]:
    if isinstance(wrong, KeyReused):
        return ["这个编号的这一版次已经收过另一内容；如属更正，请换版次再送。"]
    return list(wrong.reasons) if isinstance(wrong, Refused) else ["这一行有的内容过长，无法收录。"]


def _read(row: Row, letter: Letter) -> Line:
    if row.wrong:
        raise NotTaken(*row.wrong)
    form = str(letter.particulars.get("format") or "")
    return FORMS[form if form in FORMS else recognised(row.cells)](row.cells, today=timezone.localdate())


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    each = iter(found)
    while batch := list(islice(each, BATCH)):
        yield batch
