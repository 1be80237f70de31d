"""A personal field may lawfully go; its digest stays and every proof holds; nothing else of a body may change."""

import uuid

import pytest
from django.db import DatabaseError, connection

from mingjing.record.erasing import erase
from mingjing.record.models import Body, Entry
from mingjing.record.refusal import Refused
from mingjing.record.verifying import verify
from mingjing.record.writing import write
from mingjing.rooms.agencies.scope import reading
from tests.record.trial import SOMEBODY, a_docket

pytestmark = pytest.mark.django_db(transaction=True)


def an_entry() -> Entry:
    says = {"reporter": "某甲", "facts": "某日发现。某地遗撒。"}
    with write(a_docket(), "trial.step", by=SOMEBODY, says=says, key=uuid.uuid4()) as writing:
        pass
    return Entry.objects.get(id=writing.entry)


def test_an_erased_field_leaves_its_digest_and_the_proofs_hold() -> None:
    entry = an_entry()
    with reading({1}):
        erase(entry, ["says.reporter"], basis="个人信息保护法第四十七条", by=SOMEBODY, key=uuid.uuid4())
        body = Body.objects.get(entry=entry)
        assert body.says["reporter"].keys() == {"erased"}
        assert "says.reporter" not in body.salts
        assert list(verify()) == []
        era = Entry.objects.get(docket=entry.docket_id, number=2)
    assert b'"t":"era"' in bytes(era.leaf)
    assert bytes(entry.hash).hex() in bytes(era.leaf).decode()


def test_heads_and_unknown_fields_cannot_be_erased() -> None:
    entry = an_entry()
    with reading({1}):
        for path in ("head.at", "says.nothing"):
            with pytest.raises(Refused, match="没有可以抹除的字段"):
                erase(entry, [path], basis="无", by=SOMEBODY, key=uuid.uuid4())


def test_a_body_is_not_erased_without_an_entry_that_says_so() -> None:
    entry = an_entry()
    with (
        pytest.raises(DatabaseError, match="only under an entry that says so"),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT record_erase(%s, '{}', '{}', '{}', '{}', %s)", [entry.pk, entry.pk])
