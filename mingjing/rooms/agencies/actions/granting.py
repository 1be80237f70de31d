"""授权: the security administrator proposes, another administrator approves; each is an entry with its leaf."""

import uuid
from datetime import date, timedelta

from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.record.writing import write

from .. import accounts
from ..models import Account, Agency, Grant, Officer, Posting
from ..roles import APPROVING, GRANTABLE, estate
from .directory import directory_docket

SHORTEST_REASON = 4


def propose_grant(
    officer: Officer, *, agency: Agency, role: str, since: date, until: date | None, reason: str, by: Actor,
    key: uuid.UUID,
) -> Grant:  # fmt: skip
    """Ask that an officer may act in a role; nothing changes until another administrator approves."""
    wrong = _may_propose(officer, reason, by)
    if role not in GRANTABLE:
        wrong.append("没有可以授予的这个身份。")
    else:
        wrong += together(officer, role, since, until)
    if since < timezone.localdate():
        wrong.append("授权不能追溯：起始日期不得早于今天。")
    if until is not None and until < since:
        wrong.append("截止日期不得早于起始日期。")
    grant = Grant(
        id=uuid.uuid5(key, "grant"), sort="grant", officer=officer, agency=agency, role=role, since=since,
        until=until, reason=reason.strip(),
    )  # fmt: skip
    return _proposed(grant, wrong, by, key)


def propose_reset(account: Account, *, reason: str, by: Actor, key: uuid.UUID) -> Grant:
    """Ask that a lost second factor be taken off an account, so that its owner can set up another."""
    officer = account.officer
    if officer is None:
        raise Refused(["这个账号不属于任何人员，不能重置。"])
    wrong = _may_propose(officer, reason, by)
    if not accounts.factors(account):
        wrong.append("这个账号没有第二因素，不用重置。")
    agency, today = officer.agency, timezone.localdate()
    grant = Grant(
        id=uuid.uuid5(key, "grant"), sort="reset", officer=officer, agency=agency, account=account.uid, since=today,
        reason=reason.strip(),
    )  # fmt: skip
    return _proposed(grant, wrong, by, key)


def decide_grant(grant: Grant, *, approved: bool, opinion: str, by: Actor, key: uuid.UUID) -> None:
    """A second administrator approves or refuses; with approval the posting begins or the factor is gone."""
    says = {
        "grant": str(grant.pk),
        "name": grant.officer.name,
        "approved": approved,
        "opinion": opinion[:400],
    }
    with write(directory_docket(grant.agency_id), "directory.decide_grant", by=by, says=says, key=key):
        grant = Grant.objects.select_for_update().get(pk=grant.pk)
        wrong = _may_decide(grant, by)
        if not approved and len(opinion.strip()) < SHORTEST_REASON:
            wrong.append(f"不同意的，请写明理由，至少 {SHORTEST_REASON} 个字。")
        if approved and grant.sort == "grant":
            wrong += together(grant.officer, grant.role, grant.since, grant.until)
        if wrong:
            raise Refused(wrong)
        grant.state = "approved" if approved else "refused"
        grant.decided_by, grant.decided_name, grant.opinion = by.account, by.name, opinion.strip()[:400]
        grant.save()
        if approved and grant.sort == "grant":
            Posting(
                id=uuid.uuid5(grant.pk, "posting"), officer=grant.officer, agency=grant.agency, role=grant.role,
                since=max(grant.since, timezone.localdate()), until=grant.until,
            ).save()  # fmt: skip
        elif approved:
            accounts.forget_factors(Account.objects.get(uid=str(grant.account)))


def revoke(posting: Posting, *, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Take a role away at once: yesterday was its last day, and whoever held it is signed out."""
    wrong = [] if by.role == Role.SECURITY_ADMIN else ["授权由安全管理员收回。"]
    today = timezone.localdate()
    if posting.until is not None and posting.until < today:
        wrong.append("这项授权已经终止。")
    if _is(posting.officer, by):
        wrong.append("不能收回自己的授权。")
    if len(reason.strip()) < SHORTEST_REASON:
        wrong.append(f"请写明理由，至少 {SHORTEST_REASON} 个字。")
    if wrong:
        raise Refused(wrong)
    says = {
        "posting": str(posting.pk),
        "name": posting.officer.name,
        "role": posting.role,
        "reason": reason.strip()[:400],
    }
    with write(directory_docket(posting.agency_id), "directory.revoke", by=by, says=says, key=key):
        posting.until = today - timedelta(days=1)
        posting.save()
    for account in Account.objects.filter(officer=posting.officer):
        accounts.end(account)


def together(officer: Officer, role: str, since: date, until: date | None) -> list[str]:
    """Why this role cannot stand beside what she holds then: three administrators and the work are four people."""
    held = [
        one
        for one in Posting.objects.filter(officer=officer)
        if one.since <= (until or date.max)
        and since <= (one.until or date.max)
        and one.since <= (one.until or date.max)
    ]
    apart = sorted({Role(one.role).title for one in held if estate(one.role) != estate(role)})
    reasons = (
        [
            f"{officer.name}同期担任{'、'.join(apart)}，不能兼任{Role(role).title}：系统、安全、审计三员和业务人员各自分开。"
        ]
        if apart
        else []
    )
    if any(
        one.role == role and (one.until is None or (until is not None and until <= one.until)) for one in held
    ):
        reasons.append(f"{officer.name}同期已是{Role(role).title}。")
    return reasons


def _may_propose(officer: Officer, reason: str, by: Actor) -> list[str]:
    wrong = [] if by.role == Role.SECURITY_ADMIN else ["授权由安全管理员提请。"]
    if _is(officer, by):
        wrong.append("不能为自己提请。")
    if len(reason.strip()) < SHORTEST_REASON:
        wrong.append(f"请写明理由，至少 {SHORTEST_REASON} 个字。")
    if len(reason.strip()) > 400:
        wrong.append("理由至多 400 个字。")
    return wrong


def _proposed(grant: Grant, wrong: list[str], by: Actor, key: uuid.UUID) -> Grant:
    if wrong:
        raise Refused(wrong)
    grant.proposed_by, grant.proposed_name = by.account, by.name
    says = {
        "sort": grant.sort, "name": grant.officer.name, "role": grant.role, "since": grant.since, "until": grant.until,
        "reason": grant.reason,
    }  # fmt: skip
    with write(directory_docket(grant.agency_id), "directory.propose_grant", by=by, says=says, key=key):
        grant.save()
    return grant


def _may_decide(grant: Grant, by: Actor) -> list[str]:
    wrong = [] if by.role in APPROVING else ["授权由另一名安全管理员或者系统管理员批准。"]
    if grant.state != "proposed":
        wrong.append("这项提请已经办理。")
    if grant.proposed_by == by.account:
        wrong.append("提请人不得批准自己的提请。")
    if _is(grant.officer, by):
        wrong.append("不能批准给自己的授权。")
    return wrong


def _is(officer: Officer, by: Actor) -> bool:
    """Whether whoever acts is this person, under whichever account."""
    return (
        Account.objects.filter(uid=by.account, officer=officer).exists() if by.account != "house" else False
    )
