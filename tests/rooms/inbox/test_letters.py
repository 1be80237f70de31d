"""Letters: received once, kept as they came, taken up by a room, answered line by line."""

import io
import json
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from mingjing.record.actor import Actor
from mingjing.record.models import Entry, Pending
from mingjing.record.refusal import KeyReused, Refused
from mingjing.record.tlog import verify_receipt
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Incoming, Received, note_lines, receive, take_up
from mingjing.rooms.inbox.keeping import Attached, original, place
from mingjing.rooms.inbox.models import Letter, LetterLine
from mingjing.rooms.inbox.receipts import receipt_for, verifier

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Actor("clerk", "李明", 7, "某局", "handler")


def a_file(raw: bytes = "文号\n一号\n".encode(), name: str = "决定.csv", size: int | None = None) -> Attached:
    return Attached(io.BytesIO(raw), name, size)


def a_letter(**other: object) -> Received:
    told = {"kind": "clue", "subject": "无照经营", "agency": 7} | other
    return receive(Incoming(**told), by=CLERK, key=uuid.uuid4())  # type: ignore[arg-type]


def test_the_receipt_is_signed_by_the_declared_key() -> None:
    got = a_letter()
    promise = verify_receipt(got.receipt(), verifier())
    assert promise.leaf == got.leaf
    assert promise.by - promise.at == timedelta(seconds=60)
    assert verify_receipt(receipt_for(Entry.objects.get()), verifier()) == promise
    assert (settings.KEYS / "receipt.vkey").read_text() == f"{verifier()}\n"
    assert (settings.KEYS / "receipt.key").stat().st_mode & 0o777 == 0o600


def test_the_same_words_under_one_key_are_one_letter() -> None:
    key = uuid.uuid4()
    first = receive(Incoming("clue", "无照经营"), key=key, file=a_file())
    again = receive(Incoming("clue", "无照经营"), key=key, file=a_file())
    assert (again.letter, again.leaf, again.at, again.repeated) == (first.letter, first.leaf, first.at, True)
    assert Entry.objects.count() == 1
    with pytest.raises(KeyReused):
        receive(Incoming("clue", "别的话"), key=key)


def test_another_persons_key_does_not_spoil_mine() -> None:
    key = uuid.uuid4()
    assert (
        receive(Incoming("clue", "甲"), key=key).letter
        != receive(Incoming("clue", "乙"), by=CLERK, key=key).letter
    )


def test_a_letter_without_a_name_waits_for_the_quarter_hour() -> None:
    got = receive(Incoming("complaint", "举报"), key=uuid.uuid4(), anonymous=True)
    waiting = Pending.objects.get()
    assert waiting.not_before == got.released
    assert (got.released.minute % 15, got.released.second, got.released.microsecond) == (0, 0, 0)
    assert verify_receipt(got.receipt(), verifier()).by == got.released + timedelta(seconds=60)


def test_the_bytes_lie_under_their_digest_and_a_second_copy_is_the_first() -> None:
    receive(Incoming("other", "一"), by=CLERK, key=uuid.uuid4(), file=a_file())
    receive(Incoming("other", "二"), by=CLERK, key=uuid.uuid4(), file=a_file(name="../../etc/passwd"))
    with reading({0}):
        first, second = Letter.objects.order_by("received_at")
    assert first.sha256 == second.sha256
    assert second.file_name == "passwd"
    assert (first.media_type, first.size) == ("text/csv", len("文号\n一号\n".encode()))
    with original(first.sha256) as kept:
        assert kept.read() == "文号\n一号\n".encode()
    files = [path for path in (settings.STATE / "letters").rglob("*") if path.is_file()]
    assert files == [place(first.sha256)]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (a_file(b""), "0字节"),
        (a_file(b"123", size=9), "应为9字节，实收3字节"),
        (a_file(b"x" * ((1 << 20) + 1)), "超过1兆字节"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_and_leaves_nothing(file: Attached, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        receive(Incoming("other", "附件"), key=uuid.uuid4(), file=file, limit=1 << 20)
    assert "file" in refused.value.fields
    assert not Entry.objects.exists()
    assert not [path for path in (settings.STATE / "letters").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("told", "place", "sentence"),
    [
        ({"kind": "gossip"}, "kind", "没有这一类"),
        ({"subject": "  "}, "subject", "请填写标题"),
        ({"text": "字" * 10_485_760}, "text", "超过10000字的上限"),
        ({"text": "一\x00二"}, "text", "第2个字符无法保存（空字符）"),
        ({"subject": "一\ud800"}, "subject", "半个字符"),
        ({"contact": {"phone": "\x00"}}, "contact.phone", "联系方式的第1个字符"),
    ],
)
def test_words_that_cannot_be_kept_are_refused_at_their_field(
    told: dict[str, object], place: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        a_letter(**told)
    assert place in refused.value.fields
    assert not Entry.objects.exists()


def test_the_contact_is_sealed_and_stands_nowhere_else_in_the_body() -> None:
    a_letter(contact={"phone": "13800000000"})
    with reading({7}):
        body = Entry.objects.get().body
        (row,) = body.rows["inbox_letter"].values()
        assert row["sealed"] == {"contact": {"phone": "13800000000"}}
        assert "13800000000" not in json.dumps([row["open"], row["personal"], body.says, body.by])


def test_a_room_takes_a_letter_up_once() -> None:
    got, key = a_letter(), uuid.uuid4()
    with reading({7}):
        letter = queries.letter(got.letter, {7})
        assert letter is not None
        assert list(queries.open_letters({7})) == [letter]
        take_up(letter, room="cases", by=CLERK, key=key, became="某立〔2026〕1号")
        assert not queries.open_letters({7}).exists()
        with pytest.raises(Refused, match="已经办理过"):
            take_up(letter, room="cases", by=CLERK, key=uuid.uuid4())
        told = queries.status(letter)
        assert (told.state, told.words, told.became) == ("taken", "已受理", "某立〔2026〕1号")
        assert letter.docket.length == 2


def test_a_letter_of_another_agency_is_not_found() -> None:
    got = a_letter()
    with reading({8}):
        assert queries.letter(got.letter, {8}) is None
        assert queries.letter(got.letter, {7}) is None  # PostgreSQL was not told of 7


def test_the_report_says_every_line_and_disarms_formulas() -> None:
    got = a_letter(kind="mirrored_decisions")
    with reading({7}):
        letter = queries.letter(got.letter, {7})
        assert letter is not None
        note_lines(letter, [LetterLine(number=1, key="=1+1", state="refused", sentences=["没有文号。"])])
        note_lines(
            letter,
            [
                LetterLine(number=1, key="=1+1", state="warned", sentences=["没有机关。"], became="x"),
                LetterLine(number=2, key="乙", state="accepted"),
            ],
        )
        assert queries.status(letter).counts == {"warned": 1, "accepted": 1}
        report = "".join(queries.report(letter))
    assert report.startswith("\ufeff行号,来件方编号,结果")
    assert "1,'=1+1,接收，有提示,没有机关。,x\r\n" in report
    assert report.count("\r\n") == 3


def test_open_letters_of_an_agency_are_read_with_one_query(django_assert_num_queries: object) -> None:
    for _ in range(3):
        a_letter()
    with reading({7}), django_assert_num_queries(1, connection=connection):  # type: ignore[operator]
        assert len(queries.open_letters({7})) == 3
