"""What every page knows: the reader's display choices, the city, and what the door adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .growing import growing

THEMES = ("light", "dark")
SIZES = ("normal", "large")


@dataclass(frozen=True, slots=True)
class Shell:
    """Display choices and place: an empty theme means the reader's system decides."""

    theme: str
    size: str
    keys: bool
    city: str
    demo: bool
    growing: str
    path: str


def _chosen(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> str:
    value = request.COOKIES.get(name, "")
    return value if value in allowed else ""


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """The context processor; a door's middleware may set request.shell to a dict of its own names."""
    here = Shell(
        theme=_chosen(request, "mj_theme", THEMES),
        size=_chosen(request, "mj_size", SIZES),
        keys=request.COOKIES.get("mj_keys") != "off",
        city=settings.CITY,
        demo=settings.DEMO,
        growing=growing(),
        path=request.get_full_path(),
    )
    return {"shell": here, **getattr(request, "shell", {})}
