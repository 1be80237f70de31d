"""目录 at the desk: editions, what changed, and a draft that two persons bring into force."""

import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Officer, Posting
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.models import Edition
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)


def second_cataloguer() -> None:
    """冯静 looks after catalogues too from now on."""
    posting = Posting(
        id=cast.uid("冯静/目录"),
        officer_id=cast.uid("冯静"),
        agency_id=cast.BUREAU,
        role=Role.CATALOGUER,
        since=cast.SINCE,
    )
    assert Officer.objects.filter(pk=cast.uid("冯静")).exists()
    batch = Directory([], [], [], [posting])
    bring_into_force(batch, agency=0, by=given.cast.HOUSE, on=cast.SINCE, key=uuid.uuid4())


def benchmark() -> Edition:
    given.house()
    found = queries.editions("benchmark", "CG").first()
    assert found is not None
    return found


def test_what_is_in_force_is_listed_by_kind_and_read_with_its_rows() -> None:
    one, browser = benchmark(), client("钱进")
    listed = browser.get(reverse("desk:catalogue"), {"kind": "benchmark"}).content.decode()
    assert reverse("desk:edition", args=[one.pk]) in listed
    shown = browser.get(reverse("desk:edition", args=[one.pk])).content.decode()
    assert "运输建筑垃圾沿途遗撒" in shown


def test_a_draft_is_compared_reviewed_by_another_and_brought_into_force() -> None:
    one = benchmark()
    second_cataloguer()
    first, second = client("钱进"), client("冯静")
    rows = queries.content(one)
    rows[0]["title"] = "运输建筑垃圾沿途遗撒（修订）"
    posted = {
        "rows": json.dumps(rows, default=str),
        "effective_from": str(timezone.localdate()),
        "note": "修订名称",
    }
    answer = first.post(reverse("desk:drafting", args=[one.pk]), posted)
    assert answer.status_code == 303, answer.content.decode()
    page = answer["Location"]
    draft = uuid.UUID(page.rstrip("/").rsplit("/", 1)[1])
    shown = second.get(page).content.decode()
    assert "（修订）</ins>" in shown
    own = first.post(reverse("desk:draft_review", args=[draft]), {"do": "pass"})
    assert own.status_code == 409
    assert "起草人不得审核自己起草的目录" in own.content.decode()
    early = first.post(reverse("desk:draft_enact", args=[draft]), {"key": str(uuid.uuid4())})
    assert early.status_code == 409
    assert second.post(reverse("desk:draft_review", args=[draft]), {"do": "pass"}).status_code == 303
    done = first.post(reverse("desk:draft_enact", args=[draft]), {"key": str(uuid.uuid4())})
    assert done.status_code == 303, done.content.decode()
    newer = first.get(done["Location"]).content.decode()
    assert "第 2 版" in newer
    assert "比第 1 版改了 1 处" in newer


def test_rows_that_cannot_be_read_are_kept_in_the_form() -> None:
    one = benchmark()
    posted = {"rows": "[{", "effective_from": str(timezone.localdate())}
    answer = client("钱进").post(reverse("desk:drafting", args=[one.pk]), posted)
    assert answer.status_code == 422
    assert "读不通" in answer.content.decode()
    assert "[{</textarea>" in answer.content.decode()


def test_a_supervisor_reads_and_does_not_draft() -> None:
    one = benchmark()
    assert client("赵敏").get(reverse("desk:edition", args=[one.pk])).status_code == 200
    assert client("赵敏").get(reverse("desk:drafting", args=[one.pk])).status_code == 404
    assert client("张明").get(reverse("desk:catalogue")).status_code == 404
