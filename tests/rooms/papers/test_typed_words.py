"""What a person types is shown as typed, never run; what cannot be shown or is too much is refused."""

import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from mingjing.rooms.cases.papers import NoChineseFont, NoGlyph, Rendered, TooLong, UnfitField, render
from mingjing.rooms.cases.papers.fonts import choose


def decision(**fields: object) -> Rendered:
    return render(
        "penalty_decision",
        fields=fields,
        agency="某局",
        number="",
        verify_code="",
        verify_url="",
        issued_on=None,
    )


def words(paper: Rendered) -> str:
    pages = PdfReader(io.BytesIO(paper.pdf)).pages
    return re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in pages))


@pytest.mark.parametrize(
    "typed",
    [
        '#eval("1+1")', "#sys.inputs", "#{panic()}", '#read("main.typ")', "$x^2$", "*粗*", "_斜_", "@ref", "<label>",
        "`code`", "= 标题", "- 项", "+ 项", "/ 词: 义", "// 注释", "/* 注释 */", "\\ \\u{41}", "#let a = 1", "]#pagebreak()[",
        "https://example.org/#a", '"', "'", "~", "---", "{{x}}", "<script>", "%s", "\\n",
    ],
)  # fmt: skip
def test_typed_words_are_never_run(typed: str) -> None:
    paper = decision(facts=typed, party_name=typed)
    assert words(paper).count(re.sub(r"\s", "", typed)) >= 2
    assert paper.notes == ()


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="gb2312", categories=("L", "N", "P", "S", "Z", "C")), max_size=60))
def test_any_words_of_everyday_chinese_can_be_set(typed: str) -> None:
    assert decision(facts=typed).pages >= 1


def test_unseen_characters_are_taken_out_and_told() -> None:
    paper = decision(facts="前\x00中\x07后\u202e末\ud800", basis="一\r\n二\t三")
    assert paper.notes == ("“违法事实”中有4个不可见的控制字符，已删去。",)
    assert "前中后末" in words(paper)


def test_a_character_without_a_shape_is_refused_by_name() -> None:
    with pytest.raises(NoGlyph, match=r"“\ue000”（U\+E000）"):
        decision(party_name="某\ue000")


@pytest.mark.parametrize("typed", ["长" * 10_000_000, "\n" * 10_000, "x" * 200_001])
def test_too_much_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(TooLong, match=r"《行政处罚决定书》的内容有\d+字，超过一份文书最多200000字的限度"):
        decision(facts=typed)


def test_an_address_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(TooLong, match="核验地址有4018字，超过二维码的容量。"):
        render(
            "penalty_decision",
            fields={},
            agency="某局",
            number="",
            verify_code="",
            verify_url="https://a.example/" + "x" * 4000,
            issued_on=None,
        )


def test_a_field_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(UnfitField, match="《行政处罚决定书》没有这些栏目：colour、verdict。"):
        decision(verdict="x", colour="x")


@pytest.mark.parametrize(
    ("name", "value"),
    [("fine", "五百"), ("fine", -1), ("fine", True), ("facts", 5), ("facts", ["a"]), ("party_name", b"x")],
)
def test_a_value_of_the_wrong_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(UnfitField, match="的内容不符合该栏目的类型"):
        decision(**{name: value})


def test_a_time_without_a_zone_is_refused_and_others_are_shown_in_beijing_time() -> None:
    def record(began: datetime) -> Rendered:
        return render(
            "interview_record",
            fields={"began": began},
            agency="某局",
            number="",
            verify_code="",
            verify_url="",
            issued_on=None,
        )

    with pytest.raises(UnfitField, match="时间必须带有时区"):
        record(datetime(2026, 10, 8, 1, 5))  # noqa: DTZ001
    assert "2026年10月9日00时05分" in words(record(datetime(2026, 10, 8, 16, 5, tzinfo=UTC)))


def test_lines_typed_for_a_table_become_its_rows_and_strange_columns_are_refused() -> None:
    def notice(goods: object) -> Rendered:
        return render(
            "preservation_notice",
            fields={"goods": goods},
            agency="某局",
            number="",
            verify_code="",
            verify_url="",
            issued_on=None,
        )

    assert "上列物品共2项" in words(notice("排污软管\n\n潜水泵"))
    with pytest.raises(UnfitField, match="的行中有该表没有的列"):
        notice([{"name": "软管", "colour": "黑"}])
    with pytest.raises(UnfitField, match="应当逐行填写"):
        notice(7)


def test_a_machine_without_chinese_fonts_is_told_what_to_install() -> None:
    with pytest.raises(NoChineseFont, match="fonts-noto-cjk"):
        choose(frozenset({"DejaVu Sans"}))


def test_the_official_faces_come_first_and_noto_last() -> None:
    faces = choose(frozenset({"FangSong", "Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans"}))
    assert faces.body == ("FangSong", "Noto Serif CJK SC", "Noto Sans CJK SC")
    assert faces.label[0] == "Noto Sans CJK SC"
