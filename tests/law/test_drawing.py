"""The drawings and pages of the procedures are made from the data and are fresh."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from mingjing.law.drawing import main, markdown, pages, svg
from mingjing.law.procedures import all_procedures, procedure

DOCS = Path(__file__).parents[2] / "docs" / "law"


def test_the_pages_in_the_docs_are_fresh() -> None:
    for name, text in pages().items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, (
            f"run: python -m mingjing.law.drawing docs/law ({name})"
        )


def test_a_folder_is_filled_with_every_page(tmp_path: Path) -> None:
    main(str(tmp_path / "law"))
    assert {one.name for one in (tmp_path / "law").iterdir()} == set(pages())


@pytest.mark.parametrize("code", sorted(all_procedures()))
def test_the_drawing_is_plain_svg_with_every_stage_step_and_limit(code: str) -> None:
    drawn = svg(procedure(code))
    ElementTree.fromstring(drawn)
    assert "style=" not in drawn
    assert "<script" not in drawn
    words = "".join(ElementTree.fromstring(drawn).itertext()).replace("\n", "")
    for title in (*procedure(code).stages.values(), *(step.title for step in procedure(code).steps.values())):
        assert title in words
    assert all(str(limit.term) in words for limit in procedure(code).limits)


def test_the_page_lists_limits_steps_and_conditions_with_articles() -> None:
    page = markdown(procedure("penalty.ordinary.2021"))
    assert "| 作出行政处罚决定 | 90日 | 立案 |" in page
    assert "- 《行政处罚法》第五十八条第一款：应当进行法制审核的" in page
