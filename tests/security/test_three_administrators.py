"""三员分离: nobody gives herself rights, nobody is an administrator and something else, and every grant is in the log."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.record.models import Entry
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies import queries
from mingjing.rooms.agencies.actions import (
    Directory,
    bring_into_force,
    decide_grant,
    found_account,
    propose_grant,
    propose_reset,
    restore_account,
    revoke,
    suspend_account,
)
from mingjing.rooms.agencies.models import Account, Agency, Grant, Officer, Posting
from mingjing.rooms.agencies.roles import DUTIES, estate
from mingjing.rooms.agencies.scope import reading
from tests import cast, given
from tests.bad_input.quiet import nothing_written
from tests.security import people

pytestmark = pytest.mark.django_db
SYSTEM, SECURITY, AUDIT = (
    people.near(role) for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
)
SECOND = people.far(Role.SECURITY_ADMIN)
WHY = "任职文件〔2026〕3 号。"


@pytest.fixture(autouse=True)
def _house() -> Iterator[None]:
    given.house()
    people.take_up_posts()
    with reading(given.EVERYWHERE):
        yield


def proposed(name: str = "李华", role: str = Role.REVIEWER, by: Actor | None = None, **more: object) -> Grant:
    told: dict[str, object] = {"since": timezone.localdate(), "until": None, "reason": WHY} | more
    return propose_grant(
        Officer.objects.get(name=name), agency=Agency.objects.get(id=cast.BUREAU), role=role,
        by=by or people.actor(SECURITY), key=uuid.uuid4(), **told,
    )  # type: ignore[arg-type]  # fmt: skip


def decided(grant: Grant, by: people.Person = SECOND, *, approved: bool = True, opinion: str = "") -> None:
    decide_grant(grant, approved=approved, opinion=opinion, by=people.actor(by), key=uuid.uuid4())


def roles(name: str) -> set[Role]:
    return set(queries.actors(cast.account(name), timezone.localdate()))


def test_a_grant_counts_only_when_another_administrator_approved_it() -> None:
    grant = proposed()
    assert roles("李华") == {Role.HANDLER}
    decided(grant)
    assert roles("李华") == {Role.HANDLER, Role.REVIEWER}
    told = Entry.objects.filter(action__in=("directory.propose_grant", "directory.decide_grant"))
    assert [len(bytes(one.leaf)) > 0 for one in told] == [True, True]


def test_a_refused_grant_gives_nothing_and_says_why() -> None:
    grant = proposed()
    with pytest.raises(Refused, match="不同意的"):
        decided(grant, approved=False)
    decided(grant, approved=False, opinion="岗位已有人。")
    assert roles("李华") == {Role.HANDLER}
    with pytest.raises(Refused, match="已经办理"):
        decided(grant)


@pytest.mark.parametrize(
    "who", [one for one in people.EVERYBODY if one.role in DUTIES], ids=lambda one: one.label
)
def test_only_security_administrators_propose_and_only_two_of_the_three_approve(who: people.Person) -> None:
    by, grant = people.actor(who), proposed(name="周敏", by=people.actor(people.near(Role.SECURITY_ADMIN)))
    if who.role is not Role.SECURITY_ADMIN:
        with pytest.raises(Refused, match="授权由安全管理员提请"), nothing_written():
            proposed(by=by)
    may = who.role in {Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN} and who != SECURITY
    if may:
        decided(grant, who)
    else:
        with pytest.raises(Refused, match="批准"), nothing_written():
            decided(grant, who)
    assert (Role.REVIEWER in roles("周敏")) is may


def test_nobody_gives_herself_anything() -> None:
    with pytest.raises(Refused, match="不能为自己提请"):
        proposed(name=SECURITY.name, role=Role.SECURITY_ADMIN)
    grant = proposed(name=SYSTEM.name, role=Role.OPERATOR)
    with pytest.raises(Refused, match="不能批准给自己的授权"):
        decided(grant, SYSTEM)
    with pytest.raises(Refused, match="自己的授权"):
        revoke(
            Posting.objects.get(officer__name=SECURITY.name),
            reason=WHY,
            by=people.actor(SECURITY),
            key=uuid.uuid4(),
        )


def test_the_database_itself_refuses_a_grant_approved_by_its_proposer() -> None:
    grant = proposed()
    by_herself = "UPDATE agencies_grant SET state = 'approved', decided_by = proposed_by WHERE id = %s"
    with pytest.raises(IntegrityError, match="grant_decided_by_another"), transaction.atomic():
        connection.cursor().execute(by_herself, [grant.pk])


@pytest.mark.parametrize("role", [role for role in DUTIES if role is not Role.INTEGRATOR])
def test_no_administrator_becomes_anything_else_and_nobody_else_an_administrator(role: Role) -> None:
    for one in (SYSTEM, people.near(Role.AUDIT_ADMIN), people.near(Role.HANDLER)):
        if estate(role) == estate(one.role):
            continue
        with pytest.raises(Refused, match="各自分开"), nothing_written():
            proposed(name=one.name, role=role)
        posting = Posting(officer_id=cast.uid(one.name), agency_id=cast.CITY, role=role, since=cast.SINCE)
        with pytest.raises(IntegrityError, match="at once"):
            bring_into_force(
                Directory((), (), (), [posting]), agency=0, by=HOUSE, on=cast.SINCE, key=uuid.uuid4()
            )


def test_whoever_was_an_administrator_until_yesterday_may_work_from_today() -> None:
    held = Posting.objects.get(officer__name=people.far(Role.AUDIT_ADMIN).name)
    revoke(held, reason="岗位调整。", by=people.actor(SECURITY), key=uuid.uuid4())
    decided(proposed(name=people.far(Role.AUDIT_ADMIN).name, role=Role.SUPERVISOR))
    assert roles(people.far(Role.AUDIT_ADMIN).name) == {Role.SUPERVISOR}


def test_a_grant_is_neither_backdated_nor_unknown_nor_without_a_reason() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    for wrong, sentence in (
        ({"since": yesterday}, "不能追溯"), ({"until": yesterday}, "截止日期"), ({"reason": "  "}, "请写明理由"),
        ({"role": "owner"}, "没有可以授予"), ({"role": Role.PARTY}, "没有可以授予"), ({"role": Role.HANDLER}, "已是承办人员"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence), nothing_written():
            proposed(**wrong)  # type: ignore[arg-type]


def test_what_is_revoked_ends_at_once_and_with_it_the_sessions() -> None:
    browser = Client()
    browser.post("/accounts/login/", {"login": "郑洁", "password": cast.PASSWORD})
    assert browser.get(reverse("desk:publication")).status_code == 200
    revoke(
        Posting.objects.get(officer__name="郑洁"),
        reason="工作调离。",
        by=people.actor(SECURITY),
        key=uuid.uuid4(),
    )
    assert browser.get(reverse("desk:publication")).status_code == 302
    assert roles("郑洁") == set()


def test_an_account_is_founded_with_a_password_for_once_that_must_be_changed() -> None:
    officer = Officer(name="新来", agency_id=cast.SQUAD)
    bring_into_force(Directory((), [officer], (), ()), agency=0, by=HOUSE, on=cast.SINCE, key=uuid.uuid4())
    for who in (SECURITY, AUDIT, people.near(Role.LEADER)):
        with pytest.raises(Refused, match="由系统管理员开立"):
            found_account(officer, username="xinlai", by=people.actor(who), key=uuid.uuid4())
    made, secret = found_account(officer, username="xinlai", by=people.actor(SYSTEM), key=uuid.uuid4())
    with pytest.raises(Refused, match="一人一号"):
        found_account(officer, username="xinlai2", by=people.actor(SYSTEM), key=uuid.uuid4())
    assert secret not in str(vars(Account.objects.get(pk=made.pk)))
    browser = Client()
    assert browser.post("/accounts/login/", {"login": "xinlai", "password": secret})["Location"] == "/desk/"
    assert browser.get("/desk/")["Location"] == "/accounts/password/"
    assert "先改成自己的口令" in browser.get("/accounts/password/").content.decode()
    own = "the-bronze-mirror-hangs-high"
    browser.post("/accounts/password/", {"oldpassword": secret, "password1": own, "password2": own})
    assert browser.get(reverse("desk:palette")).status_code == 200
    assert Account.objects.get(pk=made.pk).first_until is None


def test_a_first_password_that_was_left_lying_lets_nobody_in() -> None:
    officer = Officer.objects.get(name="李华")
    suspend_account(cast.account("李华"), reason="遗失口令。", by=people.actor(SYSTEM), key=uuid.uuid4())
    made, secret = found_account(officer, username="lihua2", by=people.actor(SYSTEM), key=uuid.uuid4())
    Account.objects.filter(pk=made.pk).update(first_until=timezone.now() - timedelta(seconds=1))
    browser = Client()
    browser.post("/accounts/login/", {"login": "lihua2", "password": secret})
    assert browser.get("/desk/").status_code == 302


@pytest.mark.parametrize("name", ["A", "张", "ab", "a b", "admin'--", "../etc", "a" * 41, "ZHANG"])
def test_a_user_name_is_plain(name: str) -> None:
    officer = Officer(name="新来", agency_id=cast.SQUAD)
    with pytest.raises(Refused, match="用户名应当是"):
        found_account(officer, username=name, by=people.actor(SYSTEM), key=uuid.uuid4())


def test_an_account_is_suspended_at_once_and_restored_by_the_system_administrator_alone() -> None:
    browser = Client()
    browser.post("/accounts/login/", {"login": "李华", "password": cast.PASSWORD})
    account = cast.account("李华")
    for who in (SECURITY, AUDIT, people.near(Role.UNIT_HEAD)):
        with pytest.raises(Refused, match="由系统管理员停用"):
            suspend_account(account, reason=WHY, by=people.actor(who), key=uuid.uuid4())
    with pytest.raises(Refused, match="自己的账号"):
        suspend_account(cast.account(SYSTEM.name), reason=WHY, by=people.actor(SYSTEM), key=uuid.uuid4())
    suspend_account(account, reason=WHY, by=people.actor(SYSTEM), key=uuid.uuid4())
    assert browser.get("/desk/").status_code == 302
    restore_account(cast.account("李华"), reason=WHY, by=people.actor(SYSTEM), key=uuid.uuid4())
    assert (
        browser.post("/accounts/login/", {"login": "李华", "password": cast.PASSWORD})["Location"] == "/desk/"
    )


def test_a_lost_factor_is_taken_off_by_two_administrators() -> None:
    account = cast.account("李华")
    with pytest.raises(Refused, match="没有第二因素"):
        propose_reset(account, reason=WHY, by=people.actor(SECURITY), key=uuid.uuid4())
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    grant = propose_reset(account, reason="手机遗失。", by=people.actor(SECURITY), key=uuid.uuid4())
    with pytest.raises(Refused, match="提请人不得批准"):
        decided(grant, SECURITY)
    assert Authenticator.objects.filter(user=account).exists()
    decided(grant, SYSTEM)
    assert not Authenticator.objects.filter(user=account).exists()
