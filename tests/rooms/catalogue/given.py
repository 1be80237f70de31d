"""Catalogues to test with: an actor, fresh keys, and small editions of each kind."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mingjing.record.actor import Actor
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
