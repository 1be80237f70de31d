"""Further people for reviews: some who may not review, and one who handles and would review too."""

from datetime import date

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.rooms.agencies import queries
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Account, Certificate, Officer, Posting
from tests import cast

TODAY = date(2026, 11, 23)


def reviewer(
    name: str, *, qualification: str = "", since: date | None = None, until: date | None = None
) -> Account:
    """Somebody posted as a reviewer, with this qualification or none, until a day or still."""
    officer = Officer(
        id=cast.uid(name), name=name, agency_id=cast.BUREAU, reviewer_qualification=qualification,
        reviewer_since=since,
    )  # fmt: skip
    number = f"190442{int(cast.uid(name).hex[:6], 16) % 100000:05d}"
    certificate = Certificate(
        officer=officer,
        number=number,
        issuer="广东省人民政府",
        valid_from=cast.SINCE,
        valid_to=date(2030, 12, 31),
    )
    _in_force(Directory((), [officer], [certificate], [_posting(officer, until)]), name)
    account = Account(username=name, uid=cast.uid(f"{name}/号"), officer=officer)
    account.save()
    return account


def reviewer_too(name: str) -> Actor:
    """One of the cast, who from now on is posted as a reviewer as well."""
    officer = Officer.objects.get(name=name)
    _in_force(Directory((), (), (), [_posting(officer, None)]), f"{name}/审核")
    return queries.actors(cast.account(name), TODAY)[Role.REVIEWER]


def _posting(officer: Officer, until: date | None) -> Posting:
    return Posting(officer=officer, agency_id=cast.BUREAU, role=Role.REVIEWER, since=cast.SINCE, until=until)


def _in_force(batch: Directory, name: str) -> None:
    bring_into_force(batch, agency=0, by=HOUSE, on=cast.SINCE, key=cast.uid(f"{name}/入册"))
