"""What changes the inbox: a letter comes in, a room takes it up."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import rfc8785
from django.db import connection, transaction
from django.utils import timezone

from mingjing.record import commitments, tlog
from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import KeyReused, Refused, Repeated
from mingjing.record.words import canonical, instant
from mingjing.record.writing import stored_key, write

from .keeping import LIMIT, Attached, Kept, keep
from .legible import tidy, unfit
from .models import Letter, LetterLine, Uptake
from .queries import looks_of
from .receipts import receipt

PUBLIC = Actor("public", "社会公众", 0, "", "public")
LONGEST_TEXT = 10_000
QUARTER = timedelta(minutes=15)
SHORTEST_REASON = 4
_ACTION = "letter.receive"


@dataclass(frozen=True)
class Incoming:
    """What a sender hands in; `agency` 0 is nobody's yet, `contact` is sealed."""

    kind: str
    subject: str
    text: str = ""
    agency: int = 0
    contact: Mapping[str, str] = field(default_factory=dict)
    particulars: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """收讫: which letter, its leaf's hash, its hour, when the leaf is released, and whether it was there already."""

    letter: uuid.UUID
    leaf: bytes
    at: datetime
    released: datetime
    repeated: bool

    def receipt(self) -> bytes:
        """The signed receipt, to be handed out."""
        return receipt(self.leaf, at=self.at, released=self.released)


def receive(
    incoming: Incoming,
    *,
    by: Actor = PUBLIC,
    key: uuid.UUID,
    file: Attached | None = None,
    limit: int = LIMIT,
    anonymous: bool = False,
) -> Received:
    """Keep the bytes, then write the letter with its entry; the same words under the same key are one letter.

    A letter without a name waits for the next quarter of an hour before its leaf is published.
    """
    told = _checked(incoming)
    kept = keep(file, limit=limit) if file else Kept()
    stored = stored_key(key, by)
    letter = _letter(told, kept, file.plain_name if file else "", by=by, number=uuid.uuid5(stored, "letter"))
    says = {"kind": letter.kind, "sha256": letter.sha256, "anonymous": anonymous}
    whole = canonical({"action": _ACTION, "says": says, "row": letter.words()})
    asked = hashlib.sha256(rfc8785.dumps(whole)).digest()
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (letter.received_at,) = cursor.fetchone()
        wait = _to_quarter(letter.received_at) if anonymous else timedelta(0)
        leaf, body = _entry(letter, says, by)
        cursor.execute(
            "SELECT * FROM inbox_receive(%s, %s, %s, %s, %s, %s, %s, %s, %s, make_interval(secs => %s))",
            [letter.pk, letter.agency, stored, asked, leaf, *body, wait.total_seconds()],
        )
        hashed, at, same = cursor.fetchone()
    if same is False:
        raise KeyReused
    return Received(
        letter.pk, bytes(hashed), at, at + (_to_quarter(at) if anonymous else timedelta(0)), same is True
    )


def _letter(told: Incoming, kept: Kept, name: str, *, by: Actor, number: uuid.UUID) -> Letter:
    return Letter(
        id=number, docket_id=number, agency=told.agency, kind=told.kind, sender=by.account, contact=dict(told.contact),
        subject=told.subject, text=told.text, file_name=name, media_type=kept.media_type, size=kept.size,
        sha256=kept.sha256, particulars=dict(told.particulars),
    )  # fmt: skip


