"""执法主体: name, kind, address and how to reach it, duties, powers, remedies (第八条第一项)."""

from collections.abc import Iterator
from typing import Any

from mingjing.record.following import Seen
from mingjing.rooms.agencies.models import Agency

from ..kind import Item, Kind

KINDS = {"city": "市人民政府", "bureau": "市级部门", "town": "镇（街道）", "unit": "内设或派出机构"}


def items(seen: Seen) -> Iterator[Item]:
    """Each agency that this edition of the directory brings or changes; outside ones are not ours to publish."""
    numbers = [row["open"]["id"] for row in seen.rows.get("agencies_agency", {}).values()]
    for one in Agency.objects.filter(pk__in=numbers).exclude(kind="mirror").select_related("parent"):
        yield Item(
            kind="agency",
            slug=one.code,
            title=one.name,
            body=_body(one),
            text=f"{one.short}\n{one.duties}\n{one.address}",
            agency=one.code,
            agency_name=one.name,
            town=one.code if one.kind == "town" else "",
        )


def _body(one: Agency) -> dict[str, Any]:
    told = ("short", "region", "uscc", "address", "phone", "complaint_phone", "hours", "duties")
    also = ("reconsideration", "court", "powers")
    return {
        **{name: getattr(one, name) for name in (*told, *also)},
        "kind": one.kind,
        "kind_title": KINDS.get(one.kind, ""),
        "parent": one.parent.code if one.parent else "",
        "parent_name": one.parent.name if one.parent else "",
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else "",
    }


KIND = Kind(
    code="agency",
    title="执法主体",
    phase="before",
    article="《广东省行政执法公示办法》第八条第一项",
    actions=frozenset({"directory.edition"}),
    items=items,
)
