"""One thing, one name: every model, role, setting and top-level folder is in the glossary or the map."""

import ast
import re

from mingjing.config.database import ROLES
from mingjing.law.language import Role
from tests.architecture import tree

SETTING = re.compile(r"\bMJ_[A-Z][A-Z_]*[A-Z]\b")
NOT_MODELS = {"Meta", "TextChoices", "IntegerChoices"}


def explained(name: str) -> bool:
    """Whether a word stands in the glossary or the map, marked as code."""
    pages = "".join(
        (tree.ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("glossary.md", "map.md")
    )
    return f"`{name}`" in pages


def models() -> set[str]:
    """Classes of a room's or the record's models that become tables."""
    found = set()
    for path in tree.python("mingjing/"):
        if not re.search(r"/models(\.py|/)", path):
            continue
        for node in tree.parsed(path).body:
            if isinstance(node, ast.ClassDef) and is_model(node):
                found.add(node.name)
    return found


def is_model(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(part).split(".")[-1].split("[")[0] for part in node.bases}
    if any(base.endswith("QuerySet") for base in bases):
        return False
    return bool(bases) and not bases & {*NOT_MODELS, "StrEnum", "IntEnum", "Enum", "Protocol", "Exception"}


def settings() -> set[str]:
    """Names of environment variables, wherever they are read or set."""
    written = {path: text for path, text in tree.texts() if not path.startswith(("docs/", "tests/"))}
    return {name for text in written.values() for name in SETTING.findall(text)}


def test_every_model_is_in_the_glossary() -> None:
    assert models(), "no models found: the test looks in the wrong place"
    assert {name for name in models() if not explained(name)} == set()


def test_every_role_of_the_law_is_in_the_glossary() -> None:
    assert {role.value for role in Role if not explained(role.value)} == set()


def test_every_database_role_is_in_the_glossary() -> None:
    assert {role for role in ROLES if not explained(role)} == set()


def test_every_setting_is_in_the_glossary() -> None:
    assert "MJ_STATE" in settings()
    assert {name for name in settings() if not explained(name)} == set()


def test_every_top_level_folder_and_room_and_door_is_on_the_map() -> None:
    folders = {path.split("/")[0] + "/" for path in tree.files() if "/" in path}
    inner = {
        match.group(0)
        for path in tree.files()
        if (match := re.match(r"mingjing/(rooms/|doors/)?[a-z]+/", path)) and path.endswith(".py")
    }
    shown = (tree.ROOT / "docs/map.md").read_text(encoding="utf-8")
    wanted = {folder for folder in folders if not folder.startswith(".")} | inner
    assert {folder for folder in wanted if f"`{folder}`" not in shown} == set()
