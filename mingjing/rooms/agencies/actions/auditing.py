"""导出审计记录: what the auditor takes out of the house is itself written down."""

import uuid
from collections.abc import Mapping

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused
from mingjing.record.writing import write

SHORTEST_REASON = 4
AUDITS = uuid.UUID("6d696e67-6a69-4e67-8000-617564697473")


def export_audit(asked: Mapping[str, str], *, rows: int, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Record who takes how many lines of the audit out, by which filter and why."""
    if by.role != Role.AUDIT_ADMIN:
        raise Refused(["审计记录由审计管理员导出。"])
    if len(reason.strip()) < SHORTEST_REASON:
        sentence = f"请写明导出的理由，至少 {SHORTEST_REASON} 个字。"
        raise Refused([sentence], fields={"reason": sentence})
    docket = Docket(id=uuid.uuid5(AUDITS, str(by.agency)), kind="exports", agency=by.agency)
    says = {"filter": dict(asked), "rows": rows, "reason": reason.strip()[:500]}
    with write(docket, "audit.export", by=by, says=says, key=key):
        pass
