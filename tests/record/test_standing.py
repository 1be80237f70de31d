"""What stands between two editions is asked once, and a new edition is heard at once."""

import uuid
from datetime import date

import pytest
from django.db import connection, transaction
from psycopg import errors

from mingjing.record.standing import mark_now, standing
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.actions import change_certificate
from mingjing.rooms.agencies.models import Certificate
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.actions import bring_into_force
from tests import cast, given

ON = date(2026, 3, 2)


def enact(minimum: int) -> None:
    grades = [{**grade, "minimum": minimum} for grade in given.BENCHMARK["grades"][:1]]
    bring_into_force(
        "benchmark",
        "CG",
        [given.BENCHMARK | {"grades": grades}],
        effective_from=date(2026, 1, 1),
        by=cast.actor(given.CLERK),
        key=uuid.uuid4(),
    )


def bounds() -> int:
    found = catalogue.benchmark("CG-0231", ON)
    assert found is not None
    return int(found.grades.all()[0].minimum)


def asked(count: int) -> bool:
    """Whether that many statements are needed to hear the calendar, the line and the certificates again."""
    with connection.execute_wrapper(lambda run, *rest: heard.append(1) or run(*rest)):
        heard: list[int] = []
        catalogue.calendar()
        agencies.line(cast.SQUAD)
        agencies.standings(cast.certificates("张明"), ON)
    return len(heard) == count


@pytest.mark.django_db
def test_under_one_mark_a_question_is_asked_once_and_without_a_mark_every_time() -> None:
    with standing(mark_now()):
        asked(0)
        assert asked(0)
    assert not asked(0)


@pytest.mark.django_db(transaction=True)
def test_a_new_edition_is_heard_under_its_mark() -> None:
    with standing(mark_now()):
        assert bounds() == 2_000_00
    enact(1_000_00)
    with standing(mark_now()):
        assert bounds() == 1_000_00


@pytest.mark.django_db(transaction=True)
def test_a_certificate_suspended_a_moment_ago_counts_in_the_next_step() -> None:
    case = given.case_at("inquiry")
    held = Certificate.objects.get(number=cast.certificates("李华")[0])
    change_certificate(
        held,
        status="suspended",
        since=ON,
        reason="培训考核不合格",
        by=cast.actor(given.CLERK),
        key=uuid.uuid4(),
    )
    with pytest.raises(Exception, match="第四十二条"):
        given.take(case, "inspect", on="2026-03-05")


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_answer_behind() -> None:
    before = mark_now()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO catalogue_edition SELECT * FROM catalogue_edition WHERE false")
        during = mark_now()
        transaction.set_rollback(True)
    assert mark_now() == before != during


@pytest.mark.django_db
def test_the_application_cannot_hold_the_mark_still() -> None:
    with pytest.raises(Exception, match="permission denied") as refused, connection.cursor() as cursor:
        cursor.execute("UPDATE record_standing SET mark = mark")
    assert isinstance(refused.value.__cause__, errors.InsufficientPrivilege)
