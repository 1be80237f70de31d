"""来件 at the desk: who sees which letters, what is shown of their lines, and what stands in the record of taking them out."""

import csv
import html
import io
import uuid
from collections.abc import Iterable

import pytest
from django.urls import reverse

from mingjing.record.actor import Actor
from mingjing.record.models import Body, Entry
from mingjing.record.tlog import verify_receipt
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Incoming, note_lines, receive, take_up
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.inbox.models import Letter, LetterLine
from mingjing.rooms.inbox.receipts import verifier
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "desk:letters"
RAW = "number,party\n1,甲公司\n2,乙公司\n3,=1+1\n".encode()
WRONG = "决定日期应当是日期，例如 2026-01-15。"
LINES = (
    (1, "粤罚一", "accepted", [], "外1"),
    (2, "粤罚二", "warned", ["统一社会信用代码的校验位不对。"], "外2"),
    (3, "=HYPERLINK(1)", "refused", [WRONG], ""),
)
Lines = Iterable[tuple[int, str, str, list[str], str]]


def sent(
    subject: str = "三月的决定",
    *,
    agency: int = cast.CITY,
    kind: str = "mirrored_decisions",
    lines: Lines = LINES,
    answer: bool = True,
) -> Letter:
    """A letter of the provincial platform's with these outcomes, answered or not."""
    given.house()
    by = Actor("integrator:province", "省级平台", agency, "中山市", "integrator")
    incoming = Incoming(kind, subject, agency=agency, particulars={"src": "省级平台", "edition": "1"})
    with reading(given.EVERYWHERE):
        got = receive(incoming, by=by, key=uuid.uuid4(), file=Attached(io.BytesIO(RAW), "三月.csv", len(RAW)))
        letter = queries.letter_of(got.letter)
        rows = [
            LetterLine(number=number, key=key, state=state, sentences=told, became=became)
            for number, key, state, told, became in lines
        ]
        note_lines(letter, rows)
        if answer:
            counts = {
                state: sum(row.state == state for row in rows) for state in ("accepted", "warned", "refused")
            }
            take_up(
                letter,
                room="exchange",
                by=by,
                key=uuid.uuid4(),
                note="收录 2 件，1 行未接收。",
                counts=counts,
            )
    return letter


def page(name: str, letter: Letter, view: str = "desk:letter", **asked: str) -> str:
    return client(name).get(reverse(view, args=[letter.pk]), asked).content.decode()


def said(action: str) -> list[tuple[str, dict[str, object]]]:
    """Who wrote which words by this action."""
    with reading(given.EVERYWHERE):
        bodies = Body.objects.filter(entry__action=action).order_by("entry")
        return [(body.by["name"], body.says) for body in bodies]


def test_catalogue_managers_and_supervisors_alone_find_the_place() -> None:
    letter = sent()
    pages = [
        reverse(LIST),
        *(
            reverse(f"desk:{name}", args=[letter.pk])
            for name in ("letter", "letter_report", "letter_original")
        ),
    ]
    for name in ("张明", "陈立", "王芳", "郑洁", "何丽"):
        assert [client(name).get(one).status_code for one in pages] == [404] * 4, name
        assert f'href="{pages[0]}"' not in client(name).get(reverse("desk:todo")).content.decode()
    browser = client("赵敏")
    assert [browser.get(one).status_code for one in pages] == [200] * 4
    assert f'href="{pages[0]}"' in browser.get(reverse("desk:cases")).content.decode()
    assert client("钱进").get(pages[0]).status_code == 200
    assert "来件" in [one["title"] for one in browser.get(reverse("desk:palette"), {"q": "lj"}).json()]


def test_a_letter_to_an_agency_out_of_reach_is_not_there() -> None:
    city, bureau = sent("给市里的"), sent("给城管的", agency=cast.BUREAU)
    shown = client("钱进").get(reverse(LIST)).content.decode()
    assert "给城管的" in shown
    assert "给市里的" not in shown
    for view in ("letter", "letter_report", "letter_original"):
        assert client("钱进").get(reverse(f"desk:{view}", args=[city.pk])).status_code == 404
    assert client("钱进").get(reverse("desk:letter", args=[bureau.pk])).status_code == 200


def test_what_the_public_writes_is_not_a_bulk_letter() -> None:
    complaint = sent("举报某某", kind="complaint", lines=(), answer=False)
    assert "举报某某" not in client("赵敏").get(reverse(LIST)).content.decode()
    assert client("赵敏").get(reverse("desk:letter", args=[complaint.pk])).status_code == 404


def test_the_list_says_when_from_whom_what_and_how_the_lines_came_out() -> None:
    sent("三月的决定")
    sent("四月的决定", lines=(), answer=False)
    browser = client("赵敏")
    shown = browser.get(reverse(LIST)).content.decode()
    assert shown.index("四月的决定") < shown.index("三月的决定")
    row = shown[shown.index("三月的决定") :]
    places = [row.index(words) for words in ("三月.csv", ">1<", "已答复")]
    assert places == sorted(places)
    assert "省级平台" in shown
    assert "三月的决定" not in browser.get(reverse(LIST), {"state": "open"}).content.decode()
    assert "四月的决定" not in browser.get(reverse(LIST), {"state": "answered"}).content.decode()
    assert "三月的决定" not in browser.get(reverse(LIST), {"kind": "law"}).content.decode()
    assert "没有符合条件的来件" in browser.get(reverse(LIST), {"kind": "law"}).content.decode()


