"""Catalogues to test with: an actor, fresh keys, and small editions of each kind."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mingjing.record.actor import Actor
from mingjing.rooms.agencies.actions import Directory
from mingjing.rooms.agencies.actions import bring_into_force as found
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue.actions import bring_into_force
from mingjing.rooms.catalogue.models import Edition

CLERK = Actor("clerk", "目录员甲", 0, "市司法局", "cataloguer")
SECOND = Actor("second", "目录员乙", 0, "市司法局", "cataloguer")


def enact(
    kind: str,
    code: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    since: date,
    key: uuid.UUID | None = None,
    **more: Any,
) -> Edition:
    """An edition brought into force by the clerk."""
    return bring_into_force(kind, code, rows, effective_from=since, by=CLERK, key=key or uuid.uuid4(), **more)


def law(code: str, title: str, since: date, *texts: str) -> dict[str, Any]:
    """One version of a law, with these articles."""
    articles = [{"number": n, "label": f"第{n}条", "text": text} for n, text in enumerate(texts, 1)]
    return {"code": code, "title": title, "in_force_from": since.isoformat(), "articles": articles}


def hearing_amounts(person: int, organisation: int) -> list[dict[str, Any]]:
    """Both hearing thresholds, in fen."""
    told = {"unit": "fen", "basis": "行政处罚法第六十三条"}
    return [
        {"code": "hearing_person", "title": "听证标准（自然人）", "value": person, **told},
        {"code": "hearing_organisation", "title": "听证标准（单位）", "value": organisation, **told},
    ]


def line_of_agencies() -> None:
    """A city (1), a bureau in it (12) and a unit of the bureau (30)."""
    since = date(2020, 1, 1)
    city = Agency(id=1, code="1", name="市", short="市", kind="city", path="1.", valid_from=since)
    bureau = Agency(
        id=12,
        code="12",
        name="市城管局",
        short="城管",
        kind="bureau",
        path="1.12.",
        parent=city,
        valid_from=since,
    )
    unit = Agency(
        id=30,
        code="30",
        name="一大队",
        short="",
        kind="unit",
        path="1.12.30.",
        parent=bureau,
        valid_from=since,
    )
    found(Directory(agencies=[city, bureau, unit]), agency=0, by=CLERK, on=since, key=uuid.uuid4())
