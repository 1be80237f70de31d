"""The record stands: an entry with its rows, sealed and followed."""

import uuid
from datetime import date

import pytest
from django.utils import timezone

from mingjing.record.actor import HOUSE
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import KeyReused, Repeated, Unrecorded
from mingjing.record.writing import write
from mingjing.rooms.agencies.models import Agency

pytestmark = pytest.mark.django_db(transaction=True)


def an_agency(number: int = 1) -> Agency:
    return Agency(id=number, code=f"A{number}", name=f"机关{number}", short="试", kind="bureau", path=f"{number}.",
                  valid_from=date(2020, 1, 1))


def test_an_entry_and_its_rows_are_saved_together() -> None:
    docket, key = Docket(kind="trial", agency=1), uuid.uuid4()
    with write(docket, "trial.open", by=HOUSE, says={"words": "一"}, key=key) as writing:
        an_agency().save()
    entry = Entry.objects.get(id=writing.entry)
    assert entry.number == 1
    assert Agency.objects.get(id=1).entry_id == entry.id
    with pytest.raises(Repeated), write(docket, "trial.open", by=HOUSE, says={"words": "一"}, key=key):
        pass
    with pytest.raises(KeyReused), write(docket, "trial.open", by=HOUSE, says={"words": "二"}, key=key):
        pass
    with pytest.raises(Unrecorded):
        an_agency(2).save()
    assert timezone.now() >= entry.at
