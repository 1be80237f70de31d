"""A letter of decisions is worked off line by line: each line's outcome is kept, and twice is once."""

import json
import uuid
from collections.abc import Iterator, Sequence

import pytest
from django.db import DataError

from mingjing.doors.exchange.mirrored_decisions.channel import BATCH, send, work_off
from mingjing.doors.exchange.mirrored_decisions.line import Line
from mingjing.record.actor import Actor
from mingjing.record.models import Entry
from mingjing.record.refusal import KeyReused, Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Received
from mingjing.rooms.inbox.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)
PROVINCE = Actor("integrator:province", "省级平台", 7, "机关7", "integrator")


class Shelf:
    """Decisions made ours, by their keys."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str], Line] = {}

    def __call__(
        self, lines: Sequence[Line], *, letter: Letter, edition: str, by: Actor
    ) -> Iterator[str | Refused | DataError]:
        for line in lines:
            yield self.take(line, edition, by)

    def take(self, line: Line, edition: str, by: Actor) -> str | Refused:
        if line.facts == "不可收":
            return Refused(["机关不在本市。"])
        key = (by.account, line.number, edition)
        if self.kept.setdefault(key, line) != line:
            return KeyReused()
        return f"外{list(self.kept).index(key) + 1}"


def decision(number: str, **other: object) -> dict[str, object]:
    return {"number": number, "authority": "某局", "decided_on": "2026-03-02", "party": "甲公司",
            "document_number": f"某罚决〔2026〕{number}号", **other}  # fmt: skip


def sent(told: object, *, name: str = "一.json", edition: str = "1") -> Received:
    raw = told if isinstance(told, bytes) else json.dumps(told, ensure_ascii=False).encode()
    return send(raw, name=name, subject="三月决定", by=PROVINCE, edition=edition)


def worked_off(got: Received, shelf: Shelf, key: uuid.UUID | None = None) -> Letter:
    with reading({7}):
        letter = queries.letter(got.letter, {7})
        assert letter is not None
        work_off(letter, mirror=shelf, by=PROVINCE, key=key or uuid.uuid5(got.letter, "test"))
    return letter


def outcomes(letter: Letter) -> list[tuple[int, str, str, str]]:
    with reading({7}):
        return [(line.number, line.key, line.state, line.became) for line in queries.lines(letter)]


def test_every_line_is_accepted_warned_of_or_refused() -> None:
    told = [
        decision("1"), decision("2", uscc="91350100M000100Y44"), decision("3", decided_on="昨天"),
        decision("4", facts="不可收"), {"number": "5"}, ["6"], decision("7", facts="一\x00二"),
        decision("8", penalties=["\x00", {"a": 1}]), decision("9" * 300, document_number="某罚决〔2026〕9号"),
    ]  # fmt: skip
    letter, shelf = sent(told), Shelf()
    done = worked_off(letter, shelf)
    assert outcomes(done) == [
        (1, "1", "accepted", "外1"), (2, "2", "warned", "外2"), (3, "3", "refused", ""), (4, "4", "refused", ""),
        (5, "5", "refused", ""), (6, "", "refused", ""), (7, "7", "refused", ""),
        (8, "8", "refused", ""), (9, "9" * 200, "accepted", "外3"),
    ]  # fmt: skip
    with reading({7}):
        status = queries.status(done)
        sentences = [line.sentences for line in queries.lines(done)]
    assert (status.state, status.counts) == ("taken", {"accepted": 2, "warned": 1, "refused": 6})
    assert status.note == "收录3件，其中1件有提示；6行未接收。"
    assert all(sentences[1:8])
    assert sentences[3] == ["机关不在本市。"]


def test_the_same_file_again_changes_nothing() -> None:
    shelf, told = Shelf(), [decision("1"), decision("2")]
    first = worked_off(sent(told), shelf)
    entries = Entry.objects.count()
    assert sent(told).repeated
    worked_off(sent(told), shelf, key=uuid.uuid4())
    assert (Entry.objects.count(), len(shelf.kept)) == (entries, 2)
    assert outcomes(first) == [(1, "1", "accepted", "外1"), (2, "2", "accepted", "外2")]


def test_a_line_that_comes_again_in_another_letter_is_the_same_decision() -> None:
    shelf = Shelf()
    worked_off(sent([decision("1")]), shelf)
    again = worked_off(sent([decision("2"), decision("1")]), shelf)
    assert outcomes(again) == [(1, "2", "accepted", "外2"), (2, "1", "accepted", "外1")]


def test_other_words_under_a_used_number_need_a_new_edition() -> None:
    shelf = Shelf()
    worked_off(sent([decision("1")]), shelf)
    other = worked_off(sent([decision("1", facts="改过")]), shelf)
    with reading({7}):
        (line,) = queries.lines(other)
        assert line.sentences == ["这个编号的这一版次已经收过另一内容；如属更正，请换版次再送。"]
        assert queries.status(other).state == "declined"
    worked_off(sent([decision("1", facts="改过")], edition="2"), shelf)
    assert len(shelf.kept) == 2


def test_work_cut_short_is_taken_up_where_it_stopped() -> None:
    shelf, got = Shelf(), sent([decision(str(number)) for number in range(1, BATCH + 251)])
    with reading({7}):
        letter = queries.letter(got.letter, {7})
        assert letter is not None

        def stops(
            lines: Sequence[Line], *, letter: Letter, edition: str, by: Actor
        ) -> Iterator[str | Refused | DataError]:
            for line in lines:
                if line.number == str(BATCH + 151):
                    raise ConnectionError
                yield shelf.take(line, edition, by)

        with pytest.raises(ConnectionError):
            work_off(letter, mirror=stops, by=PROVINCE, key=uuid.uuid4())
        assert queries.status(letter).state == "reading"
    done = worked_off(got, shelf)
    with reading({7}):
        assert queries.status(done).counts == {"accepted": BATCH + 250}
    assert len(shelf.kept) == BATCH + 250


def test_a_letter_that_is_no_table_is_declined_with_the_reason() -> None:
    letter = worked_off(sent(b"\x89PNG\r\n\xff\xff\xff"), Shelf())
    with reading({7}):
        status = queries.status(letter)
    assert status.state == "declined"
    assert "另存为 UTF-8" in status.note
