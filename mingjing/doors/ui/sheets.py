"""One style sheet and one script per door, joined from small files; the address carries their digest."""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.urls import reverse

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static/ui"
DOORS = ("desk", "portal")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
DARK = '[data-theme="dark"]'


def style_files(door: str) -> tuple[Path, ...]:
    """Tokens, ground, the door's shell, components, then what the door itself adds."""
    return (
        STATIC / "tokens.css",
        STATIC / "base.css",
        STATIC / f"shells/{door}.css",
        *sorted((STATIC / "components").glob("*.css")),
        *sorted((HERE.parent / door / f"static/{door}").glob("*.css")),
        STATIC / "print.css",
        STATIC / "forced-colours.css",
    )


def script_files(door: str) -> tuple[Path, ...]:
    """The shared elements, then the door's own; each is a module that imports nothing."""
    own = HERE.parent / door / f"static/{door}/elements"
    return (*sorted((STATIC / "elements").glob("*.js")), *sorted(own.glob("*.js")))


def _squeezed(css: str) -> str:
    return SPACE.sub(" ", COMMENT.sub("", css)).strip()


@cache
def style(door: str) -> str:
    """Dark rules are written once and serve both the reader's choice and the system's."""
    dark = _squeezed((STATIC / "dark.css").read_text())
    system = dark.replace(DARK, ":root:not([data-theme])")
    light = "\n".join(_squeezed(path.read_text()) for path in style_files(door))
    return f"{light}\n{dark}\n@media screen and (prefers-color-scheme: dark) {{ {system} }}\n"


@cache
def elements(door: str) -> str:
    """Each file in a block of its own, so that their names do not meet."""
    return "\n".join(f"{{\n{path.read_text()}}}" for path in script_files(door))


@cache
def _digest(door: str, kind: str) -> str:
    text = style(door) if kind == "css" else elements(door)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def sheet(door: str) -> str:
    """The address of a door's style sheet."""
    return reverse("ui:bundle", args=[door, _digest(door, "css"), "css"])


def script(door: str) -> str:
    """The address of a door's elements."""
    return reverse("ui:bundle", args=[door, _digest(door, "js"), "js"])
