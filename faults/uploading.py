"""An officer who uploads a piece of evidence through the desk, whole or cut off at some byte."""

import re
import socket
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from faults.house import House

BOUNDARY = "----drill"


@dataclass(frozen=True)
class Officer:
    """Signed in at the desk, with the form of one case open."""

    house: House
    path: str
    cookies: str
    token: str


def officer(house: House, *, case: str) -> Officer:
    """Somebody of the cast with the page of a case's evidence open."""
    path = f"/desk/cases/{quote(case)}/evidence/"
    session = f"sessionid={house.inside('signed_in', '张明')}"
    page = exchanged(house.desk, _get(path, session)).decode(errors="replace")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    cookie = re.search(r"csrftoken=(\w+)", page)
    if token is None or cookie is None:
        raise RuntimeError(f"证据页没有打开：{page[:300]}")
    return Officer(house, path, f"{session}; csrftoken={cookie.group(1)}", token.group(1))


def _get(path: str, cookie: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode()


def form(one: Officer, data: bytes, *, key: uuid.UUID) -> bytes:
    """The whole request, as a browser sends it."""
    fields = {
        "csrfmiddlewaretoken": one.token, "key": str(key), "kind": "electronic", "title": "演练",
        "obtained_on": "2026-03-09", "taken_by": "19044200001", "as_is": "yes",
    }  # fmt: skip
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="drill.txt"\r\n'
    parts.append(
        head.encode() + b"Content-Type: text/plain\r\n\r\n" + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    body = b"".join(parts)
    lines = (
        f"POST {one.path} HTTP/1.1", "Host: localhost", f"Cookie: {one.cookies}", f"Content-Length: {len(body)}",
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}", "Connection: close", "", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + body


def exchanged(port: int, request: bytes, *, cut: int | None = None, patience: float = 30) -> bytes:
    """Send a request, or only its first bytes and then hang up; what came back."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        line.sendall(request if cut is None else request[:cut])
        if cut is not None:
            return b""
        answer = b""
        while piece := line.recv(1 << 16):
            answer += piece
    return answer


def status(answer: bytes) -> int:
    """The status of an answer; 0 for none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


def kept(state: Path) -> set[str]:
    """Every file in the evidence store, by its name."""
    return {path.name for path in (state / "evidence").rglob("*") if path.is_file()}
