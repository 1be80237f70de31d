"""Search in both plans, stable paging, and what the portal's role of the database may do."""

import uuid
from datetime import date, timedelta

import psycopg
import pytest
from django.db import connection

from mingjing.rooms.disclosure import queries, showing
from mingjing.rooms.disclosure.kind import Item
from mingjing.rooms.disclosure.models import PaperCheck, Snapshot
from mingjing.rooms.disclosure.queries import Asked, searching
from tests.conftest import OpenAs

DAY = date(2026, 1, 1)


def add(number: int, title: str = "", **changes: str) -> Snapshot:
    told = {
        "kind": "penalty",
        "slug": f"n{number}",
        "title": title or f"某公司第{number}案",
        "agency": "CG",
        "act": "penalty",
    }
    item = Item(**{**told, "text": "未密闭运输建筑垃圾。", **changes})  # type: ignore[arg-type]
    return showing.show(
        item, showing.Told(index=number, published_on=DAY + timedelta(days=number % 40)), origin=uuid.uuid4()
    )


def walked(asked: Asked) -> list[int]:
    seen: list[int] = []
    while True:
        found = queries.search(asked)
        seen += [hit.snapshot.pk for hit in found.hits]
        if not found.following:
            return seen
        asked = Asked(**{**vars(asked), "after": found.following})


@pytest.mark.django_db
@pytest.mark.parametrize("most", [5001, 3])
def test_pages_show_each_hit_once_in_both_plans(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", most)
    made = [add(number) for number in range(57)]
    found = walked(Asked(text="建筑垃圾", sort="newest", size=10))
    newest = sorted(made, key=lambda one: (one.published_on, one.pk), reverse=True)
    assert found == [one.pk for one in newest]
    assert queries.search(Asked(text="建筑垃圾")).capped == (most == 3)


@pytest.mark.django_db
def test_title_hits_come_first_and_filters_narrow() -> None:
    add(1)
    titled = add(2, title="建筑垃圾沿途遗撒案", agency="SC")
    assert queries.search(Asked(text="建筑垃圾")).hits[0].snapshot == titled
    found = queries.search(Asked(text="建筑垃圾", agencies=("SC",)))
    assert [hit.snapshot for hit in found.hits] == [titled]
    assert (found.kinds, found.states) == ({"penalty": 1}, {"shown": 1})
    assert {value for value, _, _ in found.agencies} == {"SC", "CG"}
    assert queries.search(Asked(text="建筑垃圾", since=date(2030, 1, 1))).count == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["垃", "建筑 垃圾", "建筑垃圾 密闭", "ＪＡＶＡ", "n1%", "'", "\\", "& | !", "<->"]
)
def test_any_words_make_a_lawful_query(text: str) -> None:
    add(1)
    assert queries.search(Asked(text=text)).count == (1 if text[0] in "垃建" else 0)


@pytest.mark.django_db
def test_a_number_that_two_things_share_gets_two_addresses() -> None:
    one, other = add(1), add(2, slug="n1")
    assert one.slug == "n1"
    assert other.slug.startswith("n1~")


@pytest.mark.django_db(transaction=True)
def test_the_portals_role_reads_snapshots_and_nothing_else(as_role: OpenAs) -> None:
    add(1)
    PaperCheck.objects.create(
        code="AAAAA-BBBBB", docket=uuid.uuid4(), title="行政处罚决定书", paper="penalty_decision", agency="CG", agency_name="局",
        issued_on=DAY, sha256="0" * 64, pages=1, index=0,
    )  # fmt: skip
    connection.close()
    portal = as_role("portal")
    assert portal.execute("SELECT count(*) FROM disclosure_snapshot").fetchone() == (1,)
    assert portal.execute("SELECT title FROM disclosure_check('AAAAA-BBBBB')").fetchone() == (
        "行政处罚决定书",
    )
    assert portal.execute("SELECT title FROM disclosure_check('AAAAA-CCCCC')").fetchone() is None
    for wanted in (
        "SELECT * FROM disclosure_papercheck",
        "SELECT * FROM disclosure_candidate",
        "SELECT * FROM disclosure_copy",
        "SELECT * FROM cases_case",
        "SELECT * FROM cases_party",
        "SELECT * FROM record_body",
        "SELECT * FROM agencies_account",
        "UPDATE disclosure_snapshot SET title = ''",
        "DELETE FROM disclosure_snapshot",
        "INSERT INTO disclosure_duty (leaf) VALUES ('x')",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            portal.execute(wanted)
        portal.rollback()


@pytest.mark.django_db
def test_what_is_few_after_filters_is_counted_though_the_words_are_common(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "MOST", 5)
    for number in range(9):
        add(number)
    rare = [add(number, agency="SC") for number in range(10, 13)]
    found = queries.search(Asked(text="建筑垃圾", agencies=("SC",), sort="newest"))
    assert {hit.snapshot.pk for hit in found.hits} == {one.pk for one in rare}
    assert (found.count, found.capped, found.kinds) == (3, False, {"penalty": 3})
    many = queries.search(Asked(text="建筑垃圾", kinds=("penalty",), sort="newest"))
    assert (many.count, many.capped, many.kinds) == (4, True, {})


@pytest.mark.django_db
def test_without_words_all_that_is_public_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 5)
    for number in range(9):
        add(number, agency="SC" if number < 2 else "CG")
    found = queries.search(Asked(agencies=("SC",)))
    assert (found.count, found.capped, len(found.hits)) == (2, False, 2)
    assert {value: count for value, _, count in found.agencies} == {"CG": 7, "SC": 2}
    whole = queries.search(Asked())
    assert (whole.capped, whole.kinds, len(walked(Asked(size=2)))) == (True, {"penalty": 9}, 9)
