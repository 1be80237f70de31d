"""A person who can be recognised goes through the whole house; afterwards every place open to strangers is searched."""

import logging
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from mingjing.config.journal import JsonLines
from mingjing.record.models import Entry
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Party
from mingjing.rooms.disclosure.actions import propose, publish
from mingjing.rooms.disclosure.models import Candidate, Snapshot
from tests import cast, given
from tests.conftest import OpenAs
from tests.doors.desk import arriving
from tests.rooms.disclosure.world import settle

pytestmark = pytest.mark.django_db(transaction=True)
NAME, NUMBER, ROAD = "霍娜丽", "11010519491231002X", "金丝雀路"
CANARIES = (NAME, "娜丽", NUMBER, ROAD)
READABLE = """SELECT table_name FROM information_schema.role_table_grants
              WHERE grantee = 'portal' AND privilege_type = 'SELECT'"""


class Written(logging.Handler):
    """What the processes write, as they write it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))


@pytest.fixture
def written() -> Iterator[list[str]]:
    kept, loggers = Written(), [logging.getLogger(name) for name in ("mingjing", "django")]
    for one in loggers:
        one.addHandler(kept)
    yield kept.lines
    for one in loggers:
        one.removeHandler(kept)


def walked() -> Case:
    """Fined on the spot, published by two persons, sealed and followed."""
    who = {"party": NAME, "party_number": NUMBER, "party_address": f"中山市石岐街道{ROAD} 77 号"}
    case = given.case_at("performance", given.SUMMARY, establish=who)
    settle(beat=True)
    with reading(given.EVERYWHERE):
        found = Candidate.objects.get(docket=case.docket_id)
        answers = {one["id"]: "mask" for one in found.findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())
    settle()
    return case


@pytest.mark.slow
def test_nothing_of_a_person_reaches_a_place_that_strangers_read(written: list[str], as_role: OpenAs) -> None:
    case = walked()
    with reading(given.EVERYWHERE):
        party = Party.objects.get(case=case)
        assert (party.name, party.citizen_id) == (NAME, NUMBER)
    assert Snapshot.objects.filter(kind="penalty").count() == 1
    for name in ("张明", "孙强", "郑洁"):
        browser = arriving.client(name)
        for page in (reverse("desk:case", args=[case.number]), reverse("desk:cases"), "/desk/nowhere/"):
            answer = browser.get(page)
            assert not any(one in str(answer.headers) + page for one in CANARIES)
    portal, places = (
        as_role("portal"),
        {"leaves": b"".join(bytes(one.leaf) for one in Entry.objects.all()).decode()},
    )
    for (table,) in portal.execute(READABLE).fetchall():
        rows = portal.execute(f"SELECT row_to_json(t)::text FROM {table} t").fetchall()  # type: ignore[call-overload]
        places[str(table)] = "\n".join(str(row[0]) for row in rows)
    places |= {
        str(path): path.read_bytes().decode(errors="replace")
        for path in Path(settings.TILES).rglob("*")
        if path.is_file()
    }
    places["journal"] = "\n".join(written)
    assert len(places) > 8
    assert places["disclosure_snapshot"]
    assert {where: one for where, told in places.items() for one in CANARIES if one in told} == {}


def test_the_canaries_would_be_heard(as_role: OpenAs) -> None:
    case = walked()
    follow = as_role("follow")
    told = follow.execute("SELECT row_to_json(t)::text FROM cases_party t").fetchall()
    assert all(one in str(told) for one in (NAME, NUMBER, ROAD))
    assert case.number
