"""Evidence: bytes first and untouched, then the entry; what cannot be kept is refused at its field."""

import io
import uuid
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image
from psycopg.errors import InsufficientPrivilege, RaiseException

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import KeyReused, Overtaken, Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.evidence import queries
from mingjing.rooms.evidence.actions import Piece, add, store, view
from mingjing.rooms.evidence.models import Evidence
from mingjing.rooms.inbox.keeping import Attached
from tests.conftest import OpenAs

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Actor("clerk", "李明", 7, "某局", "handler")
ON = date(2026, 3, 2)


def a_docket() -> Docket:
    return Docket(id=uuid.uuid4(), kind="case", agency=7)


def a_photo() -> bytes:
    image, exif = io.BytesIO(), Image.Exif()
    exif[0x0132] = "2026:03:01 09:30:00"
    Image.effect_noise((200, 200), 80).save(image, "JPEG", exif=exif)
    return image.getvalue()


def a_file(raw: bytes | None = None, name: str = "现场.jpg", size: int | None = None) -> Attached:
    return Attached(io.BytesIO(a_photo() if raw is None else raw), name, size)


def a_piece(**other: object) -> Piece:
    told = {"kind": "documentary", "title": "现场照片", "obtained_on": ON, "taken_by": ("1", "2")} | other
    return Piece(**told)  # type: ignore[arg-type]


def test_the_original_is_kept_untouched_with_what_it_says_of_itself() -> None:
    raw = a_photo()
    with reading({7}):
        one = add(a_docket(), a_piece(), file=a_file(raw), by=CLERK, key=uuid.uuid4())
        assert (one.number, one.media_type, one.size, one.warnings) == (1, "image/jpeg", len(raw), [])
        assert one.taken_at is not None
        assert timezone.localtime(one.taken_at).isoformat() == "2026-03-01T09:30:00+08:00"
        with view(one, by=CLERK) as original:
            assert original.read() == raw
        assert len(one.sm3) == 64


def test_pieces_are_numbered_in_their_docket_and_a_double_is_told_of() -> None:
    docket, raw = a_docket(), a_photo()
    with reading({7}):
        add(docket, a_piece(), file=a_file(raw), by=CLERK, key=uuid.uuid4())
        second = add(docket, a_piece(taken_by=("1",)), file=a_file(raw), by=CLERK, key=uuid.uuid4())
        assert [one.number for one in queries.pieces(docket.pk)] == [1, 2]
    assert second.warnings == [
        "取证人员只有一人，执法人员不得少于两人（行政处罚法第四十二条第一款）。",
        "与本案证据1是同一文件。",
    ]


