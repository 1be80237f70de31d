"""Both doors as their own processes, spoken to over a socket: nothing lies about, nothing answers for the other."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from tests import cluster
from tests.security.world import World

pytestmark = pytest.mark.slow
DOORS = ("desk", "portal")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def ports(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, int]]:
    """A process for each door, each told by its environment alone which it is."""
    found = {door: free_port() for door in DOORS}
    database = connections.settings["default"]["NAME"]
    running = []
    for door, port in found.items():
        surroundings = os.environ | {
            "MJ_DOOR": door, "MJ_ROLE": "web" if door == "desk" else "portal", "MJ_STATE": str(settings.STATE),
            "MJ_DATABASE_URL": f"postgresql:///{database}?host={cluster.running().socket_dir}",
            "DJANGO_SETTINGS_MODULE": "mingjing.config.settings",
        }  # fmt: skip
        log = (tmp_path_factory.mktemp(door) / "log").open("wb")
        words = [sys.executable, "-m", "gunicorn", "mingjing.config.wsgi", "--bind", f"127.0.0.1:{port}"]
        running.append(subprocess.Popen(words, env=surroundings, cwd=settings.ROOT, stdout=log, stderr=log))
        log.close()
    for door in DOORS:
        _wait(found[door])
    yield found
    for process in running:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            if spoken(port, "GET /ui/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the door does not open")


def spoken(port: int, words: str | bytes) -> str:
    """What a door answers to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(words if isinstance(words, bytes) else words.encode())
        line.shutdown(socket.SHUT_WR)
        told = b""
        while part := line.recv(65536):
            told += part
    return told.decode(errors="replace")


def asked(port: int, path: str, method: str = "GET", **headers: str) -> str:
    more = "".join(
        f"{name.replace('_', '-')}: {value}\r\n" for name, value in ({"Host": "localhost"} | headers).items()
    )
    return spoken(port, f"{method} {path} HTTP/1.1\r\n{more}Connection: close\r\n\r\n")


def status(told: str) -> int:
    return int(told.split(" ", 2)[1])


LEFT_ABOUT = ("/.git/config", "/.git/HEAD", "/.env", "/manage.py", "/static/", "/static/desk/", "/ui/static/", "/debug",
              "/admin/", "/server-status", "/metrics", "/wp-login.php", "/requirements.lock", "/log/", "/log/tile/",
              "/accounts/", "/exchange/docs", "/__debug__/", "/var/keys/log.key", "/media/")  # fmt: skip
TRAVERSAL = ("/static/../mingjing/config/settings.py", "/static/..%2f..%2fetc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd",
             "/static//etc/passwd", "/static/..%5c..%5cetc%5cpasswd", "/static/%252e%252e/etc/passwd",
             "/log/tile/../../keys/log.key", "/log/tile/..%2f..%2fkeys/log.key", "/log/daily/../../keys/log.key",
             "/log/tile/8/%2e%2e/%2e%2e/keys/receipt.key", "/v/..%2f..%2fkeys", "/decisions/..%2f..%2fetc%2fpasswd",
             "/static/desk/..;/..;/etc/passwd", "/static/\\..\\..\\etc\\passwd", "//etc/passwd", "/..//..//etc/passwd")  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_nothing_lies_about(ports: dict[str, int], door: str) -> None:
    for path in LEFT_ABOUT:
        assert status(asked(ports[door], path)) in {301, 302, 404}, path


@pytest.mark.parametrize("door", DOORS)
def test_no_path_leads_out_of_its_folder(ports: dict[str, int], door: str) -> None:
    for path in TRAVERSAL:
        told = asked(ports[door], path)
        assert status(told) in {301, 302, 400, 404}, path
        assert "root:" not in told
        assert "PRIVATE" not in told
        assert "INSTALLED_APPS" not in told


def test_neither_door_answers_for_the_other(ports: dict[str, int]) -> None:
    for path in ("/desk/", "/desk/cases/", "/accounts/login/", "/exchange/", "/exchange/openapi.json"):
        assert status(asked(ports["portal"], path)) == 404, path
    for path in ("/decisions", "/search", "/v", "/log", "/before", "/data"):
        assert status(asked(ports["desk"], path)) == 404, path
    assert "Set-Cookie" not in asked(ports["portal"], "/")


@pytest.mark.parametrize("door", DOORS)
def test_another_hosts_name_is_not_answered_and_stands_in_no_answer(ports: dict[str, int], door: str) -> None:
    for host in (
        "evil.example",
        "localhost.evil.example",
        "evil.example:80",
        "localhost@evil.example",
        "",
        "a b",
    ):
        told = asked(ports[door], "/", Host=host)
        assert status(told) == 400, host
        assert "evil.example" not in told
    told = asked(ports[door], "/", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
    assert "evil.example" not in told


@pytest.mark.parametrize("door", DOORS)
def test_strange_methods_are_refused_and_nothing_is_echoed(ports: dict[str, int], door: str) -> None:
    for method in ("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG"):
        told = asked(ports[door], "/ui/preferences", method, X_Canary="canary-7f3a")
        assert status(told) in {400, 403, 404, 405, 501}, method
        assert "canary-7f3a" not in told


@pytest.mark.parametrize("door", DOORS)
def test_two_lengths_of_one_request_are_refused(ports: dict[str, int], door: str) -> None:
    smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for lines in (
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +5\r\n",
        "Content-Length : 5\r\n",
    ):
        told = spoken(
            ports[door], f"POST /ui/preferences HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n0\r\n\r\n{smuggled}"
        )
        assert told.count("HTTP/1.1 ") <= 1 or status(told) in {400, 501}, lines
        assert status(told) in {400, 403, 501, 505}, lines


@pytest.mark.parametrize("door", DOORS)
def test_every_answer_wears_the_headers_and_names_no_version(ports: dict[str, int], door: str) -> None:
    for path in ("/", "/ui/preferences", "/nowhere", "/accounts/login/", "/search?q=%E7%BD%9A"):
        head = asked(ports[door], path).split("\r\n\r\n")[0].casefold()
        assert "content-security-policy: default-src 'self'" in head, path
        assert "x-content-type-options: nosniff" in head, path
        assert "x-frame-options: deny" in head, path
        assert "referrer-policy: same-origin" in head, path
        assert "unsafe-" not in head
        assert "python" not in head
        assert not any(f"gunicorn/{digit}" in head for digit in range(30))


def test_addresses_for_forms_lead_nowhere_else(ports: dict[str, int]) -> None:
    for target in ("https://evil.example", "//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)",
                   "http://localhost@evil.example", "/%09/evil.example", "\\\\evil.example", "https://localhost.evil.example"):  # fmt: skip
        body = f"theme=dark&next={target}"
        told = spoken(ports["portal"], (
            "POST /ui/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"))  # fmt: skip
        place = next(line for line in told.splitlines() if line.casefold().startswith("location:"))
        assert place.split(":", 1)[1].strip() in {"/", "/%09/evil.example"}, target


def test_the_keys_are_read_by_their_owner_alone(world: World) -> None:
    for key in Path(settings.KEYS).iterdir():
        assert key.stat().st_mode & 0o077 == 0, key.name
