"""不予公开与撤回: lawful silence is itself logged, and what was taken back keeps its reason."""

import secrets
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from mingjing.record import commitments
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.words import canonical
from mingjing.rooms.cases.actions import taking
from mingjing.rooms.cases.models import Case

from ..decided import decided
from ..models import Candidate


def exempt(
    case: Case,
    *,
    code: str,
    reasons: str,
    filed_with: str,
    filed_on: date,
    on: date | None = None,
    by: Actor,
    key: uuid.UUID,
) -> None:
    """Decide not to publish (第十五条), the reason being filed with the judicial department (第十六条)."""
    says: dict[str, Any] = {"code": code, "reasons": reasons, "filed_with": filed_with, "filed_on": filed_on}
    if on is not None:
        says["on"] = on
    try:
        with taking("exempt", case, by=by, says=says, key=key) as taken:
            made = decided(case)
            if made is None:
                raise Refused(["《广东省行政执法公示办法》第十五条 尚未作出可以公开的行政执法决定。"])
            filing, salt = _bound(
                "filing", {name: says[name] for name in ("filed_with", "filed_on", "reasons")}
            )
            taken.writing.leaf |= {"of": made.leaf_hash, "x": code, "filed": filing}
            taken.writing.says["filing_salt"] = salt
            Candidate.objects.filter(docket=case.docket_id).update(state="exempt", reason=reasons[:400])
    except Repeated:
        return


def withdraw(case: Case, *, cause: str, reasons: str, by: Actor, key: uuid.UUID) -> None:
    """Take a publication back within three working days and say why (行政处罚法第四十八条第二款)."""
    says = {"cause": cause, "reasons": reasons}
    try:
        with taking("withdraw", case, by=by, says=says, key=key) as taken:
            of = _standing_leaf(case)
            if not of:
                raise Refused(["《广东省行政执法公示办法》第二十二条 该决定没有公开，不能撤回。"])
            result = taken.file.last("note_remedy_result")
            told = {"reasons": reasons, "result": dict(result.said) if result else {}}
            bound, salt = _bound("revoking", told)
            taken.writing.leaf |= {"of": of, "why": cause, "by": bound}
            taken.writing.says["revoking_salt"] = salt
            Candidate.objects.filter(docket=case.docket_id).update(state="withdrawn", reason=reasons[:400])
    except Repeated:
        return


def _bound(name: str, told: Mapping[str, Any]) -> tuple[str, str]:
    """A commitment to a document that is not shown, and the salt that opens it; both hex."""
    salt = secrets.token_bytes(commitments.SALT_BYTES)
    return commitments.field_hash(name, salt, canonical(dict(told))).hex(), salt.hex()


def _standing_leaf(case: Case) -> str:
    """The leaf that published what stands: the newest `pub`, or a `dec` that held the document itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT encode(hash, 'hex') FROM record_entry WHERE docket_id = %s AND
                 (action IN ('case.publish', 'case.correct')
                  OR (action IN ('case.mirror', 'case.mirror_again') AND convert_from(leaf, 'UTF8')::jsonb ? 'h'))
               ORDER BY number DESC LIMIT 1""",
            [case.docket_id],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""
