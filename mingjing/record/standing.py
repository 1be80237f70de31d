"""现行: what catalogues and the directory say stands from one edition to the next, so it is asked once.

The database keeps one random mark that every change of such a table replaces, in the same transaction. An answer
kept under a mark can therefore be newer than the mark, never older. Where no mark is told, nothing is kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")
MOST = 4096
"""Answers kept in one process, of each question."""
CHANGING = frozenset({"directory", "catalogue"})
"""Dockets whose entries change what stands: while one is written, nothing is kept."""

_mark: ContextVar[str | None] = ContextVar("mark", default=None)


def mark_now() -> str:
    """The mark as it stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM record_standing")
        return str(cursor.fetchone()[0])


@contextmanager
def standing(mark: str | None) -> Iterator[None]:
    """Within the block, answers are kept under this mark; None keeps none."""
    token = _mark.set(mark)
    try:
        yield
    finally:
        _mark.reset(token)


def kept(ask: Callable[P, R]) -> Callable[P, R]:
    """A question whose answer only a new edition changes. Its arguments are hashable, its answer is only read."""

    asked: Callable[..., R] = lru_cache(maxsize=MOST)(lambda mark, *args, **kwargs: ask(*args, **kwargs))

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        mark = _mark.get()
        return ask(*args, **kwargs) if mark is None else asked(mark, *args, **kwargs)

    return answer
