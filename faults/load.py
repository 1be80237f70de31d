"""Clients that hand things in and remember what was answered: every acknowledgement is a promise to be held to."""

import http.client
import json
import random
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from faults.house import House
from mingjing.record.tlog.canonical import canonical

Key = Callable[[int], str]
HAN = range(0x4E00, 0x9FA5)


def known_key(number: int) -> str:
    """The same key for every try of one request."""
    return f"drill/{number}"


def fresh_key(number: int) -> str:
    """A new key for every try: the client that knows nothing of repeating."""
    return str(uuid.uuid4())


def decision(number: int, *, size: int = 0) -> bytes:
    """One decision of another system, different for each number; `size` characters that do not shrink."""
    told = {
        "number": f"D-{number}",
        "authority": "某市某局",
        "decided_on": "2026-03-02",
        "party": f"第{number}公司",
        "penalties": ["fine"],
        "fine_yuan": "500",
        "content": "罚款伍佰元",
        "facts": f"第{number}件事" + "".join(map(chr, random.Random(number).choices(HAN, k=size))),
    }
    return json.dumps([told], ensure_ascii=False).encode()


@dataclass
class Load:
    """加载: clients that push decisions through the front door, one after another, and repeat what got no answer."""

    house: House
    clients: int = 4
    key: Key = known_key
    size: int = 0
    patience: float = 10.0
    first: int = 0
    most: int = 1 << 60
    acknowledged: dict[int, str] = field(default_factory=dict)
    receipts: dict[int, bytes] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    tries: int = 0

    def __post_init__(self) -> None:
        self.token = json.loads((self.house.state / "integrator").read_text())["key"]
        self._next, self._lock = self.first, threading.Lock()
        self._leaving = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> "Load":
        """Let the clients begin."""
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self.clients)]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        """Let each client finish its try, and go."""
        self._leaving.set()
        self.join()

    def join(self) -> None:
        """Wait until the clients have nothing left to do."""
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while not self._leaving.is_set():
            with self._lock:
                number = self._next
                self._next += 1
            if number >= self.most:
                return
            while not self.push(number) and not self._leaving.wait(0.05):
                pass

    def push(self, number: int) -> bool:
        """One try of one request; whether it was acknowledged."""
        body = decision(number, size=self.size)
        with self._lock:
            self.tries += 1
        code, answer = ask(
            self.house.desk,
            "POST",
            "/exchange/decisions",
            body=body,
            headers={
                "Authorization": f"Bearer {self.token}",
                "Idempotency-Key": self.key(number),
                "Content-Type": "application/json",
            },
            patience=self.patience,
        )
        with self._lock:
            self.answers[code] = self.answers.get(code, 0) + 1
            if code in (200, 201):
                told = json.loads(answer)
                self.acknowledged[number] = told["letter"]
                self.receipts[number] = canonical(told["receipt"])
        return code in (200, 201)


def ask(
    port: int,
    method: str,
    path: str,
    *,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    patience: float = 10.0,
) -> tuple[int, bytes]:
    """One request to a door of this machine; 0 when there was no answer."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        line.request(method, path, body=body or None, headers=headers or {})
        answer = line.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        line.close()


def steadily(load: Load, *, seconds: float) -> None:
    """Load for a while, then stop."""
    load.start()
    time.sleep(seconds)
    load.stop()


def stored(state: Path, digest: str) -> Path:
    """Where the bytes of a letter lie."""
    return state / "letters" / digest[:2] / digest[2:4] / digest
