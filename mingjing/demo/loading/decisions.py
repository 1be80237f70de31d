"""外部决定: the published decision sets, pushed as any sender would push them, and worked off line by line."""

import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from django.db import DataError, connection

from mingjing.doors.exchange.followers import made_ours
from mingjing.doors.exchange.mirrored_decisions import channel
from mingjing.doors.exchange.mirrored_decisions.line import Line
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.models import Letter

from .letters import KEYS, Step, sender
from .sources import Done

PATIENCE = 600
"""Seconds to wait for the house's own follower before saying that it goes on without us."""


def decisions(file: str, title: str, folder: Path, step: Step) -> Done:
    """One set: handed in as a letter; worked off by the follower where one runs, else here."""
    path = folder / file
    by = sender(folder.name, title)
    received = channel.send(path.read_bytes(), name=path.name, subject=title, by=by, form=folder.name)
    letter = queries.letter_of(received.letter)
    if followed():
        _wait(letter, step)
    else:
        _here(letter, by, step)
    return Done(Counter(letter.lines.values_list("state", flat=True)), [letter])


def followed() -> bool:
    """Whether the house's followers are running."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'follow')")
        return bool(cursor.fetchone()[0])


def _wait(letter: Letter, step: Step) -> None:
    until = time.monotonic() + PATIENCE
    while not letter.uptakes.exists() and time.monotonic() < until:
        step(letter.lines.count())
        time.sleep(0.5)


def _here(letter: Letter, by: Actor, step: Step) -> None:
    dealt = iter(range(1, 1_000_000))

    def mirror(
        lines: Sequence[Line], *, letter: Letter, edition: str, by: Actor
    ) -> Iterator[str | Refused | DataError]:
        for became in made_ours(lines, letter=letter, edition=edition, by=by):
            step(next(dealt))
            yield became

    try:
        channel.work_off(letter, mirror=mirror, by=by, key=uuid.uuid5(KEYS, f"{letter.pk}/work"))
    except Refused:
        if not letter.uptakes.exists():
            raise


gd_amr = partial(decisions, "decisions.csv", "广东市场监管行政处罚公示")
csrc = partial(decisions, "penalties.csv", "证券监管行政处罚公示")
zj = partial(decisions, "decisions.json", "浙江省行政处罚结果公示")
