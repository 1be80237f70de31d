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


def display(request: HttpRequest) -> tuple[str, str, bool, str]:
    """All that makes two readers' pages differ in looks: her choices, and how far the city has grown."""
    theme, size = _chosen(request, "mj_theme", THEMES), _chosen(request, "mj_size", SIZES)
    return theme, size, request.COOKIES.get("mj_keys") != "off", growing()


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """The context processor; a door's middleware may set request.shell to a dict of its own names."""
    theme, size, keys, grown = display(request)
    here = Shell(
        theme=theme,
        size=size,
        keys=keys,
        city=settings.CITY,
        demo=settings.DEMO,
        growing=grown,
        path=request.get_full_path(),
    )
    return {"shell": here, **getattr(request, "shell", {})}
