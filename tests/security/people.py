"""Everybody an attack is tried as: each role in the bureau whose cases they are, and each role in another bureau."""

import uuid
from dataclasses import dataclass
from datetime import date

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.rooms.agencies import queries
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Account, Officer, Posting
from tests import cast


@dataclass(frozen=True)
class Person:
    """Somebody with one role in one agency; `near` says that the cases tried are her own."""

    name: str
    role: Role
    agency: int
    near: bool

    @property
    def label(self) -> str:
        return f"{self.role}{'' if self.near else ' elsewhere'}"


NEAR = {role: name for name, (role, _, _) in reversed(cast.PEOPLE.items())}
"""Who of the cast stands for a role; the first of several."""

NEAR_HOMES = {Role.SUPERVISOR: cast.CITY}


def near(role: Role) -> Person:
    """The holder of this role where the cases are."""
    return Person(NEAR.get(role, f"近{role}"), role, NEAR_HOMES.get(role, cast.BUREAU), near=True)


def far(role: Role) -> Person:
    """The holder of this role in another bureau."""
    return Person(f"远{role}", role, cast.OTHER, near=False)


EVERYBODY = tuple(near(role) for role in Role) + tuple(far(role) for role in Role)
COLLEAGUES = tuple(
    Person(f"同事{role}", role, cast.SQUAD, near=False) for role in (Role.HANDLER, Role.HEARING_OFFICER)
)
"""In the same house as the case, without a part in it, in roles that read only what they have a part in."""


def take_up_posts() -> None:
    """Those who are not of the cast get a post and an account."""
    new = [one for one in (*EVERYBODY, *COLLEAGUES) if one.name not in cast.PEOPLE]
    officers = [Officer(id=cast.uid(one.name), name=one.name, agency_id=one.agency) for one in new]
    postings = [
        Posting(officer_id=cast.uid(one.name), agency_id=one.agency, role=one.role, since=cast.SINCE)
        for one in new
    ]
    batch = Directory((), officers, (), postings)
    bring_into_force(batch, agency=0, by=HOUSE, on=cast.SINCE, key=uuid.uuid4())
    for one in new:
        account = Account(username=one.name, uid=cast.uid(f"{one.name}/号"), officer_id=cast.uid(one.name))
        account.set_unusable_password()
        account.save()


def actor(one: Person) -> Actor:
    """Her as entries name her."""
    return queries.actors(cast.account(one.name), date(2026, 11, 23))[one.role]
