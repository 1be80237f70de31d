"""Style sheets use nothing that Chromium 86, the oldest browser on officers' desks, lacks."""

import re
from pathlib import Path

import pytest

from mingjing.doors.ui.sheets import HERE, style

FORBIDDEN = {
    ":is() or :where() (88)": re.compile(r":(is|where)\("),
    ":has() (105)": re.compile(r":has\("),
    ":not() with a list (88)": re.compile(r":not\([^)]*,"),
    "inset (87)": re.compile(r"(?<![\w-])inset\s*:"),
    "aspect-ratio (88)": re.compile(r"(?<![\w(-])aspect-ratio\s*:"),
    "logical shorthands (87)": re.compile(
        r"(margin|padding|border|inset)-(inline|block)(?!-(start|end))\s*:"
    ),
    "@layer (99)": re.compile(r"@layer"),
    "@container (105)": re.compile(r"@container|container-type"),
    "@scope and @property": re.compile(r"@scope|@property"),
    "colour functions (111)": re.compile(r"color-mix|oklch|oklab|\blch\(|\blab\("),
    "dynamic viewport units (108)": re.compile(r"\d(dvh|svh|lvh|dvw)\b"),
    "subgrid (117)": re.compile(r"subgrid"),
    "range media queries (104)": re.compile(r"@media[^{]*[<>]"),
    "text-wrap (114)": re.compile(r"text-wrap"),
    "!important": re.compile(r"!important"),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def faults(css: str) -> list[str]:
    """Names of forbidden features in a style sheet; nesting is a rule opened inside a rule."""
    text = COMMENT.sub("", css)
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]
    depth, at_rules = 0, 0
    for head, brace in re.findall(r"([^{}]*)([{}])", text):
        if brace == "}":
            depth -= 1
            at_rules = min(at_rules, depth)
            continue
        if depth > at_rules:
            found.append(f"nesting (120): {head.strip()[:40]}")
        at_rules += head.strip().startswith("@")
        depth += 1
    return found


@pytest.mark.parametrize("path", sorted((HERE.parent).rglob("static/**/*.css")), ids=lambda path: path.name)
def test_a_style_sheet_keeps_to_the_baseline(path: Path) -> None:
    assert faults(path.read_text()) == []


def test_the_joined_sheets_keep_to_the_baseline() -> None:
    assert {door: faults(style(door)) for door in ("desk", "portal")} == {"desk": [], "portal": []}


def test_planted_new_features_are_found() -> None:
    planted = ".a:is(.b) { inset: 0; } .c { .d { color: red; } } @media (width < 5px) { .e { color: red; } }"
    assert len(faults(planted)) == 4


def test_components_name_classes_and_never_ids() -> None:
    for path in (HERE / "static/ui/components").glob("*.css"):
        heads = re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", COMMENT.sub("", path.read_text()))
        assert [head for head in heads if "#" in head] == [], path.name
