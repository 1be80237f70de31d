"""成为公示件: what the public reads of one decision, put together from its entry and from what was said when it was published."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from mingjing.record import tlog
from mingjing.record.following import Seen
from mingjing.rooms.agencies.models import Agency

from . import showing
from .decided import Decided, always_open
from .kind import Item
from .kinds import of_act
from .rendering import opened


@dataclass(frozen=True)
class Presented:
    """A version of a snapshot, ready to be shown."""

    item: Item
    told: showing.Told
    origin: UUID


@dataclass
class Names:
    """Which agency of ours an outside decision names; each name is looked up once."""

    known: dict[str, str] = field(default_factory=dict)

    def code_of(self, name: str) -> str:
        """The agency's code, else its name."""
        if name not in self.known:
            found = Agency.objects.filter(name=name).first()
            self.known[name] = found.code if found else name[:32]
        return self.known[name]


def document_at_once(seen: Seen, made: Decided) -> str:
    """The document that was published in the same breath, rebuilt; its digest must stand in the leaf."""
    public = seen.says["public"]
    paths = {*public["opened"], *always_open(made.fields)}
    document = opened(
        kind_of(made), public["title"], paths, fields=made.fields, salts=made.salts, hashes=made.hashes
    )
    text = tlog.mjdoc_bytes(document)
    if hashlib.sha256(text).hexdigest() != seen.leaf["h"]:
        raise ValueError(f"leaf {seen.index}: the document rebuilt is not the one published")
    return text.decode()


def present(
    made: Decided,
    says: Mapping[str, Any],
    seen: Seen,
    *,
    dec: dict[str, Any],
    pub: dict[str, Any] | None,
    names: Names,
) -> Presented:
    """The snapshot of a decision; `dec` and `pub` are the leaves that prove it, `pub` only where it has one."""
    body = says["body"]
    known = None if made.mirrored else made.agency
    item = Item(
        kind=kind_of(made),
        slug=str(body["document_number"]) or f"{made.says.get('source')}-{made.says.get('source_number')}",
        title=str(says["title"]),
        body=body,
        text=str(says["text"]),
        agency=known.code if known else names.code_of(body["authority_name"]),
        agency_name=body["authority_name"],
        town=_town(known),
        matter=made.case.matter,
        act=made.case.kind,
        number=str(body["document_number"]),
    )
    until = says.get("shown_until")
    told = showing.Told(
        index=seen.index,
        published_on=timezone.localdate(seen.at),
        decided_on=made.decided_on,
        shown_until=date.fromisoformat(until) if until else None,
        reason="".join(says.get("reasons") or ""),
        document=says["document"],
        decision=made.leaf_hash,
        decision_index=dec["index"],
        publication=seen.leaf_hash if pub else "",
        publication_index=seen.index if pub else None,
        proofs={"dec": dec} | ({"pub": pub} if pub else {}),
    )
    return Presented(item, told, origin_of(made))


def kind_of(made: Decided) -> str:
    """The kind under which a decision is published: it was rendered when it was written."""
    return str(of_act(made.case.kind).code)  # type: ignore[union-attr]


def origin_of(made: Decided) -> UUID:
    """The same for every version of a decision."""
    return Item(kind="decision", slug=str(made.case.docket_id), title="").origin


def _town(agency: Agency | None) -> str:
    node = agency
    while node is not None and node.kind != "town":
        node = node.parent
    return node.code if node else ""
