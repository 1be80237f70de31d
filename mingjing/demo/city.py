"""建城: the directory of agencies, officers, certificates and postings comes into force; everyone gets an account."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE
from mingjing.rooms.agencies.actions import Directory, bring_into_force, change_certificate
from mingjing.rooms.agencies.models import Account, Agency, Certificate, Officer, Posting

from .accounts import SHOWN
from .keys import chance, key, once
from .people import TITLES, Person, staff
from .places import CITY_NAME, POWERS, SINCE, Body, Scale, everything

VALID_TO = date(2030, 12, 31)
NOTE = "演示城市的机构和人员，均为虚构"


def found_city(scale: Scale) -> None:
    """The tree of agencies comes into force."""
    batch = Directory(agencies=[_agency(body) for body in everything(scale)], note=NOTE)
    once(lambda: bring_into_force(batch, agency=0, by=HOUSE, on=SINCE, key=key("directory")))


def _agency(body: Body) -> Agency:
    dice = chance("agency", body.code)
    unit = body.kind == "unit"
    return Agency(
        id=body.number,
        code=body.code,
        name=body.name,
        short=body.short,
        kind=body.kind,
        path=body.path,
        parent_id=body.parent,
        region=body.region,
        valid_from=SINCE,
        powers=list(POWERS) if body.kind in {"bureau", "town"} else [],
        address=f"{CITY_NAME}演示路{dice.randint(1, 400)}号",
        phone=f"0760-0000{dice.randint(1000, 9999)}",
        complaint_phone="" if unit else "12345",
        hours="工作日8:30至12:00，14:30至17:30",
        duties="" if unit else f"依照法定职权，承担{body.name}职责范围内的行政执法工作（演示）。",
        reconsideration=f"{CITY_NAME}人民政府",
        court=f"{CITY_NAME}第一人民法院",
        bank=f"演示银行{CITY_NAME}分行，演示路1号",
    )


def engage(body: Body, scale: Scale) -> int:
    """Everybody who serves in this body takes up her post and gets an account; how many they are."""
    people = staff(body, scale)
    there = Account.objects.filter(uid__in=[person.account for person in people]).count()
    if there == len(people):  # accounts come last, so all the rest is there
        return there
    batch = Directory(
        officers=[officer_of(person) for person in people],
        certificates=[certificate_of(person) for person in people],
        postings=[posting_of(person) for person in people],
        note=NOTE,
    )
    number = body.number
    if once(lambda: bring_into_force(batch, agency=number, by=HOUSE, on=SINCE, key=key("staff", body.code))):
        _suspend(people)
    _open_accounts(people)
    return len(people)


def officer_of(person: Person) -> Officer:
    """Her as an officer."""
    reviews = person.role is Role.REVIEWER
    return Officer(
        id=person.uid,
        name=person.name,
        agency_id=person.body.number,
        title=TITLES.get(person.role, ""),
        reviewer_qualification=f"演示A{person.uid.int % 10**10:010}" if reviews else "",
        reviewer_since=SINCE if reviews else None,
    )


def certificate_of(person: Person) -> Certificate:
    """Her certificate."""
    gone = date(2025, 6, 30) if person.fate == "expired" else VALID_TO
    return Certificate(
        id=key("certificate", person.uid),
        number=person.certificate,
        officer_id=person.uid,
        scope=f"{CITY_NAME}行政区域内，本机关法定职责范围",
        issuer="广东省人民政府",
        valid_from=SINCE,
        valid_to=gone,
    )


def posting_of(person: Person) -> Posting:
    """Her post."""
    return Posting(
        id=key("posting", person.uid),
        officer_id=person.uid,
        agency_id=person.body.number,
        role=person.role,
        since=SINCE,
    )


def _suspend(people: Sequence[Person]) -> None:
    for person in people:
        if person.fate == "suspended":
            held = Certificate.objects.select_related("officer").get(number=person.certificate)
            since, why = date(2026, 1, 5) + timedelta(days=person.place), "年度考核未合格（演示）"
            change_certificate(
                held, status="suspended", since=since, reason=why, by=HOUSE, key=key("suspend", person.uid)
            )


def _open_accounts(people: Sequence[Person]) -> None:
    """Own rows, not recorded. Nobody but the shown can sign in, and they only in a demonstration."""
    there = set(
        Account.objects.filter(uid__in=[person.account for person in people]).values_list("uid", flat=True)
    )
    Account.objects.bulk_create([_account(person) for person in people if person.account not in there])


def _account(person: Person) -> Account:
    shown = (
        one for one in SHOWN if (one.body, one.role, one.nth) == (person.body.code, person.role, person.place)
    )
    line = next(shown, None)
    opens = settings.DEMO and line is not None
    return Account(
        username=line.username if line else f"yanshi{person.uid.int % 10**9:09}",
        uid=person.account,
        officer_id=person.uid,
        demo=opens,
        password=_shown_password(settings.DEMO_PASSWORD) if opens else make_password(None),
    )


@cache
def _shown_password(password: str) -> str:
    """The one password of all accounts shown, hashed once: hashing is meant to be slow."""
    return make_password(password)
