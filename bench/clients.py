"""Clients of the doors: signed in as people of the city, one connection each, bounded in time and number."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from mingjing.doors.desk.signing.asking import SINCE
from mingjing.doors.desk.signing.keeping import SECOND
from mingjing.rooms.agencies.models import Account

BACKEND = "mingjing.doors.desk.signing.backend.Known"
TOKEN = "a" * 32
"""A token against forged forms: its cookie and its field must agree, and here they do."""

BUSY, PAUSE = 503, 0.02
"""What a door answers that takes in no more, and after how many seconds its client asks again."""


def session(account: Account) -> str:
    """The cookies of somebody who proved who she is with both factors a moment ago."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store[SECOND] = account.pk
    store[SINCE] = time.time()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


class Browser:
    """One connection to a door, kept open; asks again where the door has closed it meanwhile."""

    def __init__(self, port: int, cookies: str = "") -> None:
        self.port, self.cookies = port, cookies
        self.line = self._connected()

    def _connected(self) -> http.client.HTTPConnection:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.connect()
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return line

    def get(self, path: str) -> tuple[int, bytes]:
        """The answer's code and body."""
        return self._ask("GET", path, None)

    def post(self, path: str, words: dict[str, Any]) -> tuple[int, bytes]:
        """What a form posted gets; a redirect is not followed."""
        return self._ask("POST", path, urlencode({**words, "csrfmiddlewaretoken": TOKEN}, doseq=True))

    def read(self, path: str) -> float:
        """Seconds until this page was there whole."""
        return timed(lambda: self.get(path))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        path = quote(path, safe="/?=&%.-_")
        heads = {"Cookie": self.cookies, "Accept-Encoding": "identity"}
        if body is not None:
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line.request(method, path, body, heads)
            answer = self.line.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.line.close()
            self.line = self._connected()
            self.line.request(method, path, body, heads)
            answer = self.line.getresponse()
        return answer.status, answer.read()


def timed(ask: Callable[[], tuple[int, bytes]], *, expect: int = 200) -> float:
    """Seconds until an answer of this code was there whole."""
    began = time.perf_counter()
    code, body = ask()
    seconds = time.perf_counter() - began
    assert code == expect, f"{code}: {body.decode(errors='replace')[:3000]}"
    return seconds


@dataclass(frozen=True)
class Load:
    """What several clients at once saw: how long each answer took, and how many came in a second."""

    seconds: Sequence[float]
    rate: float


def at_once(works: Sequence[Callable[[], float]], *, times: int = 0, seconds: float = 0) -> Load:
    """Each client does its work so many times, or for so long; all at once. The first thing that goes wrong is raised."""
    taken: list[float] = []
    wrong: list[Exception] = []
    until = time.monotonic() + seconds

    def run(work: Callable[[], float]) -> None:
        done = 0
        try:
            while not wrong and (done < times or time.monotonic() < until):
                taken.append(work())
                done += 1
        except Exception as reason:
            wrong.append(reason)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return Load(taken, len(taken) / (time.perf_counter() - began))


def flood(port: int, paths: Sequence[str], *, clients: int, seconds: float) -> Load:
    """So many clients read these addresses one after another without a pause, by bare sockets to spare the machine."""
    return at_once([_reading(port, paths[at:] + paths[:at]) for at in range(clients)], seconds=seconds)


def _reading(port: int, paths: Sequence[str]) -> Callable[[], float]:
    """Seconds until a page was there; who is told to come back waits a moment and asks again."""
    line, turn = _line(port), cycle(paths)

    def read() -> float:
        path, began = next(turn), time.perf_counter()
        while (code := _read(line, path)) == BUSY:
            time.sleep(PAUSE)
        assert code == 200, code
        return time.perf_counter() - began

    return read


def _line(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _read(line: socket.socket, path: str) -> int:
    """One request and its whole answer; its code."""
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n".encode())
    got = b""
    while (end := got.find(b"\r\n\r\n")) < 0:
        got += _some(line)
    head = got[:end].lower()
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    left = length - (len(got) - end - 4)
    while left > 0:
        left -= len(_some(line))
    return int(head.split(b" ", 2)[1])


def _some(line: socket.socket) -> bytes:
    part = line.recv(65536)
    if not part:
        raise ConnectionError("the door closed the line")
    return part
