"""Papers come out as PDF/A, whole and the same every time, and say what was filled in."""

import hashlib
import io
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any, cast

import pytest
from pypdf import PdfReader

from mingjing.rooms.cases.papers import Kind, PaperField, PaperForm, Rendered, all_forms, preview, render
from mingjing.rooms.cases.papers.filling import chinese_day, chinese_moment
from mingjing.rooms.cases.papers.money import plain_money, uppercase_money
from tests.rooms.papers.examples import EXAMPLES

NUMBER = "中综执罚决字〔2026〕12号"
CODE = "7K3M-9QXA"
ADDRESS = "https://example.org/v/7K3M9QXA"
each_form = pytest.mark.parametrize("of", all_forms(), ids=lambda one: one.code)


def made(code: str, *, draft: bool = False, demo: bool = False, **changed: object) -> Rendered:
    """The example of this form, with some fields changed."""
    return render(
        code,
        fields={**EXAMPLES[code], **changed},
        agency="中山市城市管理和综合执法局",
        number=NUMBER,
        verify_code=CODE,
        verify_url=ADDRESS,
        issued_on=date(2026, 10, 30),
        draft=draft,
        demo=demo,
    )


def bare(text: str) -> str:
    """Text without white space, which line breaks make uncertain."""
    return re.sub(r"[\s\u200b]", "", text)


def pages(paper: Rendered) -> list[str]:
    return [bare(page.extract_text()) for page in PdfReader(io.BytesIO(paper.pdf)).pages]


def shown(field: PaperField, value: object) -> list[str]:
    """What a value must look like on paper."""
    if field.type is Kind.YES:
        return []
    if field.type is Kind.MONEY and isinstance(value, int):
        return [f"{plain_money(value)}（大写：{uppercase_money(value)}）"]
    if isinstance(value, list):
        return [str(cell) for row in value for cell in row.values()]
    if isinstance(value, datetime):
        return [chinese_moment(value)]
    if isinstance(value, date):
        return [chinese_day(value)]
    return str(value).split("\n")


@each_form
@pytest.mark.slow
def test_every_field_and_the_number_code_and_page_are_on_the_paper(of: PaperForm) -> None:
    paper = made(of.code)
    sheets = pages(paper)
    assert len(sheets) == paper.pages
    whole = re.sub(r"(文号：.{0,40}?)?(校验码：.{9})?第\d+页共\d+页", "", "".join(sheets))
    for field in of.fields:
        for words in shown(field, EXAMPLES[of.code][field.name]):
            assert bare(words) in whole, (field.name, words)
    for at, sheet in enumerate(sheets, start=1):
        assert f"第{at}页共{paper.pages}页" in sheet
        assert bare(f"文号：{NUMBER}") in sheet
        assert f"校验码：{CODE}" in sheet


@each_form
def test_an_empty_paper_is_set_with_blanks(of: PaperForm) -> None:
    empty = render(
        of.code,
        fields={},
        agency="某局",
        number="",
        verify_code="",
        verify_url="",
        issued_on=None,
        draft=True,
    )
    assert empty.pages >= 1


