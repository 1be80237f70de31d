"""导出案件清单: rows leave the house for a stated reason, and that is recorded."""

import uuid
from collections.abc import Mapping

from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused
from mingjing.record.writing import write

SHORTEST = 4
EXPORTS = uuid.UUID("6d696e67-6a69-4e67-8000-6578706f7274")


def export(asked: Mapping[str, str], *, rows: int, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Record who takes how many rows out by which filter and why, on the exports docket of her agency."""
    if len(reason.strip()) < SHORTEST:
        sentence = f"请写明导出的理由，至少 {SHORTEST} 个字。"
        raise Refused([sentence], fields={"reason": sentence})
    docket = Docket(id=uuid.uuid5(EXPORTS, str(by.agency)), kind="exports", agency=by.agency)
    says = {"filter": dict(asked), "rows": rows, "reason": reason.strip()[:500]}
    with write(docket, "case.export", by=by, says=says, key=key):
        pass
