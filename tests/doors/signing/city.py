"""统一身份认证 as it is in a city: an OpenID provider on loopback that knows one person at a time."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT, SECRET, CODE = "mingjing", "between-the-city-and-us-0123456789", "one-time"


class City(ThreadingHTTPServer):
    """The provider; `claims` are of whoever sits before the browser."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.claims: dict[str, Any] = {}
        self.challenge = ""

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def asked(self, address: str) -> str:
        """The browser comes with a question; where it is sent back to."""
        words = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert words["client_id"] == CLIENT
        assert words["code_challenge_method"] == "S256"
        self.challenge = words["code_challenge"]
        return f"{words['redirect_uri']}?code={CODE}&state={words['state']}"

    def token(self, words: dict[str, list[str]]) -> dict[str, Any] | None:
        """The tokens for a code, for whoever began the exchange and nobody else."""
        verifier = words.get("code_verifier", [""])[0]
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        if words.get("code") != [CODE] or digest != self.challenge:
            return None
        now = int(time.time())
        said = self.claims | {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60}
        return {"access_token": "a", "token_type": "Bearer", "id_token": jwt.encode(said, SECRET, "HS256")}


class Desk(BaseHTTPRequestHandler):
    """Answers what an OpenID provider is asked."""

    server: City

    def do_GET(self) -> None:
        here = self.server.issuer
        if self.path.startswith("/.well-known/"):
            ends = {
                "authorization_endpoint": "ask",
                "token_endpoint": "token",
                "userinfo_endpoint": "who",
                "jwks_uri": "keys",
            }
            return self.say({"issuer": here, **{name: f"{here}/{end}" for name, end in ends.items()}})
        if self.path == "/who" and self.headers["Authorization"] == "Bearer a":
            return self.say(self.server.claims)
        return self.send_error(404)

    def do_POST(self) -> None:
        words = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        found = self.server.token(words) if self.path == "/token" else None
        return self.say(found) if found else self.send_error(400)

    def say(self, words: dict[str, Any]) -> None:
        """Answer in JSON."""
        body = json.dumps(words).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing: the tests read answers."""


@contextmanager
def open_city() -> Iterator[City]:
    """A provider for the length of the block."""
    city = City()
    Thread(target=city.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield city
    finally:
        city.shutdown()
        city.server_close()
