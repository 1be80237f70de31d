"""Every row of every catalogue goes through its form unchanged, and every column has a name."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse

from mingjing.doors.desk.drafts.columns import columns, drawn, read, said, shown
from mingjing.doors.desk.drafts.labels import INNER, LABELS, LISTED
from mingjing.rooms.catalogue import queries
from mingjing.rooms.catalogue.models import KINDS
from mingjing.rooms.catalogue.shapes import SHAPES, Row, Shape, check, fitted
from tests import given
from tests.doors.desk import editing
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
EVERY: dict[str, Row] = {
    "law": {
        "code": "L1", "title": "某条例", "in_force_from": "2026-01-01", "in_force_to": "2027-12-31",
        "history": ["2020 年通过", "2025 年修订"],
        "articles": [{"number": 1, "branch": 2, "label": "第一条之二", "heading": "总则", "text": "第一款。\n第二款。"}],
    },
    "matter": {
        "code": "M1", "title": "某事项", "agency": 0, "act": "penalty", "procedures": ["penalty.ordinary.2021", "别的"],
        "basis": ["甲", "乙"], "subjects": [], "regions": ["442000"],
        "grounds": [{"use": "violated", "law": "某条例", "article": 3, "paragraph": 0, "item": 2}],
    },
    "benchmark": {
        "code": "B1", "title": "某基准", "method": "percent_sum", "start": 1_250, "floor": 0, "cap": 10_000,
        "base_fixed": 123_45, "base_multiple": 25_000, "factors": ["面积", "后果"], "note": "甲\n乙",
        "grades": [
            {"code": "1", "factor": "面积", "level": "大", "points": 3_333, "minimum": None, "maximum": None},
            {"code": "2", "conditions": {"面积": "大：十平方米", "后果": ""}, "minimum": 0, "maximum": 7},
        ],
    },
    "template": {"code": "T", "title": "某文书", "sentences": {"抬头": "甲", "落款": "乙：丙"}},
}  # fmt: skip
"""What the built-in lists do not have: laws, matters, percentages, mappings."""


def rows_of(kind: str) -> list[Row]:
    """Every row of this kind that the house begins with, and one written for what it lacks."""
    kept = [row for one in queries.editions(kind) for row in queries.content(one)]
    made = check(kind, [EVERY[kind]] if kind in EVERY else [])
    assert made.problems == []
    return kept + made.rows


def pieces(kind: str) -> Iterator[tuple[Shape, dict[str, Any]]]:
    """Each row without the rows inside it, and each of these."""
    shape = SHAPES[kind]
    for row in rows_of(kind):
        yield shape, {name: value for name, value in row.items() if name != shape.inner_name}
        for part in row.get(shape.inner_name) or () if shape.inner else ():
            yield shape.inner or shape, dict(part)


def sent(shape: Shape, row: Row) -> QueryDict:
    """What the form of this row sends when nobody typed anything."""
    posted = QueryDict(mutable=True)
    for one in columns(shape, row):
        value = shown(one, row[one.name], unit=row.get("unit", ""))
        posted.setlist(one.name, value if isinstance(value, list) else [value.replace("\n", "\r\n")])
    return posted


@pytest.mark.parametrize("kind", SHAPES)
def test_every_row_comes_back_from_its_form_unchanged(kind: str) -> None:
    given.house()
    found = list(pieces(kind))
    assert found
    for shape, row in found:
        back = read(columns(shape, row), sent(shape, row), row)
        assert back.errors == {}
        assert fitted(shape, back.values) == (row, {})


@pytest.mark.parametrize("kind", SHAPES)
def test_every_row_can_be_typed_anew_from_what_its_form_shows(kind: str) -> None:
    given.house()
    for shape, row in pieces(kind):
        back = read(columns(shape, row), sent(shape, row), None)
        assert back.errors == {}
        assert fitted(shape, back.values) == (row, {})


@pytest.mark.parametrize(("kind", "code"), [("benchmark", "CG"), ("threshold", "standards"), ("recording", "0"),
                                            ("review", "0"), ("disclosure", "0"), ("holiday", "2026"), ("number", "0")])  # fmt: skip
def test_a_form_saved_as_it_was_opened_changes_nothing(kind: str, code: str) -> None:
    one, browser = editing.edition(kind, code), client("钱进")
    draft = editing.begun(browser, one)
    for row in draft.rows[:6]:
        url = f"{reverse('desk:draft_row', args=[draft.pk])}?key={SHAPES[kind].key_of(row)}"
        answer = browser.post(url, editing.form(browser.get(url).content.decode()))
        assert answer.status_code == 303, answer.content.decode()
    draft.refresh_from_db()
    assert draft.rows == queries.content(one)


def test_no_column_of_any_kind_lacks_a_name() -> None:
    shapes = [each for one in SHAPES.values() for each in (one, one.inner) if each is not None]
    for shape in shapes:
        assert set(LABELS[shape.model.__name__]) == {one.attname for one in shape.fields()}
    assert set(INNER) == {one.inner_name for one in SHAPES.values() if one.inner}
    assert set(LISTED) == set(SHAPES) == set(dict(KINDS))


def named(shape: Shape, name: str) -> Any:
    return next(one for one in columns(shape) if one.name == name)


def test_money_is_typed_in_yuan_and_percentages_as_percentages() -> None:
    given.house()
    benchmark = SHAPES["benchmark"]
    assert benchmark.inner is not None
    top = named(benchmark.inner, "maximum")
    assert drawn(top, "", "")["type"] == "money"
    assert [shown(top, fen) for fen in (30_000_00, 1, 123_45, None)] == ["30000", "0.01", "123.45", ""]
    assert said(top, 30_000_50, {}) == "30,000.50 元"
    points = named(benchmark.inner, "points")
    assert (shown(points, 1_250), said(points, 1_250, {})) == ("12.5", "12.5%")
    assert shown(named(benchmark, "base_multiple"), 25_000) == "2.5"


def test_a_standard_is_money_where_its_unit_is_money() -> None:
    given.house()
    shape = SHAPES["threshold"]
    posted = QueryDict(mutable=True)
    posted.update({"code": "x", "title": "某标准", "value": "5,000", "unit": "fen", "basis": "某办法"})
    assert read(columns(shape), posted, None).values["value"] == 5_000_00
    posted["unit"] = "day"
    assert read(columns(shape), posted, None).values["value"] == 5_000
    kept = {"code": "x", "title": "某标准", "value": 500, "unit": "fen", "basis": "某办法"}
    posted.update({"value": "5", "unit": "day"})
    assert read(columns(shape), posted, kept).values["value"] == 5


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("cap", "12.345"),
        ("cap", "NaN"),
        ("cap", "很多"),
        ("base_fixed", "-"),
        ("method", "别的"),
        ("code", " "),
    ],
)
def test_what_cannot_be_read_is_told(column: str, typed: str) -> None:
    given.house()
    shape = SHAPES["benchmark"]
    posted = QueryDict(mutable=True)
    posted.update({"code": "B", "title": "某基准", "method": "fine_matrix", column: typed})
    assert set(read(columns(shape), posted, None).errors) == {column}