def test_pages_of_letters_follow_each_other_by_key_forth_and_back() -> None:
    numbers = [sent(f"第 {n} 件", lines=(), answer=n % 2 == 0).pk for n in range(5)][::-1]
    with reading(given.EVERYWHERE):
        rows = queries.bulk({cast.CITY})
        first = queries.page(rows, size=2)
        second = queries.page(rows, after=first.after, size=2)
        third = queries.page(rows, after=second.after, size=2)
        again = queries.page(rows, before=third.before, size=2)
        pages = [[one.pk for one in page.letters] for page in (first, second, third, again)]
        assert pages == [numbers[:2], numbers[2:4], numbers[4:], numbers[2:4]]
        assert (first.before, third.after) == ("", "")
        assert again.before
        assert again.after
        assert queries.page(rows, before=again.before, size=2).before == ""
        assert [one.letter for one in second.statuses] == numbers[2:4]


def test_a_page_of_letters_asks_as_often_for_many_as_for_few(
    django_assert_max_num_queries: object,
) -> None:
    for n in range(6):
        sent(f"第 {n} 件", answer=n % 2 == 0)
    with reading(given.EVERYWHERE), django_assert_max_num_queries(3):  # type: ignore[operator]  # pytest-django
        found = queries.page(queries.bulk({cast.CITY}))
        assert [one.counts["refused"] for one in found.statuses] == [1] * 6


def test_a_letter_shows_what_is_said_of_its_lines_by_outcome() -> None:
    letter = sent()
    shown = page("赵敏", letter)
    assert WRONG in shown
    assert "统一社会信用代码的校验位不对。" in shown
    assert "粤罚一" not in shown
    assert "粤罚二" not in page("赵敏", letter, outcome="refused")
    assert "粤罚一" in page("赵敏", letter, outcome="accepted")
    for words in (
        letter.sha256,
        f"{len(RAW)} 字节",
        "三月.csv",
        "省级平台",
        "待封存",
        "收录 2 件，1 行未接收。",
    ):
        assert words in shown, words


def test_lines_beyond_two_hundred_come_on_the_next_page() -> None:
    lines = tuple((number, f"第{number}号", "refused", [WRONG], "") for number in range(1, 206))
    letter = sent(lines=lines)
    shown = page("赵敏", letter)
    assert "第200号" in shown
    assert "第201号" not in shown
    assert 'href="?outcome=&amp;after=200"' in shown
    assert "第201号" in page("赵敏", letter, after="200")


def test_opening_a_letter_is_written_down_once_a_quarter_of_an_hour() -> None:
    letter = sent()
    browser = client("赵敏")
    for _ in range(2):
        shown = browser.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert said("letter.look") == [("赵敏", {"letter": str(letter.pk)})]
    assert "赵敏 · 中山市人民政府" in shown


def test_the_report_leaves_for_a_reason_that_is_recorded_and_is_safe_in_a_spreadsheet() -> None:
    letter, browser = sent(), client("赵敏")
    address = reverse("desk:letter_report", args=[letter.pk])
    refused = browser.post(address, {"reason": "看"})
    assert refused.status_code == 422
    assert "请写明导出的理由，至少 4 个字。" in refused.content.decode()
    assert not Entry.objects.filter(action="letter.export").exists()
    told = {"reason": "把未接收的退回更正", "key": str(uuid.uuid4())}
    done = browser.post(address, told)
    assert done["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in done["Content-Disposition"]
    told_csv = done.getvalue()
    rows = list(csv.reader(io.StringIO(told_csv.decode("utf-8-sig"))))
    assert rows[0] == list(queries.REPORT_COLUMNS)
    assert [row[0] for row in rows[1:]] == ["1", "2", "3"]
    assert rows[3][1] == "'=HYPERLINK(1)"
    assert browser.post(address, told).getvalue() == told_csv
    ((who, words),) = said("letter.export")
    assert (who, words["what"], words["reason"]) == ("赵敏", "report", "把未接收的退回更正")
    assert "把未接收的退回更正" in page("赵敏", letter)


def test_the_original_leaves_byte_for_byte_for_a_reason() -> None:
    letter, browser = sent(), client("赵敏")
    address = reverse("desk:letter_original", args=[letter.pk])
    assert browser.post(address, {"reason": ""}).status_code == 422
    done = browser.post(address, {"reason": "核对第 3 行的原文"})
    assert done.getvalue() == RAW
    assert (done["Content-Type"], done["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    ((who, words),) = said("letter.export")
    assert (who, words["what"], words["sha256"]) == ("赵敏", "original", letter.sha256)


def test_the_receipt_on_the_page_is_signed_and_promises_the_letters_own_leaf() -> None:
    letter = sent()
    told = html.unescape(page("赵敏", letter).split('<pre class="receipt">')[1].split("</pre>")[0])
    with reading(given.EVERYWHERE):
        assert verify_receipt(told.encode(), verifier()).leaf == bytes(queries.entry_of(letter).hash)
