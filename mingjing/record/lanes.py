"""并行: the same work on several connections at once, in threads of this process or in processes of their own.

A process takes a second to wake and then has a core to itself: worth it for a long stream, not for a letter.
This module is what a new process reads first, so it knows nobody's rows.
"""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connection, connections

Lanes = Sequence[Executor]
"""Workers that each do one thing at a time, on a connection of their own."""


@contextmanager
def threads(number: int) -> Iterator[Lanes]:
    """So many threads; their connections are closed with them."""
    with ExitStack() as stack:
        lanes = [stack.enter_context(ThreadPoolExecutor(1, "lane")) for _ in range(number)]
        try:
            yield lanes
        finally:
            for lane in lanes:
                lane.submit(_close).result()


@contextmanager
def processes(number: int) -> Iterator[Lanes]:
    """So many processes, which speak to the databases that we speak to."""
    told = {alias: connections.settings[alias] for alias in connections.settings}
    fresh = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        lanes = [
            stack.enter_context(ProcessPoolExecutor(1, fresh, initializer=_awake, initargs=(told,)))
            for _ in range(number)
        ]
        for woken in [lane.submit(_close) for lane in lanes]:
            woken.result()
        yield lanes


def _awake(databases: Mapping[str, Mapping[str, Any]]) -> None:
    """Stand up in a new process, and fall with the one that has called it."""
    import django

    threading.Thread(target=_fall_with_our_parent, name="parent", daemon=True).start()
    django.setup()
    for alias, told in databases.items():
        connections.settings[alias] |= told


def _fall_with_our_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _close() -> None:
    """Close this worker's connection; the next use opens another."""
    connection.close()
