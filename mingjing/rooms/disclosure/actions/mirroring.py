"""收录即公示: a mirrored decision in which the gate finds nothing is decided and published in one leaf."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mingjing.record import commitments, tlog
from mingjing.record.actor import Actor
from mingjing.record.lanes import Lanes
from mingjing.record.writing import Publish
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.cases.actions import Became, Mirrored, Taken
from mingjing.rooms.cases.actions import mirror as take_over
from mingjing.rooms.cases.actions import mirror_many as take_over_many
from mingjing.rooms.cases.models import Case, Decision, Party

from ..decided import always_open, being_decided
from ..kinds import of_act
from ..rendering import Rendered, opened


def mirror(line: Mirrored, *, by: Actor, key: uuid.UUID | None = None) -> Case:
    """Take an outside decision over; it is public at once where the gate finds nothing, else it waits for a person.

    The same line twice is once. Raises Refused.
    """
    return take_over(line, by=by, key=key, render=_AtOnce())


def mirror_many(lines: Iterable[Mirrored], *, by: Actor, lanes: Lanes | None = None) -> Iterator[Became]:
    """Take many outside decisions over, each as `mirror` would; what each became, in order."""
    return take_over_many(lines, by=by, render=_AtOnce(), lanes=lanes)


@dataclass
class _AtOnce:
    """How to publish in the same breath: only what is public at its source or has no free text, and is clean."""

    agencies: dict[int, Agency] = field(default_factory=dict)

    def __call__(self, taken: Taken) -> Publish | None:
        kind = of_act(taken.case.kind)
        if kind is None or kind.render is None:
            return None
        writing = taken.writing
        made = being_decided(
            taken.case,
            writing.entry,
            action=writing.action,
            by=dict(taken.by.words()),
            says=dict(taken.says),
            standing=self._standing(taken),
        )
        rendered = kind.render(made, {})
        public_already = taken.says.get("date_is") == "published" or bool(taken.says.get("source_url"))
        if rendered.doubts or (rendered.free_text and not public_already):
            return None
        writing.says["public"] = {
            "title": rendered.title,
            "body": rendered.public,
            "text": rendered.text,
            "opened": sorted(rendered.shown),
        }
        return _publish(rendered)

    def _standing(self, taken: Taken) -> dict[str, Any]:
        """On a new docket nothing stands but what this very entry makes."""
        if taken.writing.number > 1:
            return {}
        made, agency = taken.writing.made, taken.case.agency
        if agency not in self.agencies:
            self.agencies[agency] = issuing_agency(agency)
        return {
            "decision": next(row for row in made if isinstance(row, Decision)),
            "parties": [row for row in made if isinstance(row, Party)],
            "agency": self.agencies[agency],
            "file": (),
        }


def _publish(rendered: Rendered) -> Publish:
    def publish(flat: dict[str, Any], bound: commitments.Commitment) -> Mapping[str, Any]:
        paths = rendered.shown | always_open(flat)
        document = opened(
            rendered.kind, rendered.title, paths, fields=flat, salts=bound.salts, hashes=bound.fields
        )
        told = tlog.mjdoc_bytes(document)
        return {"h": hashlib.sha256(told).hexdigest(), "m": tlog.field_map_hash(document).hex()}

    return publish
