"""The sample room's door, display choices and joined files."""

import gzip
from collections.abc import Callable

import pytest
from django.test import Client, override_settings

from mingjing.doors.ui import sheets


@pytest.fixture
def client() -> Client:
    return Client()


def test_the_sample_room_is_open_in_a_demonstration(client: Client) -> None:
    assert client.get("/ui/").status_code == 200


def test_the_sample_room_is_shut_to_strangers_elsewhere(client: Client) -> None:
    with override_settings(DEMO=False):
        answer = client.get("/ui/")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


def test_a_display_choice_is_kept_without_javascript(client: Client) -> None:
    answer = client.post("/ui/preferences", {"theme": "dark", "next": "/case"})
    assert (answer.status_code, answer["Location"]) == (303, "/case")
    assert '<html lang="zh-Hans" data-theme="dark">' in client.get("/case").content.decode()
    client.post("/ui/preferences", {"size": "large"})
    assert 'data-theme="dark" data-size="large"' in client.get("/case").content.decode()


def test_a_display_choice_sends_nobody_to_another_site(client: Client) -> None:
    answer = client.post("/ui/preferences", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_an_unknown_display_choice_changes_nothing(client: Client) -> None:
    answer = client.post("/ui/preferences", {"theme": '"><b>', "size": "huge"})
    assert dict(answer.cookies) == {}
    client.cookies["mj_theme"] = "huge"
    assert "data-theme" not in client.get("/case").content.decode().split("<head>")[0]


@pytest.mark.parametrize("door", sheets.DOORS)
@pytest.mark.parametrize(("kind", "address"), [("css", sheets.sheet), ("js", sheets.script)])
def test_a_joined_file_is_kept_for_ever_at_its_digest_only(
    client: Client, door: str, kind: str, address: Callable[[str], str]
) -> None:
    answer = client.get(address(door))
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    stale = client.get(f"/ui/{door}-000000000000.{kind}")
    assert stale["Cache-Control"] == "no-cache"
    assert stale.content == answer.content


def test_the_dark_rules_serve_the_choice_and_the_system() -> None:
    css = sheets.style("portal")
    assert css.count("--ground: #0e161b") == 2
    assert "@media screen and (prefers-color-scheme: dark) { :root:not([data-theme])" in css


@pytest.mark.parametrize(("address", "budget"), [("/case", 120), ("/decision", 60), ("/home", 80)])
def test_a_page_with_its_styles_and_scripts_keeps_its_byte_budget(
    client: Client, address: str, budget: int
) -> None:
    door = "desk" if address == "/case" else "portal"
    parts = [client.get(address).content, sheets.style(door).encode(), sheets.elements(door).encode()]
    assert sum(len(gzip.compress(part)) for part in parts) <= budget * 1024


def test_a_refusal_says_what_is_missing_and_by_which_article(client: Client) -> None:
    answer = client.get("/refusal")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "询问应当制作笔录。" in text
    assert "依据：《行政处罚法》第五十五条" in text
    assert "没有做任何改动" in text


def test_every_page_carries_the_content_policy(client: Client) -> None:
    policy = client.get("/case")["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
