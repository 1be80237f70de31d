"""收录即公示: a mirrored decision in which the gate finds nothing is decided and published in one leaf."""

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

from mingjing.record import commitments, tlog
from mingjing.record.actor import Actor
from mingjing.record.writing import Publish
from mingjing.rooms.cases.actions import MirroredDecision, Taken
from mingjing.rooms.cases.actions import mirror as take_over
from mingjing.rooms.cases.models import Case

from ..decided import always_open, being_decided
from ..kinds import of_act
from ..rendering import opened


def mirror(line: MirroredDecision, *, by: Actor, key: uuid.UUID | None = None) -> Case:
    """Take an outside decision over; it is public at once where the gate finds nothing, else it waits for a person.

    The same line twice is once. Raises Refused.
    """
    return take_over(line, by=by, key=key, render=_at_once)


def _at_once(taken: Taken) -> Publish | None:
    """How to publish in the same breath: only what is public at its source or has no free text, and is clean."""
    kind = of_act(taken.case.kind)
    writing = taken.writing
    made = being_decided(
        taken.case, writing.entry, action=writing.action, by=dict(taken.by.words()), says=dict(taken.says)
    )
    if kind is None or kind.render is None:
        return None
    rendered = kind.render(made, {})
    public_already = taken.says.get("date_is") == "published" or bool(taken.says.get("source_url"))
    if rendered.doubts or (rendered.free_text and not public_already):
        return None
    taken.writing.says["public"] = {
        "title": rendered.title,
        "body": rendered.public,
        "text": rendered.text,
        "opened": sorted(rendered.shown),
    }

    def publish(flat: dict[str, Any], bound: commitments.Commitment) -> Mapping[str, Any]:
        paths = rendered.shown | always_open(flat)
        document = opened(
            rendered.kind, rendered.title, paths, fields=flat, salts=bound.salts, hashes=bound.fields
        )
        told = tlog.mjdoc_bytes(document)
        return {"h": hashlib.sha256(told).hexdigest(), "m": tlog.field_map_hash(document).hex()}

    return publish
