"""限流: those who are let in are served, the others are told at once when to come back."""

import json
import threading
from collections.abc import Iterable
from typing import Any

from mingjing.config.admission import RETRY_AFTER, Admission, Limits


def asked(door: Admission, path: str = "/", method: str = "GET") -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method}
    body = b"".join(door(environ, lambda status, headers: told.extend((status, dict(headers)))))
    return told[0], told[1], body


class Slow:
    """An application that works until it is let go."""

    def __init__(self) -> None:
        self.inside, self.go = threading.Semaphore(0), threading.Event()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.inside.release()
        assert self.go.wait(10)
        start("200 OK", [])
        return [b"done"]


def full(slow: Slow, *, waiting: int, patience: float) -> tuple[Admission, list[threading.Thread], list[str]]:
    door = Admission(slow, Limits(slots=2, patience=patience), waiting=waiting)
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(asked(door)[0])) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert slow.inside.acquire(timeout=10)
    return door, threads, answers


def test_whoever_finds_no_place_to_wait_is_sent_away_at_once_with_a_time() -> None:
    slow = Slow()
    door, threads, answers = full(slow, waiting=0, patience=10)
    status, headers, body = asked(door)
    assert status.startswith("503")
    assert headers["Retry-After"] == str(RETRY_AFTER)
    assert "请稍后再试" in body.decode()
    slow.go.set()
    for thread in threads:
        thread.join()
    assert answers == ["200 OK", "200 OK"]
    assert asked(door)[0] == "200 OK"


def test_whoever_waits_too_long_is_sent_away_and_leaves_no_place_taken() -> None:
    slow = Slow()
    door, threads, _ = full(slow, waiting=1, patience=0.05)
    assert [asked(door)[0][:3] for _ in range(3)] == ["503", "503", "503"]
    slow.go.set()
    for thread in threads:
        thread.join()
    assert [asked(door)[0] for _ in range(3)] == ["200 OK"] * 3


def test_a_form_waits_longer_than_a_reader() -> None:
    slow = Slow()
    door, threads, _ = full(slow, waiting=1, patience=0)
    answers: list[str] = []
    form = threading.Thread(target=lambda: answers.append(asked(door, method="POST")[0]))
    form.start()
    form.join(0.3)
    assert answers == []
    slow.go.set()
    for thread in (*threads, form):
        thread.join()
    assert answers == ["200 OK"]


def test_the_exchange_is_refused_as_a_problem() -> None:
    slow = Slow()
    door, threads, _ = full(slow, waiting=0, patience=0)
    _, headers, body = asked(door, "/exchange/decisions")
    assert headers["Content-Type"] == "application/problem+json"
    assert json.loads(body)["status"] == 503
    slow.go.set()
    for thread in threads:
        thread.join()


def test_an_application_that_fails_gives_its_place_back() -> None:
    def broken(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        raise ValueError

    door = Admission(broken, Limits(slots=1, patience=0), waiting=0)
    for _ in range(3):
        try:
            asked(door)
        except ValueError:
            continue
        raise AssertionError("the place was not given back")
