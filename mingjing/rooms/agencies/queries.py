"""What is asked of agencies: who may act on a day, what a certificate was worth, who reads what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from mingjing.law.language import Role
from mingjing.record.actor import Actor
from mingjing.record.standing import kept

from .models import Account, Agency, Certificate, Officer, Posting
from .roles import DUTIES, Reach
from .scope import NOBODY, Reader


@dataclass(frozen=True)
class Standing:
    """What a certificate was worth on a day (证件当日状态)."""

    number: str
    name: str
    agency: int
    status: str

    def words(self) -> dict[str, Any]:
        return {"number": self.number, "name": self.name, "agency": self.agency, "status": self.status}


@kept
def postings_on(officer: UUID | None, on: date) -> tuple[Posting, ...]:
    """The postings an officer holds on a day."""
    if officer is None:
        return ()
    held = Posting.objects.filter(Q(until=None) | Q(until__gte=on), officer=officer, since__lte=on)
    return tuple(held.select_related("agency", "officer").order_by("role"))


def actors(account: Account, on: date) -> dict[Role, Actor]:
    """The roles an account may act in on a day, each with the actor that the entry will name.

    A posting whose role the table of roles does not have lets nobody act.
    """
    found: dict[Role, Actor] = {}
    for posting in (one for one in postings_on(account.officer_id, on) if one.role in DUTIES):
        found.setdefault(
            Role(posting.role),
            Actor(
                str(account.uid),
                posting.officer.name,
                posting.agency_id,
                posting.agency.name,
                posting.role,
                _certificate(posting.officer_id),
            ),
        )
    return found


@kept
def _certificate(officer: UUID) -> str:
    held = Certificate.objects.filter(officer=officer).order_by("-valid_to").first()
    return str(held.number) if held else ""


def reader(account: Account, on: date) -> Reader:
    """Who may see what: worked out once a request."""
    if not account.is_authenticated or not account.is_active:
        return NOBODY
    whole: set[int] = set()
    posted: set[int] = set()
    roles: set[str] = set()
    for posting in postings_on(account.officer_id, on):
        roles.add(posting.role)
        posted.add(posting.agency_id)
        reach = DUTIES[Role(posting.role)].reach if posting.role in DUTIES else Reach.NONE
        if reach is Reach.CITY:
            whole |= below("")
        elif reach is Reach.BRANCH:
            whole |= below(posting.agency.path)
        elif reach is Reach.PART:  # the case of a unit below is heard or helped with from above
            posted |= below(posting.agency.path)
    officer = account.officer_id
    return Reader(str(account.uid), officer, frozenset(whole), frozenset(posted), frozenset(roles), on)


def agency(number: int) -> Agency | None:
    """One node of the tree, by its number."""
    return Agency.objects.filter(pk=number).first()


@kept
def names() -> dict[int, str]:
    """Every node of the tree by its number, in the order of the tree."""
    return dict(Agency.objects.order_by("path").values_list("id", "name"))


def branch(agency: Agency) -> "QuerySet[Agency]":
    """An agency and everything below it: a prefix of the path."""
    return Agency.objects.filter(path__startswith=agency.path)


@kept
def below(path: str) -> frozenset[int]:
    """The numbers of all agencies whose path begins so; of every one for an empty path."""
    return frozenset(Agency.objects.filter(path__startswith=path).values_list("id", flat=True))


@kept
def line(agency: int) -> tuple[Agency, ...]:
    """The agency and all it stands under, nearest first; empty where there is no such agency."""
    node = Agency.objects.filter(pk=agency).first()
    if node is None:
        return ()
    steps = node.path.rstrip(".").split(".")
    paths = [".".join(steps[:length]) + "." for length in range(len(steps), 0, -1)]
    above = {one.path: one for one in Agency.objects.filter(path__in=paths)}
    return tuple(above[path] for path in paths if path in above)


def issuing_agency(agency: int) -> Agency:
    """In whose name papers go out: the unit's own bureau or town (以自己的名义)."""
    upwards = line(agency)
    return next((node for node in upwards if node.kind != "unit"), upwards[-1])


def over(above: int, below: int) -> bool:
    """Whether an agency is another one or stands above it."""
    return any(node.pk == above for node in line(below))


def standings(numbers: Iterable[str], on: date) -> list[Standing]:
    """What each certificate was worth on that day; an unknown number is `unknown`."""
    return list(_standings(tuple(numbers), on))


@kept
def _standings(wanted: tuple[str, ...], on: date) -> tuple[Standing, ...]:
    rows = Certificate.objects.filter(number__in=wanted).select_related("officer").prefetch_related("changes")
    found = {
        row.number: Standing(row.number, row.officer.name, row.officer.agency_id, status_on(row, on))
        for row in rows
    }
    return tuple(found.get(number, Standing(number, "", 0, "unknown")) for number in wanted)


@kept
def held_by(numbers: tuple[str, ...]) -> dict[str, Certificate]:
    """The certificates of these numbers with their holders, by number."""
    found = Certificate.objects.filter(number__in=numbers).select_related("officer")
    return {one.number: one for one in found}


def status_on(certificate: Certificate, on: date) -> str:
    """valid, suspended, expired, cancelled or revoked on a day."""
    changes = [change for change in certificate.changes.all() if change.since <= on]
    last = max(changes, key=lambda change: (change.since, change.entry_id), default=None)
    if last is not None and last.status != "valid":
        return str(last.status)
    return "valid" if certificate.valid_from <= on <= certificate.valid_to else "expired"


def reviewer_standing(officer: Officer | None, on: date) -> dict[str, Any]:
    """Whether an officer may review (行政处罚法第五十八条第二款): qualified, or reviewing before 2018-01-01."""
    if officer is None:
        return {"qualified": False, "certificate": ""}
    qualified = bool(officer.reviewer_qualification)
    before = officer.reviewer_since is not None and officer.reviewer_since < date(2018, 1, 1)
    return {"qualified": qualified or before, "certificate": _certificate(officer.pk)}


def certified(agency: int, on: date, roles: Iterable[Role]) -> "QuerySet[Certificate]":
    """The certificates in this agency's branch whose holders have one of the roles that day, for a form."""
    node = Agency.objects.get(pk=agency)
    top = (
        node.path
        if node.kind in {"bureau", "town", "city"}
        else (node.parent.path if node.parent else node.path)
    )
    posted = Posting.objects.filter(Q(until=None) | Q(until__gte=on), since__lte=on, role__in=list(roles))
    rows = Certificate.objects.filter(
        officer__agency__path__startswith=top,
        officer__in=posted.values("officer"),
        valid_from__lte=on,
        valid_to__gte=on,
    )
    return rows.select_related("officer", "officer__agency").order_by("officer__agency__path", "number")


def holders(agency: Agency, role: Role, on: date) -> list[tuple[str, str, str]]:
    """Who holds a role in the agency or below it on a day: certificate, name and unit, by certificate."""
    held = Posting.objects.filter(
        Q(until=None) | Q(until__gte=on), role=role, since__lte=on, agency__path__startswith=agency.path
    )
    rows = held.select_related("officer", "agency")
    return sorted((_certificate(one.officer_id), one.officer.name, one.agency.name) for one in rows)


def competent(agency: int, kind: str, on: date) -> bool:
    """Whether the agency (or the one it belongs to) holds this kind of power on the day (主体资格)."""
    for node in line(agency):
        in_force = node.valid_from <= on and (node.valid_to is None or on <= node.valid_to)
        if in_force and kind in node.powers:
            return True
        if node.kind != "unit":
            break
    return False
