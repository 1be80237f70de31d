"""Every address of the desk's door: shut to strangers, safe against foreign forms, and wearing the headers."""

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from mingjing.config.journal import JsonLines
from mingjing.config.places import ROOT
from tests import cast
from tests.doors.signing.conftest import SIGN_IN, SignIn

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OPEN = ("accounts/login/", "accounts/factor/", "accounts/inactive/", "accounts/passkeys/login/", "accounts/city/",
        "accounts/logout/", "accounts/password/first/")  # fmt: skip
SAMPLES = {
    "uuid": "6d696e67-6a69-4e67-8000-000000000001",
    "int": "7",
    "str": "none",
    "slug": "decide",
    "path": "none",
}
PARAMETER = re.compile(r"<(?:(\w+):)?\w+>")


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address with something put in for its parameters."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        elif "(" not in here:
            yield PARAMETER.sub(lambda found: SAMPLES.get(found[1] or "str", "2026-0001"), here)


ALL = sorted(set(routes(get_resolver("mingjing.config.urls_desk").url_patterns)))
DESK = [route for route in ALL if route.startswith("desk/")]
ACCOUNTS = [route for route in ALL if route.startswith("accounts/")]


def test_the_crawler_finds_the_desk() -> None:
    assert {"desk/", "desk/cases/", "accounts/login/", "accounts/sessions/"} <= set(ALL)


@pytest.mark.slow
def test_every_page_of_the_desk_sends_a_stranger_to_sign_in(people: None) -> None:
    for route in DESK:
        for method in ("get", "post", "put", "delete"):
            answer = getattr(Client(), method)(f"/{route}")
            assert (answer.status_code, answer["Location"][:16]) == (302, SIGN_IN), (method, route)


def test_every_page_of_ones_own_account_sends_a_stranger_to_sign_in(people: None) -> None:
    own = [route for route in ACCOUNTS if not route.startswith(OPEN)]
    assert len(own) >= 12
    for route in own:
        for method in ("get", "post"):
            answer = getattr(Client(), method)(f"/{route}")
            assert (answer.status_code, answer.get("Location", "")[:16]) == (302, SIGN_IN), (method, route)


def test_no_form_is_taken_without_its_token(people: None) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(cast.account("张明"))
    for route in DESK + ACCOUNTS:
        assert careful.post(f"/{route}", {"confirm": "yes"}).status_code == 403, route


@pytest.mark.slow
def test_every_answer_wears_the_headers(people: None, client: Client, sign_in: SignIn) -> None:
    def check(route: str) -> None:
        answer = client.get(f"/{route}")
        assert {name: answer.get(name) for name in HEADERS} == HEADERS, route
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy, route
        assert "frame-ancestors 'none'" in policy, route
        assert "unsafe" not in policy, route
        assert "Permissions-Policy" in answer, route

    for route in ALL:
        check(route)
    sign_in()
    for route in (one for one in ALL if "logout" not in one):
        check(route)


@override_settings(OIDC_ORIGINS=("https://id.example",))
def test_only_the_sign_in_page_has_a_form_that_may_lead_to_the_city(people: None, client: Client) -> None:
    assert "form-action 'self' https://id.example;" in client.get(SIGN_IN)["Content-Security-Policy"]
    assert "form-action 'self';" in client.get("/accounts/inactive/")["Content-Security-Policy"]


def test_the_page_of_a_lost_token_says_what_to_do(people: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(SIGN_IN, {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()


class Written(logging.Handler):
    """What the processes would write, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The lines our loggers write during a test."""
    ours, kept = logging.getLogger("mingjing"), Written()
    ours.addHandler(kept)
    yield kept.lines
    ours.removeHandler(kept)


def test_sign_ins_and_refusals_are_noted_without_what_was_typed(
    people: None, client: Client, sign_in: SignIn, written: list[str]
) -> None:
    sign_in(password="a-secret-typed-wrong")
    sign_in('查无\n{"level":"info","says":"forged"}', "x")
    sign_in()
    client.get("/desk/cases/none\n\u2028forged/")
    client.post("/accounts/logout/")
    assert not any("\n" in line or "\u2028" in line or "secret" in line for line in written)
    lines = [json.loads(line) for line in written]
    assert [(line["says"], line["who"], line["answer"]) for line in lines] == [
        ("wrong name or password", "张明", 200),
        ("wrong name or password", "", 200),
        ("signed in", "张明", 200),
        ("not there, or not hers", "张明", 404),
        ("signed out", "张明", 200),
    ]
    assert {line["source"] for line in lines} == {"127.0.0.1"}


def settings_of(**variables: str) -> dict[str, object]:
    """What a process with these variables would run with."""
    asked = ("MIDDLEWARE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
             "SECURE_HSTS_SECONDS", "INSTALLED_APPS", "SECOND_FACTOR", "DEMO_PASSWORD", "PASSWORD_HASHERS", "CACHES")  # fmt: skip
    program = f"""import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {asked!r}}}))"""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("MJ_")}
    surroundings |= {"DJANGO_SETTINGS_MODULE": "mingjing.config.settings", **variables}
    words = [sys.executable, "-c", program]
    told = subprocess.run(words, env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(told.stdout)
    return found


def test_the_public_door_has_no_session_and_no_account() -> None:
    found = str(settings_of(MJ_DOOR="portal")["MIDDLEWARE"]).casefold()
    assert not any(
        word in found for word in ("session", "auth.", "allauth", "axes", "message", "guarding", "keeping")
    )
    assert "csrf" in found
    assert "content_policy" in found


def test_all_processes_of_the_desk_count_tries_together() -> None:
    kept = settings_of(MJ_STATE="/tmp/house")["CACHES"]
    assert "/tmp/house/cache" in str(kept)
    assert "LocMem" in str(settings_of(MJ_DOOR="portal")["CACHES"])


def test_behind_https_cookies_are_bound_to_the_host_and_browsers_insist() -> None:
    found = settings_of(MJ_DESK_URL="https://desk.example")
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] == 365 * 86400
    assert settings_of()["SECURE_HSTS_SECONDS"] == 0


def test_without_a_word_two_factors_are_the_rule_and_no_password_is_known() -> None:
    found = settings_of()
    assert (found["SECOND_FACTOR"], found["DEMO_PASSWORD"]) == (True, "")
    assert found["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert settings_of(MJ_DEMO="1")["SECOND_FACTOR"] is False
