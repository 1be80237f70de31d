"""Every address of a door, found in its table and not written down twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its name with its namespace, as a rule or `reverse` calls it, and its parameters."""

    name: str
    parameters: tuple[str, ...]


def routes(door: str) -> list[Route]:
    """All addresses of a process; one without a name is called by its pattern."""
    found = flat(get_resolver(f"mingjing.config.urls_{door}").url_patterns)
    return [Route(name, _parameters(one)) for name, one in found]


def flat(
    patterns: list[URLPattern | URLResolver], space: str = "", before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every pattern with its full name."""
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from flat(one.url_patterns, inner, here)
        else:
            yield (f"{space}{one.name}" if one.name else here), one


def _parameters(one: URLPattern) -> tuple[str, ...]:
    return tuple(one.pattern.converters or one.pattern.regex.groupindex)
