"""Fields of forms: each type says in Chinese what is wrong with a value, and is silent about a right one."""

from datetime import date, datetime

import pytest

from mingjing.law.asks import Ask
from mingjing.law.language import CHINA
from mingjing.law.words import ActKind, FieldClass, FieldType, Role

ONE_OF = (("a", "甲"), ("b", "乙"))
RIGHT: dict[FieldType, tuple[object, ...]] = {
    FieldType.TEXT: ("文字", "字" * 200),
    FieldType.PARAGRAPHS: ("第一段\n第二段", "字" * 20_000),
    FieldType.DATE: (date(2026, 1, 15), "2026-01-15"),
    FieldType.DATETIME: (datetime(2026, 1, 15, 9, 30, tzinfo=CHINA), "2026-01-15T09:30:00+08:00"),
    FieldType.INTEGER: (0, 7),
    FieldType.MONEY: (0, 1_200_000),
    FieldType.BOOLEAN: (True, False),
    FieldType.CHOICE: ("a",),
    FieldType.CHOICES: (["a", "b"], ("b",)),
    FieldType.OFFICERS: (["粤T1", "粤T2"],),
    FieldType.OFFICER: ("粤T1",),
    FieldType.EVIDENCE: (["E-1", 7],),
    FieldType.GROUNDS: ([{"law": "行政处罚法", "article": "第九条"}],),
    FieldType.GRADE: ("2", ["2", "3"]),
    FieldType.FILE: ("f-1",),
}
WRONG: dict[FieldType, tuple[object, ...]] = {
    FieldType.TEXT: (3, "  ", "字" * 201, "a\x00b", "\ud800"),
    FieldType.PARAGRAPHS: (["a"], "字" * 20_001, "a\x1bb"),
    FieldType.DATE: ("2026-02-30", "昨天", 20260115, datetime(2026, 1, 15, tzinfo=CHINA)),
    FieldType.DATETIME: ("2026-01-15", "2026-01-15T09:30:00", date(2026, 1, 15), 9),
    FieldType.INTEGER: ("7", 7.0, True, -1),
    FieldType.MONEY: ("12,000元", 12.5, True, -1),
    FieldType.BOOLEAN: ("是", 1, 0),
    FieldType.CHOICE: ("c", 1, ["a"]),
    FieldType.CHOICES: ("a", ["c"], ["a", "a"], [["a"]]),
    FieldType.OFFICERS: ("粤T1", ["粤T1", "粤T1"], [1], [" "]),
    FieldType.OFFICER: (1, " "),
    FieldType.EVIDENCE: ("E-1", [None]),
    FieldType.GROUNDS: ("行政处罚法", ["行政处罚法"], [{"law": "行政处罚法"}]),
    FieldType.GRADE: (2, [" "]),
    FieldType.FILE: (1, " "),
}


def ask(kind: FieldType, **more: object) -> Ask:
    return Ask("field", "某项", kind, choices=ONE_OF, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(FieldType))
def test_right_values_are_admitted(kind: FieldType) -> None:
    assert [value for value in RIGHT[kind] if ask(kind).problem(value)] == []


@pytest.mark.parametrize("kind", list(FieldType))
def test_wrong_values_get_a_chinese_sentence_that_names_the_field(kind: FieldType) -> None:
    for value in WRONG[kind]:
        sentence = ask(kind).problem(value)
        assert sentence is not None, value
        assert "“某项”" in sentence
        assert sentence.endswith("。")


@pytest.mark.parametrize("blank", [None, "", [], {}, ()])
def test_a_blank_is_a_problem_only_where_the_field_is_required(blank: object) -> None:
    assert ask(FieldType.TEXT).problem(blank) == "请填写“某项”。"
    assert ask(FieldType.TEXT, required=False).problem(blank) is None


def test_a_maximum_is_kept_and_named_in_its_unit() -> None:
    assert ask(FieldType.INTEGER, maximum=60, unit="日").problem(61) == "“某项”不得大于60日。"
    assert ask(FieldType.MONEY, maximum=200_00).problem(200_01) == "“某项”不得大于200.00元。"
    assert ask(FieldType.TEXT, maximum=3).problem("四个字了") == "“某项”不得超过3字，现有4字。"


def test_a_field_is_internal_unless_said_otherwise() -> None:
    assert Ask("a", "甲", FieldType.TEXT).klass is FieldClass.INTERNAL


def test_words_have_titles_and_read_as_their_values() -> None:
    assert Role("handler").title == "承办人员"
    assert f"{Role.LEADER}" == "leader"
    assert ActKind.LEVY == "levy"
    assert all(one.title for kind in (Role, ActKind, FieldClass, FieldType) for one in kind)
