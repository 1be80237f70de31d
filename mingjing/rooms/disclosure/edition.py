"""目录版本: the edition that an entry brought into force, its rows, and in whose name it stands."""

from dataclasses import dataclass
from typing import Any

from mingjing.record.following import Seen
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.models import Edition


@dataclass(frozen=True)
class Enacted:
    """An edition just in force, and its agency where it is not the city's."""

    edition: Edition
    rows: list[dict[str, Any]]
    agency: Agency | None

    @property
    def name(self) -> str:
        """Which catalogue it is, for all its editions."""
        return f"{self.edition.kind}/{self.edition.agency}/{self.edition.code}"

    @property
    def code(self) -> str:
        return self.agency.code if self.agency else ""

    @property
    def agency_name(self) -> str:
        return self.agency.name if self.agency else ""

    def since(self) -> dict[str, Any]:
        """What every page of the edition says of it."""
        one = self.edition
        return {
            "edition": one.number,
            "effective_from": one.effective_from.isoformat(),
            "effective_to": one.effective_to.isoformat() if one.effective_to else "",
            "note": one.note,
            "digest": one.digest,
        }


def enacted(seen: Seen, *kinds: str) -> Enacted | None:
    """The edition, where it is of one of these kinds."""
    if seen.says.get("kind") not in kinds:
        return None
    says = seen.says
    edition = Edition.objects.get(
        kind=says["kind"], code=says["code"], agency=says["agency"], number=says["number"]
    )
    agency = Agency.objects.filter(pk=edition.agency).first() if edition.agency else None
    return Enacted(edition, catalogue.content(edition), agency)
