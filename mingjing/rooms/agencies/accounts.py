"""账号: which there are, whom a demonstration offers, and where an account is signed in."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from mingjing.law.language import Role

from .models import Account, Visit
from .queries import postings_on


@dataclass(frozen=True)
class Offered:
    """A line of a demonstration's sign-in page: what to type, and who that is."""

    username: str
    name: str
    role: str
    agency: str


@dataclass(frozen=True)
class Place:
    """登录处: one browser in which an account is signed in."""

    id: int
    source: str
    browser: str
    since: datetime
    seen: datetime
    here: bool


def offered(on: date) -> list[Offered]:
    """The demonstration's accounts, in the order of the roles."""
    order = list(Role)
    rows = Account.objects.filter(demo=True, is_active=True).select_related("officer").order_by("id")
    found = [(posting, row) for row in rows for posting in postings_on(row.officer_id, on)[:1]]
    found.sort(key=lambda pair: order.index(Role(pair[0].role)))
    return [
        Offered(row.username, row.officer.name, Role(posting.role).title, posting.agency.name)
        for posting, row in found
        if row.officer is not None
    ]


def named(username: str) -> Account | None:
    """The active account called exactly so."""
    return Account.objects.filter(username=username, is_active=True).first()


def tied(account: Account) -> bool:
    """Whether an identity of the city's sign-on already belongs to this account."""
    found: bool = SocialAccount.objects.filter(user_id=account.pk).exists()
    return found


def factors(account: Account) -> int:
    """How many second factors an account has; spare codes are none."""
    spare = Authenticator.Type.RECOVERY_CODES
    count: int = Authenticator.objects.filter(user_id=account.pk).exclude(type=spare).count()
    return count


def forget_factors(account: Account) -> None:
    """Take every second factor off an account, spare codes too, and end its sessions."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    end(account)


def note(what: str, *, who: str, source: str) -> None:
    """Add a line to the list of sign-ins and refused tries."""
    Visit.objects.create(what=what, who=who[:150], source=source[:64])


def places(account: Account, *, here: str | None) -> list[Place]:
    """Where an account is signed in now, the latest first; `here` is the key of the session that asks."""
    rows: list[UserSession] = UserSession.objects.purge_and_list(account)
    rows.sort(key=lambda row: (row.session_key != here, -row.last_seen_at.timestamp()))
    return [
        Place(row.pk, row.ip, row.user_agent, row.created_at, row.last_seen_at, row.session_key == here)
        for row in rows
    ]


def seen(account: Account, *, here: str | None, at: datetime) -> None:
    """Note when a session was last used."""
    UserSession.objects.filter(user_id=account.pk, session_key=here).update(last_seen_at=at)


def end(account: Account, *, only: int | None = None, but: str | None = None) -> int:
    """End one of an account's sessions, or all but the one that asks; says how many ended."""
    rows = UserSession.objects.filter(user_id=account.pk)
    chosen = rows.filter(pk=only) if only is not None else rows.exclude(session_key=but or "")
    ended = list(chosen)
    for row in ended:
        row.end()
    return len(ended)


def sweep(now: datetime) -> None:
    """Remove what is left of sessions that are over (剩余信息)."""
    Session.objects.filter(expire_date__lt=now).delete()
