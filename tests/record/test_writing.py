"""Rows and entry are saved together or not at all; a request is done once; nobody is overtaken unseen."""

import uuid

import pytest
from django.utils import timezone

from mingjing.record.actor import HOUSE
from mingjing.record.models import Body, Docket, Entry, Pending
from mingjing.record.refusal import KeyReused, Overtaken, Repeated, Unrecorded
from mingjing.record.writing import write
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import reading
from tests.record.trial import SOMEBODY, a_docket, an_agency, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_entry_and_its_rows_are_saved_together() -> None:
    writing = written(a_docket(), an_agency())
    entry = Entry.objects.get(id=writing.entry)
    assert (entry.number, entry.action) == (1, "trial.step")
    assert Agency.objects.get(id=1).entry_id == entry.id
    assert Pending.objects.filter(entry=entry).exists()
    assert entry.at <= timezone.now()


def test_a_block_that_raises_leaves_nothing() -> None:
    docket = a_docket()

    def broken_off() -> None:
        with write(docket, "trial.step", by=HOUSE, says={}, key=uuid.uuid4()):
            an_agency().save()
            _ = 1 // 0

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert not Agency.objects.exists()
    assert not Docket.objects.filter(id=docket.id).exists()


def test_the_same_words_under_the_same_key_are_written_once() -> None:
    docket, key = a_docket(), uuid.uuid4()
    with write(docket, "trial.step", by=HOUSE, says={"words": "一"}, key=key) as writing:
        pass
    with (
        pytest.raises(Repeated) as first,
        write(docket, "trial.step", by=HOUSE, says={"words": "一"}, key=key),
    ):
        pass
    assert first.value.entry == writing.entry
    with pytest.raises(KeyReused), write(docket, "trial.step", by=HOUSE, says={"words": "二"}, key=key):
        pass
    assert Entry.objects.count() == 1


def test_another_actor_may_use_the_same_key() -> None:
    docket, key = a_docket(), uuid.uuid4()
    for by in (HOUSE, SOMEBODY):
        with write(docket, "trial.step", by=by, says={"words": "一"}, key=key):
            pass
    assert Entry.objects.count() == 2


def test_a_form_older_than_the_docket_is_overtaken() -> None:
    docket = a_docket()
    written(docket)
    with (
        pytest.raises(Overtaken, match="又有 1 条新记录"),
        write(docket, "trial.step", by=HOUSE, says={}, key=uuid.uuid4(), version=0),
    ):
        pass


def test_each_entry_names_the_one_before() -> None:
    docket = a_docket()
    first, second = written(docket), written(docket, words="二")
    assert second.head == bytes(Entry.objects.get(id=first.entry).hash)
    assert bytes(Docket.objects.get(id=docket.id).head) == bytes(Entry.objects.get(id=second.entry).hash)


def test_a_row_is_saved_once_in_an_entry() -> None:
    def twice() -> None:
        with write(a_docket(), "trial.step", by=HOUSE, says={}, key=uuid.uuid4()):
            agency = an_agency()
            agency.save()
            agency.save()

    with pytest.raises(Unrecorded, match="两次"):
        twice()


def test_the_body_keeps_what_each_row_became_by_class() -> None:
    writing = written(a_docket(), an_agency())
    with reading({1}):
        body = Body.objects.get(entry_id=writing.entry)
    assert body.rows["agencies_agency"]["1"]["open"]["name"] == "机关1"
    assert body.by["name"] == "明镜系统"
    assert body.salts["head.at"] != body.salts["head.number"]
