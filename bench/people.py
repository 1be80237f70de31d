"""Whom the doors are opened for: people of the grown city, and one who holds a post in ten agencies."""

from datetime import date

from mingjing.demo.keys import key, once
from mingjing.demo.people import Person, staff
from mingjing.demo.places import Scale, bureaus, city, towns, units
from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Account, Officer, Posting
from mingjing.rooms.agencies.scope import tell

WIDE = 10


def account_of(person: Person | Actor) -> Account:
    """The account of somebody of the city."""
    uid = person.account
    return Account.objects.get(uid=uid)


def supervisor() -> Account:
    """Who reads the whole city."""
    return _first(Role.SUPERVISOR, staff(city(), Scale()))


def of_one_town() -> Account:
    """Who leads one town: its offices and it."""
    return _first(Role.LEADER, staff(towns(Scale())[0], Scale()))


def of_a_branch() -> Account:
    """Who leads the pilot department with its squads."""
    return _first(Role.LEADER, staff(bureaus(Scale())[0], Scale()))


def of_ten_agencies() -> Account:
    """Who heads ten squads of ten departments."""
    bodies = [units(head, Scale())[0] for head in bureaus(Scale())[:WIDE]]
    officer, since = key("bench", "wide"), date(2026, 1, 1)
    tell([0, *(body.number for body in bodies)])
    who = Officer(id=officer, name="度量员", agency_id=bodies[0].number)
    posts = [
        Posting(id=key("bench", "wide", body.code), officer_id=officer, agency_id=body.number, role=Role.UNIT_HEAD, since=since)
        for body in bodies
    ]  # fmt: skip
    batch = Directory(officers=[who], postings=posts, note="度量")
    once(
        lambda: bring_into_force(
            batch, agency=bodies[0].number, by=HOUSE, on=since, key=key("bench", "widen")
        )
    )
    made, _ = Account.objects.get_or_create(
        uid=key("bench", "account"), defaults={"username": "duliang", "officer_id": officer, "password": "!"}
    )
    return made


def _first(role: Role, people: tuple[Person, ...]) -> Account:
    return account_of(next(person for person in people if person.role is role))
