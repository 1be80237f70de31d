"""持有人: whose an account is, what she may do with it, and what waits for another administrator."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from mingjing.law.words import Role

from . import accounts as own
from .models import Account, Agency, Grant, Officer, Posting
from .queries import postings_on

MOST = 200


@dataclass(frozen=True)
class Holder:
    """An account with whatever hangs on it."""

    account: Account
    name: str
    agency: str
    roles: tuple[str, ...]
    factors: int

    @property
    def state(self) -> str:
        """In words."""
        if not self.account.is_active:
            return "停用"
        if self.account.first_until is None:
            return "在用"
        return "初始口令" if timezone.now() < self.account.first_until else "初始口令已过期"

    @property
    def tone(self) -> str:
        """How the state is shown."""
        return {"在用": "ok", "停用": "plain", "初始口令": "warn"}.get(self.state, "bad")


def accounts(text: str, *, on: date, most: int) -> list[Holder]:
    """Accounts whose user name, owner or agency contains the text."""
    rows = Account.objects.select_related("officer", "officer__agency").order_by("username")
    if text:
        rows = rows.filter(
            Q(username__icontains=text)
            | Q(officer__name__contains=text)
            | Q(officer__agency__name__contains=text)
        )
    return [_holder(one, on) for one in rows[:most]]


def account(uid: uuid.UUID, *, on: date) -> Holder | None:
    """One account."""
    found = Account.objects.filter(uid=uid).select_related("officer", "officer__agency").first()
    return _holder(found, on) if found else None


def _holder(one: Account, on: date) -> Holder:
    held = postings_on(one.officer_id, on)
    roles = tuple(f"{_title(posting.role)}（{posting.agency.name}）" for posting in held)
    officer = one.officer
    return Holder(
        one, officer.name if officer else "", officer.agency.name if officer else "", roles, own.factors(one)
    )


def _title(role: str) -> str:
    return Role(role).title if role in set(Role) else role


def person(text: str) -> tuple[Officer | None, list[str]]:
    """The one officer with this certificate number or name, or why there is none."""
    if not text:
        return None, ["请填写姓名或者执法证号。"]
    found = list(Officer.objects.filter(certificates__number=text)[:1]) or list(
        Officer.objects.filter(name=text).select_related("agency")[:3]
    )
    if not found:
        return None, [f"名录中没有“{text}”。人员先由名录编制入册。"]
    if len(found) > 1:
        return None, [f"名录中不止一位{text}，请填写执法证号。"]
    return found[0], []


def account_of(officer: Officer) -> Account | None:
    """The account an officer works with."""
    return Account.objects.filter(officer=officer, is_active=True).first()


def agency(code: str) -> Agency | None:
    """The agency of this code or name."""
    return Agency.objects.filter(Q(code=code) | Q(name=code)).first()


def grants(state: str) -> list[Grant]:
    """What was proposed, the newest first."""
    rows = Grant.objects.select_related("officer", "agency").order_by("-entry_id")
    return list((rows.filter(state=state) if state else rows)[:MOST])


def grant(pk: uuid.UUID) -> Grant | None:
    """One proposal."""
    found: Grant | None = Grant.objects.filter(pk=pk).select_related("officer", "agency").first()
    return found


def postings(text: str, *, on: date) -> list[Posting]:
    """Posts held on a day, of those whose name, role or agency contains the text."""
    rows = Posting.objects.filter(Q(until=None) | Q(until__gte=on)).select_related("officer", "agency")
    if text:
        roles = [role for role in Role if text in role.title]
        rows = rows.filter(
            Q(officer__name__contains=text) | Q(agency__name__contains=text) | Q(role__in=roles)
        )
    return list(rows.order_by("agency__path", "role", "officer__name")[:MOST])


def posting(pk: uuid.UUID) -> Posting | None:
    """One post."""
    found: Posting | None = Posting.objects.filter(pk=pk).select_related("officer", "agency").first()
    return found


def title_of(roles: Iterable[str]) -> list[tuple[str, str]]:
    """Roles with their titles, in the order of the law."""
    wanted = set(roles)
    return [(role.value, role.title) for role in Role if role in wanted]
