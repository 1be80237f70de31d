"""Every component has a template, a style sheet and a place in the sample room, and is safe under the policy."""

import re
from pathlib import Path

import pytest

from mingjing.doors.ui.samples import SAMPLES
from mingjing.doors.ui.sheets import HERE

TEMPLATES = sorted((HERE / "jinja2").rglob("*.html"))
COMPONENTS = {path.stem for path in (HERE / "jinja2/components").glob("*.html")}
SHEETS = {path.stem for path in (HERE / "static/ui/components").glob("*.css")}
SHOWN = {name for _, names in SAMPLES for name in names}
PAGES_WITH_SHEETS = {"plain"}
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)
CLASS = re.compile(r"\.([a-z][\w-]*)")


def test_every_component_has_a_style_sheet_of_its_own_name() -> None:
    assert COMPONENTS | PAGES_WITH_SHEETS == SHEETS


def test_every_component_is_shown_in_the_sample_room() -> None:
    assert COMPONENTS | PAGES_WITH_SHEETS == SHOWN
    for name in SHOWN:
        sample = (HERE / f"jinja2/ui/samples/{name}.html").read_text()
        assert name in PAGES_WITH_SHEETS or f'"components/{name}.html"' in sample, name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HERE)))
def test_no_template_writes_scripts_or_styles_inline(template: Path) -> None:
    assert INLINE.findall(template.read_text()) == []


def test_every_element_is_a_short_file_with_one_behaviour() -> None:
    for path in (HERE / "static/ui/elements").glob("*.js"):
        text = path.read_text()
        assert len(text.splitlines()) < 100, path.name
        assert text.count("customElements.define(") <= 1, path.name
        assert not re.search(r"\beval\(|new Function|\bimport\b|\bexport\b|localStorage", text), path.name


def test_every_custom_element_of_a_template_is_defined() -> None:
    used = {tag for path in TEMPLATES for tag in re.findall(r"<(mj-[a-z]+)", path.read_text())}
    scripts = "".join(path.read_text() for path in (HERE / "static/ui/elements").glob("*.js"))
    assert {tag for tag in used if f'define("{tag}"' not in scripts} == set()


def test_every_class_that_a_component_names_has_a_rule_somewhere() -> None:
    rules = {
        name
        for path in (HERE / "static/ui").rglob("*.css")
        for name in CLASS.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL))
    }
    unstyled = {"docs", "entry-plain", "tag-plain", "deadline-calm", "deadline-middle", "button-plain",
                "process-done", "outcome-unknown", "hero-words", "hero-side", "result-words", "process-todo",
                "notice-plain", "banner-plain", "index-label", "town-0", "check-ok", "video-words", "video-at",
                "next-tasks", "errors-list", "towns", "pager-gap", "review", "gate-list", "agenda", "masthead-nav", "topbar-brand"}  # fmt: skip
    for path in (HERE / "jinja2/components").glob("*.html"):
        named = {name for text in re.findall(r'class="([^"{}]*)"', path.read_text()) for name in text.split()}
        assert named - rules - unstyled == set(), path.name
