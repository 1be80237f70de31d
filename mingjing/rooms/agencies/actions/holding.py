"""账号: the system administrator founds, suspends and restores accounts; an account alone lets nobody act."""

import secrets
import uuid
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.record.writing import write

from .. import accounts
from ..models import Account, Officer
from ..roles import USERNAME
from .directory import directory_docket

FIRST_LASTS = timedelta(hours=72)
"""So long the password given with a new account lets its owner in, to choose another."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that is mistaken for something else when it is read out or copied by hand."""
SHORTEST_REASON = 4


def first_secret() -> str:
    """A password to be used once: 20 characters, some 99 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))


def found_account(officer: Officer, *, username: str, by: Actor, key: uuid.UUID) -> tuple[Account, str]:
    """Open an officer's account; the secret is told once and kept nowhere."""
    reasons = [] if by.role in {Role.SYSTEM_ADMIN, "house"} else ["账号由系统管理员开立。"]
    reasons += name_problems(username)
    if Account.objects.filter(officer=officer, is_active=True).exists():
        reasons.append(f"{officer.name}已有在用的账号，一人一号。")
    if reasons:
        raise Refused(reasons)
    secret = first_secret()
    account = Account(username=username, officer=officer, uid=uuid.uuid5(key, "account"))
    account.password, account.first_until = make_password(secret), timezone.now() + FIRST_LASTS
    says = {"username": username, "officer": str(officer.pk), "name": officer.name}
    with write(directory_docket(officer.agency_id), "directory.account", by=by, says=says, key=key):
        account.save()
    return account, secret


def name_problems(username: str) -> list[str]:
    """What is wrong with the name of a new account; case does not make another name."""
    if not USERNAME.fullmatch(username):
        return ["用户名应当是 3 至 40 个小写字母、数字、点、下划线或者连字符，以字母开头。"]
    return (
        [f"用户名“{username}”已有人使用。"]
        if Account.objects.filter(username__iexact=username).exists()
        else []
    )


def suspend_account(account: Account, *, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Shut an account and end its sessions at once."""
    wrong = _may_hold(account, reason, by)
    if not account.is_active:
        wrong.append("这个账号已经停用。")
    _change(account, "directory.suspend", wrong, reason, by, key, active=False)
    accounts.end(account)


def restore_account(account: Account, *, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Open a suspended account again, with the password and factors it had."""
    wrong = _may_hold(account, reason, by)
    if account.is_active:
        wrong.append("这个账号没有停用。")
    others = Account.objects.filter(officer=account.officer_id, is_active=True).exclude(pk=account.pk)
    if account.officer_id and others.exists():
        wrong.append("此人另有在用的账号，一人一号。")
    _change(account, "directory.restore", wrong, reason, by, key, active=True)


def _may_hold(account: Account, reason: str, by: Actor) -> list[str]:
    wrong = [] if by.role == Role.SYSTEM_ADMIN else ["账号由系统管理员停用和恢复。"]
    if str(account.uid) == by.account:
        wrong.append("不能停用或者恢复自己的账号。")
    if len(reason.strip()) < SHORTEST_REASON:
        wrong.append(f"请写明理由，至少 {SHORTEST_REASON} 个字。")
    return wrong


def _change(
    account: Account, action: str, wrong: list[str], reason: str, by: Actor, key: uuid.UUID, *, active: bool
) -> None:
    if wrong:
        raise Refused(wrong)
    agency = account.officer.agency_id if account.officer else 0
    says = {"username": account.username, "account": str(account.uid), "reason": reason.strip()[:400]}
    with write(directory_docket(agency), action, by=by, says=says, key=key):
        Account.objects.filter(pk=account.pk).update(is_active=active)
    account.is_active = active


def still_first(account: Account, now: datetime) -> bool:
    """Whether the password is still the one that was given with the account, and may still be used."""
    return account.first_until is None or now < account.first_until
