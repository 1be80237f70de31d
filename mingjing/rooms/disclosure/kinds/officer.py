"""执法人员: name and certificate number, for whom, until when, and what became of the certificate (第八条第一项)."""

from collections.abc import Iterator
from typing import Any

from mingjing.record.following import Seen
from mingjing.rooms.agencies.models import Certificate

from ..kind import Item, Kind


def items(seen: Seen) -> Iterator[Item]:
    """Each certificate that was entered or whose state changed."""
    entered = list(seen.rows.get("agencies_certificate", {}))
    changed = [
        row["open"]["certificate_id"] for row in seen.rows.get("agencies_certificatechange", {}).values()
    ]
    found = Certificate.objects.filter(pk__in=[*entered, *changed])
    for one in found.select_related("officer__agency__parent").prefetch_related("changes"):
        agency = one.officer.agency
        yield Item(
            kind="officer",
            slug=one.number,
            title=one.officer.name,
            number=one.number,
            body=_body(one),
            text=f"{agency.name}\n{one.scope}",
            agency=agency.code,
            agency_name=agency.name,
        )


def _body(one: Certificate) -> dict[str, Any]:
    changes = sorted(one.changes.all(), key=lambda change: (change.since, change.entry_id))
    return {
        "scope": one.scope,
        "issuer": one.issuer,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat(),
        "changes": [{"status": change.status, "since": change.since.isoformat()} for change in changes],
    }


KIND = Kind(
    code="officer",
    title="执法人员",
    phase="before",
    article="《广东省行政执法公示办法》第八条第一项",
    actions=frozenset({"directory.edition", "directory.certificate"}),
    items=items,
)
