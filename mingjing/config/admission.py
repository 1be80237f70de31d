"""限流: a door works on a few requests at once, lets a few wait a moment, and tells the others to come back.

Without it every request is taken in and all of them become slow together; with it those that are let in are
served as on a quiet day, and nobody gets an error that does not say when to try again.
"""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """限额: how many requests a process works on at once, and how many seconds a reader waits for that at most."""

    slots: int
    patience: float


HOUSE = Limits(slots=4, patience=0.25)  # as many as a process has connections to the database
CROWD = Limits(slots=2, patience=0.1)  # short pages and very many readers; more at once make all of them slow
WAITING = 8  # requests that may wait for a slot
TURN = 0.0005  # seconds a thread of a door may keep the others waiting; in Python's 5 ms a crowd piles up
LONGER = 10.0  # seconds a form waits: it was filled in by hand
THREADS = 32  # of a worker: the slots, those that wait, and hands free to refuse the others at once
RETRY_AFTER = 2  # seconds
SENTENCE = "现在访问的人太多，这一次没有办理，请稍后再试。"

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Admission:
    """A WSGI application in front of another."""

    def __init__(self, inner: Application, limits: Limits = HOUSE, *, waiting: int = WAITING) -> None:
        self.inner, self.patience = inner, limits.patience
        self._slots = threading.BoundedSemaphore(limits.slots)
        self._places = threading.BoundedSemaphore(limits.slots + waiting)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if not self._places.acquire(blocking=False):
            return refused(environ, start)
        try:
            reads = environ.get("REQUEST_METHOD", "GET") in ("GET", "HEAD")
            if not self._slots.acquire(timeout=self.patience if reads else LONGER):
                return refused(environ, start)
            try:
                return self.inner(environ, start)
            finally:
                self._slots.release()
        finally:
            self._places.release()


def refused(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """503, in words, with the time after which to try again."""
    if str(environ.get("PATH_INFO", "")).startswith("/exchange/"):
        kind = "application/problem+json"
        problem = {
            "type": "urn:mingjing:problem:busy",
            "title": "暂时繁忙",
            "status": 503,
            "detail": SENTENCE,
        }
        body = json.dumps(problem, ensure_ascii=False).encode()
    else:
        kind = "text/html; charset=utf-8"
        body = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>请稍后再试</title><h1>请稍后再试</h1><p>{SENTENCE}</p></html>'.encode()
    start(
        "503 Service Unavailable",
        [
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Retry-After", str(RETRY_AFTER)),
            ("Cache-Control", "no-store"),
        ],
    )
    return [body]
