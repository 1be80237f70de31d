"""The ground on which the other tests stand: roles, roll-back, databases of their own."""

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from tests.conftest import OpenAs


def session() -> Session:
    return Session(session_key="one", session_data="", expire_date=timezone.now())


@pytest.mark.django_db
def test_tests_run_as_the_web_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == ("web", False)


@pytest.mark.parametrize("turn", ["first", "second"])
@pytest.mark.django_db(databases=["default", "owner"])
def test_what_a_test_writes_is_rolled_back(turn: str) -> None:
    assert not Session.objects.using("owner").exists(), turn
    session().save(using="owner", force_insert=True)


@pytest.mark.parametrize("turn", ["first", "second"])
@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_test_that_commits_has_a_database_of_its_own(turn: str, as_role: OpenAs) -> None:
    session().save(using="owner", force_insert=True)
    with as_role("owner") as other:
        assert other.execute("SELECT count(*) FROM django_session").fetchone() == (1,), turn


@pytest.mark.parametrize("role", ["web", "portal", "seal", "follow", "owner", "postgres"])
@pytest.mark.django_db
def test_a_test_may_open_a_connection_as_any_role(role: str, as_role: OpenAs) -> None:
    opened = as_role(role)
    here = opened.execute("SELECT current_user, current_database()").fetchone()
    assert here == (role, connection.settings_dict["NAME"])


@pytest.mark.parametrize("role", ["web", "portal", "seal", "follow"])
@pytest.mark.django_db
def test_no_working_role_may_create_a_table(role: str, as_role: OpenAs) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role(role).execute("CREATE TABLE public.aside (id int)")


@pytest.mark.django_db
def test_trigrams_of_the_test_database_see_chinese(as_role: OpenAs) -> None:
    row = as_role("web").execute("SELECT cardinality(show_trgm('行政处罚'))").fetchone()
    assert row is not None
    assert row[0] == 5