@each_form
def test_papers_are_pdf_a_with_every_font_inside(of: PaperForm) -> None:
    reader = PdfReader(io.BytesIO(made(of.code).pdf))
    claims = reader.xmp_metadata
    assert claims is not None
    assert b"<pdfaid:part>2</pdfaid:part>" in claims.stream.get_data()
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in claims.stream.get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == f"中山市城市管理和综合执法局{of.title}"
    for page in reader.pages:
        box = page.mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)
        resources = cast(dict[str, Any], page["/Resources"])
        for font in resources["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert any(key.startswith("/FontFile") for key in inner)


@each_form
@pytest.mark.slow
def test_the_same_paper_is_the_same_bytes(of: PaperForm) -> None:
    first = made(of.code)
    made("penalty_decision", draft=True)
    again = made(of.code)
    assert first.pdf == again.pdf
    assert first.sha256 == hashlib.sha256(first.pdf).digest()


@each_form
@pytest.mark.slow
def test_only_papers_that_leave_the_house_carry_a_picture_to_scan(of: PaperForm) -> None:
    sheet = pages(made(of.code))[-1] if of.code != "preservation_notice" else "".join(pages(made(of.code)))
    assert (f"核验地址：{ADDRESS}" in sheet) == of.leaves


def test_a_draft_and_a_demonstration_say_so_on_every_page() -> None:
    for sheet in pages(made("penalty_decision", draft=True, demo=True)):
        assert "草稿" in sheet
        assert "演示数据" in sheet
    for sheet in pages(made("penalty_decision")):
        assert "草稿" not in sheet
        assert "演示数据" not in sheet


def test_the_on_the_spot_decision_says_reconsideration_comes_first() -> None:
    whole = "".join(pages(made("on_spot_decision")))
    assert "应当先申请行政复议" in whole
    assert "依法直接向" not in whole


def test_the_penalty_decision_gives_both_ways_and_their_terms() -> None:
    whole = "".join(pages(made("penalty_decision", review_term=None, suit_term=None)))
    assert "六十日内向中山市人民政府申请行政复议" in whole
    assert "六个月内依法直接向中山市第一人民法院提起行政诉讼" in whole


def test_a_fine_collected_on_the_spot_says_so() -> None:
    assert "当场收缴，并出具法定的专用票据" in "".join(pages(made("on_spot_decision", collected=True)))
    assert "当场收缴" not in "".join(pages(made("on_spot_decision")))


def test_an_order_without_a_court_speaks_of_review_only() -> None:
    whole = "".join(pages(made("rectification_order", court=None)))
    assert "向中山市人民政府申请行政复议" in whole
    assert "提起行政诉讼。" not in whole


def test_a_notice_speaks_of_a_hearing_only_where_one_is_due() -> None:
    assert "有权要求举行听证" in "".join(pages(made("advance_notice")))
    assert "要求举行听证" not in "".join(
        pages(made("advance_notice", hearing_due=False, hearing_ground=None))
    )


@pytest.mark.slow
def test_the_seal_is_never_alone_on_a_page() -> None:
    for lines in range(1, 30):
        sheets = pages(made("penalty_decision", facts="\n".join(["违法事实。"] * lines)))
        last = next(sheet for sheet in sheets if "（印章）" in sheet)
        assert "提起行政诉讼" in last or "依法向社会公开" in last


def test_long_words_go_on_over_pages() -> None:
    facts = "\n".join(f"第{at}项事实，当事人持续实施上述行为。" for at in range(400))
    paper = made("filing_approval", facts=facts)
    whole = "".join(pages(paper))
    assert paper.pages > 8
    assert "第0项事实" in whole
    assert "第399项事实" in whole


def test_rare_characters_are_shown() -> None:
    assert "龘㐂𠮷" in "".join(pages(made("penalty_decision", facts="龘㐂𠮷")))


@pytest.mark.slow
def test_papers_are_made_side_by_side_without_mixing() -> None:
    codes = [of.code for of in all_forms()]
    alone = {code: made(code).sha256 for code in codes}
    with ThreadPoolExecutor(4) as pool:
        together = dict(zip(codes, (one.sha256 for one in pool.map(made, codes)), strict=True))
    assert together == alone


def test_a_warm_paper_takes_less_than_sixty_milliseconds() -> None:
    made("penalty_decision")
    took = []
    for at in range(7):
        began = time.perf_counter()
        made("penalty_decision", fine=100_000 + at)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.06


def test_a_preview_is_one_picture_a_page() -> None:
    sheets = preview("penalty_decision", fields=EXAMPLES["penalty_decision"], agency="某局")
    assert len(sheets) == made("penalty_decision").pages
    assert all(sheet.startswith(b"<svg") for sheet in sheets)
    assert len(preview("file_index", fields={}, agency="某局")) == 1
