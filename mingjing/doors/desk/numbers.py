"""Case numbers in addresses: 〔 and 〕 and all, but no slash."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse

NIL = UUID(int=0)


class CaseNumber:
    """A path part that is a case number."""

    regex = r"[^/\s]{4,80}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@lru_cache(maxsize=20_000)
def address(number: str) -> str:
    """The page of the case with this number; lists ask for the same ones again and again."""
    return reverse("desk:case", args=[number])


@lru_cache(maxsize=20_000)
def stem(name: str, number: str, last: Any) -> str:
    """The address of a case's pages up to where they differ: reversing each takes longer than drawing it."""
    return reverse(name, args=[number, last]).removesuffix(f"{last}/")
