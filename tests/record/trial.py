"""A recorded thing to try the record with: agencies, which no other room is needed for."""

import uuid
from datetime import date

from mingjing.record.actor import HOUSE, Actor
from mingjing.record.models import Docket
from mingjing.record.writing import Writing, write
from mingjing.rooms.agencies.models import Agency

SOMEBODY = Actor("account-1", "张明", 1, "试点局", "handler", "19044200001")


def an_agency(number: int = 1, name: str = "") -> Agency:
    return Agency(
        id=number,
        code=f"A{number}",
        name=name or f"机关{number}",
        short="试",
        kind="bureau",
        path=f"{number}.",
        valid_from=date(2020, 1, 1),
    )


def a_docket(agency: int = 1) -> Docket:
    return Docket(kind="trial", agency=agency)


def written(docket: Docket, *rows: Agency, words: str = "一", by: Actor = HOUSE) -> Writing:
    """One entry on the docket, with these rows."""
    with write(docket, "trial.step", by=by, says={"words": words}, key=uuid.uuid4()) as writing:
        for row in rows:
            row.save()
    return writing
