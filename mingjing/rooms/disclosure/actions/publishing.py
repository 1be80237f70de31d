"""公示与更正: the `pub` entry holds the very bytes, and its leaf their digest; a second person does it."""

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import connection

from mingjing.record import tlog
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.cases.actions import Taken, taking
from mingjing.rooms.cases.models import Case

from ..decided import Decided
from ..kinds import of_act
from ..models import Candidate
from ..preparing import against, candidate_row, prepared
from ..rendering import Rendered


def publish(case: Case, *, form: str = "full", by: Actor, key: uuid.UUID) -> None:
    """Publish the case's decision as proposed; where there is free text, by somebody else than who proposed it."""
    _make_public("publish", case, {"form": form}, by=by, key=key)


def correct(case: Case, *, reasons: str, form: str = "full", by: Actor, key: uuid.UUID) -> None:
    """Publish a corrected version; the reason is public, the version before stays with its mark."""
    _make_public("correct", case, {"form": form, "reasons": reasons}, by=by, key=key)


def _make_public(step: str, case: Case, says: Mapping[str, Any], *, by: Actor, key: uuid.UUID) -> None:
    try:
        with taking(step, case, by=by, says=says, key=key) as taken:
            candidate = Candidate.objects.filter(docket=case.docket_id).order_by("-id").first()
            answers = dict(candidate.answers) if candidate else {}
            made, rendered = prepared(case, answers)
            if reasons := [*_seconded(candidate, made, rendered, by, says), *against(rendered, answers)]:
                raise Refused(reasons)
            _state(taken, made, rendered)
            columns = candidate_row(made, rendered) | {"state": "published", "form": says["form"]}
            Candidate.objects.update_or_create(decision=made.leaf_hash, defaults=columns)
    except Repeated:
        return


def _seconded(
    candidate: Candidate | None, made: Decided, rendered: Rendered, by: Actor, says: Mapping[str, Any]
) -> list[str]:
    """Whether a second person has looked at these very words (第十九条: 谁执法、谁录入、谁负责，并有内部审核)."""
    if not rendered.free_text:
        return []
    basis = "《广东省行政执法公示办法》第十九条"
    if candidate is None or not candidate.proposed_by or candidate.decision != made.leaf_hash:
        return [f"{basis} 含有自由文字的决定应当先由一名公示人员提请，再由另一名公示人员复核公开。"]
    if candidate.proposed_by == by.account:
        return [f"{basis} 提请人不得复核自己提请的公示件，请由另一名公示人员办理。"]
    if candidate.proposed_digest != rendered.digest or candidate.form != says["form"]:
        return [f"{basis} 拟公开的内容与提请时不同，请重新提请。"]
    return []


def _state(taken: Taken, made: Decided, rendered: Rendered) -> None:
    """What the entry keeps and its leaf says."""
    document = rendered.document(made)
    told = tlog.mjdoc_bytes(document)
    taken.writing.leaf |= {
        "of": made.leaf_hash,
        "h": hashlib.sha256(told).hexdigest(),
        "m": tlog.field_map_hash(document).hex(),
        "d": taken.on.isoformat(),
    }
    before = _standing(made)
    if before:
        taken.writing.leaf["prev"] = before
    kind = of_act(taken.case.kind)
    until = kind.until(made, taken.on) if kind and kind.until else None
    taken.writing.says |= {
        "document": told.decode(),
        "title": rendered.title,
        "body": rendered.public if taken.says["form"] == "full" else summary(rendered.public),
        "text": rendered.text,
        "shown_until": until,
    }


SUMMARY = (
    "document_number", "case_title", "party_type", "facts", "basis", "decision", "authority_name", "decision_date",
    "outcome", "penalties", "fine", "confiscated", "date_is", "source", "source_url", "steps",
)  # fmt: skip
"""What a summary holds (第十三条), with the days of the procedure."""


def summary(public: Mapping[str, Any]) -> dict[str, Any]:
    """The public rendering cut down to a summary."""
    return {name: public[name] for name in SUMMARY}


def _standing(made: Decided) -> str:
    """The leaf hash of the `pub` that stands for this decision, or nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT encode(hash, 'hex'), leaf FROM record_entry WHERE docket_id = %s
               AND action IN ('case.publish', 'case.correct', 'case.withdraw') ORDER BY number DESC LIMIT 1""",
            [made.case.docket_id],
        )
        row = cursor.fetchone()
    if row is None:
        return ""
    leaf = tlog.parse_leaf(bytes(row[1]))
    return str(row[0]) if leaf["t"] == "pub" and leaf["of"] == made.leaf_hash else ""
