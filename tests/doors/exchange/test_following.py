"""From a push to a case: the letter is sealed, followed, and its decisions stand here with their leaves."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from mingjing.doors.exchange.followers import NAME
from mingjing.doors.exchange.mirrored_decisions.channel import send
from mingjing.record import following, sealing, tlog
from mingjing.record.actor import Actor
from mingjing.record.keys import private_key
from mingjing.record.models import Entry, Parked
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Decision, Party
from mingjing.rooms.inbox import queries
from tests import cast, given

pytestmark = pytest.mark.django_db(transaction=True)
PROVINCE = Actor("integrator:province", "省级平台", cast.BUREAU, "城管局", "integrator")
ONE = {"number": "A-1", "authority": "某市某局", "decided_on": "2026-03-02", "party": "甲公司", "party_kind": "organisation",
       "document_number": "某罚决〔2026〕1号", "penalties": ["fine"], "fine_yuan": "1000", "facts": "无照经营。"}  # fmt: skip


@contextmanager
def speaking_as(role: str) -> Iterator[None]:
    connection.close()
    before, connection.settings_dict["USER"] = connection.settings_dict["USER"], role
    yield
    connection.close()
    connection.settings_dict["USER"] = before


@pytest.fixture
def house(_django_db_helper: None) -> None:
    """The house with its people and catalogues."""
    given.house()


def turn(folder: Path) -> None:
    """Seal what waits, then let the exchange's follower read on."""
    with speaking_as("seal"):
        sealing.Sealer(folder / "log", "log.example/mj1", private_key(folder / "log.key")).once(
            now=timezone.now()
        )
    with speaking_as("follow"):
        while following.advance(following.discover()[NAME]):
            pass
        assert list(Parked.objects.values_list("error", flat=True)) == []


def pushed(*told: object, edition: str = "1", name: str = "一.json") -> uuid.UUID:
    raw = json.dumps(told, ensure_ascii=False).encode()
    return send(raw, name=name, subject="三月", by=PROVINCE, edition=edition).letter


def outcome(letter: uuid.UUID) -> list[tuple[str, list[str]]]:
    with reading({cast.BUREAU}):
        one = queries.letter(letter, {cast.BUREAU})
        assert one is not None
        return [(line.state, line.sentences) for line in queries.lines(one)]


def test_a_pushed_decision_stands_here_with_its_leaf(house: None, tmp_path: Path) -> None:
    letter = pushed(ONE)
    turn(tmp_path)
    assert outcome(letter) == [("accepted", [])]
    with reading({cast.BUREAU}):
        case, decision, party = Case.objects.get(), Decision.objects.get(), Party.objects.get()
        (line,) = queries.lines(queries.letter(letter, {cast.BUREAU}))  # type: ignore[arg-type]
    assert (line.became, case.letter, case.agency) == (case.number, letter, cast.BUREAU)
    assert (decision.number, decision.amount, party.name) == ("某罚决〔2026〕1号", 100_000, "甲公司")
    leaf = tlog.parse_leaf(bytes(Entry.objects.get(action="case.mirror").leaf))
    assert (leaf["t"], leaf["org"], leaf["src"], leaf["d"]) == ("dec", "某市某局", "省级平台", "2026-03-02")


def test_what_is_public_at_its_source_is_published_in_the_same_leaf(house: None, tmp_path: Path) -> None:
    pushed({**ONE, "source": "https://source.example/1"}, {**ONE, "number": "A-2"})
    turn(tmp_path)
    leaves = [
        tlog.parse_leaf(bytes(entry.leaf))
        for entry in Entry.objects.filter(action="case.mirror").order_by("id")
    ]
    assert ["h" in leaf for leaf in leaves] == [True, False]


def test_the_same_line_in_another_letter_changes_nothing(house: None, tmp_path: Path) -> None:
    pushed(ONE)
    turn(tmp_path)
    again = pushed(ONE, name="二.json")
    turn(tmp_path)
    assert outcome(again) == [("accepted", [])]
    with reading({cast.BUREAU}):
        assert (Case.objects.count(), Decision.objects.count()) == (1, 1)


def test_a_correction_comes_as_a_new_edition_on_the_same_docket(house: None, tmp_path: Path) -> None:
    pushed(ONE)
    turn(tmp_path)
    other = pushed({**ONE, "fine_yuan": "2000"})
    turn(tmp_path)
    assert outcome(other) == [("refused", ["这个编号的这一版次已经收过另一内容；如属更正，请换版次再送。"])]
    second = pushed({**ONE, "fine_yuan": "2000"}, edition="2")
    turn(tmp_path)
    assert outcome(second) == [("accepted", [])]
    with reading({cast.BUREAU}):
        assert Case.objects.count() == 1
        assert sorted(Decision.objects.values_list("amount", flat=True)) == [100_000, 200_000]