def take_up(
    letter: Letter,
    *,
    room: str,
    by: Actor,
    key: uuid.UUID,
    outcome: str = "taken",
    note: str = "",
    became: str = "",
    counts: Mapping[str, int] | None = None,
) -> None:
    """Write on the letter's docket that a room took it up, or why it did not."""
    if Uptake.objects.filter(letter=letter, room=room).exclude(pk=uuid.uuid5(key, "uptake")).exists():
        raise Refused(["这件来件已经办理过，不能再次受理。"])
    says = {"room": room, "outcome": outcome, "note": note, "became": became, "counts": dict(counts or {})}
    with write(letter.docket, "letter.take_up", by=by, says=says, key=key) as writing:
        Uptake(
            id=uuid.uuid5(key, "uptake"),
            letter=letter,
            agency=letter.agency,
            at=writing.at,
            room=room,
            outcome=outcome,
            note=note,
            became=became,
            counts=dict(counts or {}),
        ).save()


def note_lines(letter: Letter, lines: Iterable[LetterLine]) -> None:
    """Keep what became of lines of a bulk letter; a line noted again keeps its newest outcome."""
    rows = list(lines)
    for row in rows:
        row.letter, row.agency = letter, letter.agency
    LetterLine.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["letter", "number"],
        update_fields=["key", "state", "sentences", "became"],
    )


def look(letter: Letter, *, by: Actor) -> None:
    """Record that somebody opens a letter; once per officer, letter and quarter of an hour."""
    key = uuid.uuid5(
        letter.pk, f"look/{by.account}/{int(timezone.now().timestamp() // QUARTER.total_seconds())}"
    )
    if not Entry.objects.filter(key=stored_key(key, by)).exists():
        try:
            with write(_looks(letter), "letter.look", by=by, says={"letter": letter.pk}, key=key):
                pass
        except Repeated:
            pass


def export(letter: Letter, what: str, *, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Record who takes the letter's report or its original out of the house, and why."""
    if len(reason.strip()) < SHORTEST_REASON:
        sentence = f"请写明导出的理由，至少 {SHORTEST_REASON} 个字。"
        raise Refused([sentence], fields={"reason": sentence})
    says = {"letter": letter.pk, "what": what, "reason": reason.strip()[:500], "sha256": letter.sha256}
    with write(_looks(letter), "letter.export", by=by, says=says, key=key):
        pass


def _looks(letter: Letter) -> Docket:
    return Docket(id=looks_of(letter), kind="looks", agency=letter.agency)


def _checked(incoming: Incoming) -> Incoming:
    told = replace(incoming, subject=tidy(incoming.subject), text=tidy(incoming.text))
    wrong = {
        "kind": ""
        if told.kind in dict(Letter._meta.get_field("kind").flatchoices)
        else "没有这一类来件，请重新选择。",
        "subject": unfit(told.subject, longest=200, called="标题") if told.subject else "请填写标题。",
        "text": unfit(told.text, longest=LONGEST_TEXT, called="正文"),
        **{
            f"contact.{name}": unfit(str(value), longest=200, called="联系方式")
            for name, value in told.contact.items()
        },
    }
    wrong = {name: sentence for name, sentence in wrong.items() if sentence}
    if wrong:
        raise Refused(list(wrong.values()), fields=wrong)
    return told


def _to_quarter(at: datetime) -> timedelta:
    """From an instant to the next quarter of an hour."""
    past = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return QUARTER - past


def _entry(letter: Letter, says: Mapping[str, Any], by: Actor) -> tuple[bytes, list[str]]:
    """The leaf of a new docket's first entry, and its body's parts as JSON: by, says, rows, salts."""
    rows = canonical({letter._meta.db_table: {str(letter.pk): letter.words()}})
    told, words = canonical(dict(says)), canonical(by.words())
    head: dict[str, Any] = {
        "docket": str(letter.pk),
        "number": 1,
        "before": "",
        "action": _ACTION,
        "at": instant(letter.received_at),
    }
    bound = commitments.commit(commitments.flatten(by=words, says=told, rows=rows, head=head))
    leaf = tlog.leaf_bytes("rec", c=bound.c.hex(), s=bound.s.hex())
    salts = {path: salt.hex() for path, salt in bound.salts.items()}
    return leaf, [json.dumps(part, ensure_ascii=False) for part in (words, told, rows, salts)]