def test_the_same_request_is_the_same_piece() -> None:
    docket, key, raw = a_docket(), uuid.uuid4(), a_photo()
    with reading({7}):
        first = add(docket, a_piece(), file=a_file(raw), by=CLERK, key=key)
        assert add(docket, a_piece(), file=a_file(raw), by=CLERK, key=key) == first
        assert Evidence.objects.count() == 1
        with pytest.raises(KeyReused):
            add(docket, a_piece(title="别的"), file=a_file(raw), by=CLERK, key=key)
        with pytest.raises(Overtaken):
            add(docket, a_piece(), file=a_file(raw), by=CLERK, key=uuid.uuid4(), version=0)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (a_file(b""), "0字节"),
        (a_file(a_photo(), size=99_999), "应有99999字节"),
        (a_file(a_photo() + b"\0" * (1 << 20)), "超过1MB"),
        (a_file(a_photo(), name="合同.pdf"), "内容是image/jpeg，二者不符"),
        (a_file(a_photo()[:-2000]), "数据不完整"),
        (a_file(b"\x00\x01\x02\x03", name="程序.exe"), "不是可以识别的类型"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_and_leaves_nothing(
    file: Attached, sentence: str
) -> None:
    with reading({7}):
        with pytest.raises(Refused, match=sentence) as refused:
            add(a_docket(), a_piece(), file=file, by=CLERK, key=uuid.uuid4(), limit=1 << 20)
        assert list(refused.value.fields) == ["file"]
        assert not Evidence.objects.exists()
    assert not Entry.objects.exists()
    assert not [path for path in settings.EVIDENCE.rglob("*") if path.is_file()]


def test_an_original_that_is_damaged_itself_is_kept_with_its_warning() -> None:
    with reading({7}):
        one = add(a_docket(), a_piece(as_is=True), file=a_file(a_photo()[:-2000]), by=CLERK, key=uuid.uuid4())
        assert Evidence.objects.get() == one
    assert one.warnings == ["图片数据不完整，可能没有传完或者已经损坏。"]
    assert store().verify(one.sha256).size == one.size


@pytest.mark.parametrize(
    ("told", "place", "sentence"),
    [
        ({"kind": "rumour"}, "kind", "第四十六条"),
        ({"title": " "}, "title", "请填写证据名称"),
        ({"title": "一\x00"}, "title", "空字符"),
        ({"note": "字" * 10_485_760}, "note", "超过400字"),
        ({"obtained_on": timezone.localdate() + timedelta(days=1)}, "obtained_on", "晚于今天"),
        ({}, "file", "原件、原物存放在何处"),
    ],
)
def test_words_that_do_not_do_are_refused_at_their_field(
    told: dict[str, object], place: str, sentence: str
) -> None:
    with reading({7}), pytest.raises(Refused, match=sentence) as refused:
        add(a_docket(), a_piece(**told), file=a_file() if told else None, by=CLERK, key=uuid.uuid4())
    assert list(refused.value.fields) == [place]


def test_a_thing_without_a_file_says_where_it_is_held() -> None:
    with reading({7}):
        one = add(
            a_docket(), a_piece(kind="physical", original_held="物证室三柜"), by=CLERK, key=uuid.uuid4()
        )
    assert (one.sha256, one.size, one.media_type) == ("", 0, "")
    with pytest.raises(Refused):
        view(one, by=CLERK)


def test_who_looked_stands_on_the_docket_of_looks_once_a_quarter_hour() -> None:
    docket = a_docket()
    with reading({7}):
        one = add(docket, a_piece(), file=a_file(), by=CLERK, key=uuid.uuid4())
        for _ in range(2):
            view(one, by=CLERK).close()
        view(one, by=CLERK, how="download").close()
        looks = Entry.objects.filter(docket=uuid.uuid5(docket.pk, "looks")).order_by("number")
        assert [entry.body.says["how"] for entry in looks] in (
            ["view", "download"],
            ["view", "view", "download"],
        )
        assert looks[0].body.by["name"] == "李明"
    assert docket.length == 1


def test_evidence_of_another_agency_is_not_there() -> None:
    docket = a_docket()
    with reading({7}):
        one = add(docket, a_piece(), file=a_file(), by=CLERK, key=uuid.uuid4())
    with reading({8}):
        assert queries.piece(one.pk, docket.pk) is None
    with reading({7}):
        assert queries.piece(one.pk, uuid.uuid4()) is None
        assert queries.known([one.pk, uuid.uuid4()], docket.pk) == [one.pk]


def test_evidence_changes_only_with_an_entry(as_role: OpenAs) -> None:
    with reading({7}):
        add(a_docket(), a_piece(), file=a_file(), by=CLERK, key=uuid.uuid4())
    web = as_role("web")
    web.execute("SELECT set_config('mj.agencies', '7', false)")
    web.execute("UPDATE evidence_evidence SET sha256 = repeat('0', 64)")
    with pytest.raises(RaiseException, match="without a new entry"):
        web.commit()
    web.rollback()
    with pytest.raises(InsufficientPrivilege):
        web.execute("DELETE FROM evidence_evidence")
    with pytest.raises(InsufficientPrivilege):
        as_role("portal").execute("SELECT * FROM evidence_evidence")
