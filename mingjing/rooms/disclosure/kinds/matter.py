"""权责事项: one power, its basis, procedure and who decides (第八条第二至五项)."""

from collections.abc import Iterator

from mingjing.record.following import Seen
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue.models.edition import ACTS

from ..edition import enacted
from ..kind import Item, Kind

TITLES = dict(ACTS)


def items(seen: Seen) -> Iterator[Item]:
    """Each matter of the edition."""
    made = enacted(seen, "matter")
    if made is None:
        return
    agencies = {one.pk: one for one in Agency.objects.filter(pk__in={row["agency"] for row in made.rows})}
    for row in made.rows:
        agency = agencies.get(row["agency"]) or made.agency
        yield Item(
            kind="matter",
            slug=row["code"],
            title=row["title"],
            number=row["code"],
            body={**row, "act_title": TITLES.get(row["act"], row["act"]), **made.since()},
            text="\n".join([*row["basis"], *row["subjects"], row["department"]]),
            agency=agency.code if agency else "",
            agency_name=agency.name if agency else row["department"],
            matter=row["code"],
            act=row["act"],
            catalogue=made.name,
        )


KIND = Kind(
    code="matter",
    title="权责事项",
    phase="before",
    article="《广东省行政执法公示办法》第八条",
    actions=frozenset({"catalogue.edition"}),
    items=items,
)
