"""The documents: every page is linked from the map, every link leads somewhere."""

import re

from tests.architecture import tree

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [path for path in tree.files() if path.endswith(".md")]


def targets(page: str) -> set[str]:
    """Local files a page links to, from the root."""
    here = (tree.ROOT / page).parent
    links = LINK.findall((tree.ROOT / page).read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    return {str((here / link).resolve().relative_to(tree.ROOT)) for link in local}


def reachable(start: str) -> set[str]:
    """Pages one comes to from a page, link by link."""
    seen, waiting = set[str](), {start}
    while waiting:
        page = waiting.pop()
        seen.add(page)
        waiting |= {link for link in targets(page) if link.startswith("docs/") and link in PAGES} - seen
    return seen


def test_every_page_of_the_docs_is_reached_from_the_map() -> None:
    pages = {page for page in PAGES if page.startswith("docs/")}
    assert pages - reachable("docs/map.md") == set()


def test_every_link_of_every_page_leads_somewhere() -> None:
    broken = {page: {link for link in targets(page) if not (tree.ROOT / link).exists()} for page in PAGES}
    assert {page: links for page, links in broken.items() if links} == {}


def test_a_decision_is_titled_by_what_was_decided_and_fills_one_page() -> None:
    decisions = [page for page in PAGES if page.startswith("docs/decisions/")]
    assert len(decisions) >= 6
    for page in decisions:
        text = (tree.ROOT / page).read_text(encoding="utf-8")
        assert re.fullmatch(r"docs/decisions/\d{4}(-[a-z0-9]+){4,}\.md", page), page
        assert len(text.splitlines()) <= 60, page
        assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [
            "What pressed us",
            "What we chose",
            "What we gave up",
        ], page
