"""审计: everything of weight is found again by day, person and case, by the auditor and nobody else."""

import csv
import io
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.models import Body
from mingjing.rooms.agencies import auditing, queries
from mingjing.rooms.agencies.actions import suspend_account
from mingjing.rooms.agencies.auditing import Asked
from mingjing.rooms.agencies.models import Visit
from mingjing.rooms.agencies.scope import Reader, reading
from mingjing.rooms.cases.actions import export, look
from mingjing.rooms.cases.models import Case
from tests import cast, given
from tests.conftest import OpenAs
from tests.doors.desk import arriving
from tests.security import people

pytestmark = pytest.mark.django_db
AUDITOR = people.near(Role.AUDIT_ADMIN)


@pytest.fixture
def case() -> Case:
    """A case that 陈立 has read and of which 周敏 has taken a line out."""
    given.house()
    people.take_up_posts()
    found = given.case_at("verification")
    with reading(given.EVERYWHERE):
        look(found, by=cast.actor("陈立"))
        export({"view": "open"}, rows=1, reason="案卷评查。", by=cast.actor("周敏"), key=uuid.uuid4())
        suspend_account(
            cast.account("李华"),
            reason="遗失口令。",
            by=people.actor(people.near(Role.SYSTEM_ADMIN)),
            key=uuid.uuid4(),
        )
    return found


def asked(kind: str, **more: str) -> Asked:
    today = timezone.localdate()
    return Asked(kind, more.get("who", ""), more.get("case", ""), today, today)


def reader(name: str) -> Reader:
    return queries.reader(cast.account(name), timezone.localdate())


def found(kind: str, **more: str) -> list[tuple[str, str]]:
    return [
        (one.what, one.who.split("（")[0])
        for one in auditing.lines(reader(AUDITOR.name), asked(kind, **more))
    ]


def test_looks_exports_and_accounts_are_found_by_person_case_and_day(case: Case) -> None:
    assert ("查看案件", "陈立") in found("look", case=case.number)
    assert found("look", case=case.number, who="周敏") == []
    assert found("look", case="没有这个案号") == []
    assert found("export") == [("导出案件清单", "周敏")]
    assert ("停用账号", people.near(Role.SYSTEM_ADMIN).name) in found("account")
    yesterday = timezone.localdate() - timedelta(days=1)
    assert auditing.lines(reader(AUDITOR.name), Asked("export", "", "", yesterday, yesterday)) == []


def test_nobody_but_the_auditor_reads_it(case: Case) -> None:
    for who in people.EVERYBODY:
        told = auditing.lines(reader(who.name), asked("look"))
        assert bool(told) is (who.role is Role.AUDIT_ADMIN), who.label


def test_the_auditor_reads_that_a_case_was_read_and_not_the_case(case: Case) -> None:
    browser = arriving.client(AUDITOR.name)
    page = browser.get(reverse("desk:audit"), {"kind": "look", "case": case.number}).content.decode()
    assert case.number in page
    assert "陈立" in page
    assert browser.get(reverse("desk:case", args=[case.number])).status_code == 404
    assert browser.get(reverse("desk:cases")).status_code == 404


def test_what_the_auditor_takes_out_needs_a_reason_and_is_itself_in_the_audit(case: Case) -> None:
    browser = arriving.client(AUDITOR.name)
    there = f"{reverse('desk:audit_export')}?kind=export"
    assert browser.post(there, {"reason": "", "key": str(uuid.uuid4())}).status_code == 422
    answer = browser.post(there, {"reason": "季度审计。", "key": str(uuid.uuid4())})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["时间", "事项"]
    assert rows[1][1] == "导出案件清单"
    assert ("导出审计记录", AUDITOR.name) in found("export")
    with reading(given.EVERYWHERE):
        assert Body.objects.get(entry__action="audit.export").says["reason"] == "季度审计。"


def test_refused_and_good_sign_ins_are_both_kept(case: Case) -> None:
    for name, password in (("张明", "wrong"), ("查无此人", "wrong"), ("张明", cast.PASSWORD)):
        Client(REMOTE_ADDR="10.1.2.3").post("/accounts/login/", {"login": name, "password": password})
    told = auditing.lines(reader(AUDITOR.name), asked("visit"))
    assert [(one.what, one.who, one.more) for one in told] == [
        ("登录", "张明", "10.1.2.3"), ("口令不对", "没有这个用户", "10.1.2.3"), ("口令不对", "张明", "10.1.2.3"),
    ]  # fmt: skip
    assert not Visit.objects.filter(who="查无此人").exists()


@pytest.mark.django_db(transaction=True)
def test_the_list_of_sign_ins_only_grows(as_role: OpenAs) -> None:
    web = as_role("web")
    web.execute("INSERT INTO agencies_visit (at, what, who, source) VALUES (now(), 'in', 'x', '')")
    web.commit()
    for way in (
        "UPDATE agencies_visit SET who = 'y'",
        "DELETE FROM agencies_visit",
        "TRUNCATE agencies_visit",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(way)
        web.rollback()
