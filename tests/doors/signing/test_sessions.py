"""A session: new at sign-in, short, seen and ended by its owner, and leaving nothing in the browser."""

import re
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from mingjing.doors.desk.signing.asking import SINCE
from mingjing.doors.desk.signing.keeping import SEEN
from tests import cast
from tests.doors.signing.conftest import SIGN_IN, SignIn

pytestmark = pytest.mark.usefixtures("people")


def go_back(client: Client, name: str, by: timedelta) -> None:
    """As if the moment in the session had been so much earlier."""
    session = client.session
    session[name] = time.time() - by.total_seconds()
    session.save()


def ends(page: HttpResponse) -> list[str]:
    """What the buttons on the page of sessions would end."""
    return re.findall(r'name="session" value="(\d+)"', page.content.decode())


def test_signing_in_makes_a_new_session_so_that_none_can_be_planted(client: Client, sign_in: SignIn) -> None:
    planted = client.session
    planted["left"] = "by a stranger"
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    sign_in()
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    assert stranger.get("/desk/").status_code == 302


def test_a_session_key_cannot_be_guessed_and_scripts_cannot_read_it(client: Client, sign_in: SignIn) -> None:
    sign_in()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert len(cookie.value) >= 32
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


def test_a_session_last_seen_in_the_future_is_over(client: Client, sign_in: SignIn) -> None:
    sign_in()
    go_back(client, SEEN, timedelta(seconds=-3))
    assert client.get("/desk/").status_code == 200, "a clock may be corrected by a moment"
    go_back(client, SEEN, timedelta(minutes=-20))
    assert client.get("/desk/").status_code == 302, "the clock went back: what had ended must not live again"


def test_a_quarter_of_an_hour_of_rest_ends_it(client: Client, sign_in: SignIn) -> None:
    sign_in()
    go_back(client, SEEN, timedelta(minutes=14))
    assert client.get("/desk/").status_code == 200
    go_back(client, SEEN, timedelta(minutes=16))
    answer = client.get("/desk/cases/?view=mine")
    assert answer["Location"] == "/accounts/login/?next=%2Fdesk%2Fcases%2F%3Fview%3Dmine&ended=idle"
    assert client.get("/desk/").status_code == 302
    assert "已自动退出" in client.get(answer["Location"]).content.decode()


def test_work_keeps_it_but_not_longer_than_a_day_of_work(client: Client, sign_in: SignIn) -> None:
    sign_in()
    go_back(client, SINCE, timedelta(hours=9, minutes=59))
    assert client.get("/desk/").status_code == 200
    go_back(client, SINCE, timedelta(hours=10, minutes=1))
    assert client.get("/desk/")["Location"].endswith("ended=long")


def test_signing_out_empties_session_and_browser(client: Client, sign_in: SignIn) -> None:
    sign_in()
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    answer = client.post("/accounts/logout/")
    assert (answer.status_code, answer["Location"]) == (302, SIGN_IN)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=key).exists()


def test_a_get_does_not_sign_out(client: Client, sign_in: SignIn) -> None:
    sign_in()
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/desk/").status_code == 200


def test_she_sees_where_she_is_signed_in_and_ends_one_place(client: Client, sign_in: SignIn) -> None:
    sign_in()
    elsewhere = Client(REMOTE_ADDR="10.4.5.6", HTTP_USER_AGENT="another browser")
    elsewhere.post(SIGN_IN, {"login": "张明", "password": cast.PASSWORD})
    assert elsewhere.get("/desk/").status_code == 200
    page = client.get("/accounts/sessions/")
    assert "本机" in page.content.decode()
    assert "10.4.5.6" in page.content.decode()
    (other,) = ends(page)
    client.post("/accounts/sessions/", {"session": other})
    assert elsewhere.get("/desk/").status_code == 302
    assert client.get("/desk/").status_code == 200


def test_nobody_ends_the_session_of_another(client: Client, sign_in: SignIn) -> None:
    other = Client()
    other.post(SIGN_IN, {"login": "李华", "password": cast.PASSWORD})
    Client().post(SIGN_IN, {"login": "李华", "password": cast.PASSWORD})
    (theirs,) = ends(other.get("/accounts/sessions/"))
    sign_in()
    client.post("/accounts/sessions/", {"session": theirs})
    assert ends(other.get("/accounts/sessions/")) == [theirs]
    assert other.get("/desk/").status_code == 200


@pytest.mark.parametrize(("chosen", "stays"), [("others", True), ("all", False)])
def test_she_ends_all_others_or_all(client: Client, sign_in: SignIn, chosen: str, stays: bool) -> None:
    browsers = [client, Client(), Client()]
    for browser in browsers:
        browser.post(SIGN_IN, {"login": "张明", "password": cast.PASSWORD})
    client.post("/accounts/sessions/", {"session": chosen})
    assert [browser.get("/desk/").status_code for browser in browsers] == [200 if stays else 302, 302, 302]


def test_a_new_password_ends_every_other_session(client: Client, sign_in: SignIn) -> None:
    sign_in()
    elsewhere = Client()
    elsewhere.post(SIGN_IN, {"login": "张明", "password": cast.PASSWORD})
    new = "the-bronze-mirror-hangs-high"
    said = client.post(
        "/accounts/password/", {"oldpassword": cast.PASSWORD, "password1": new, "password2": new}
    )
    assert said.status_code == 302
    assert elsewhere.get("/desk/").status_code == 302
    assert client.get("/desk/").status_code == 200
    assert Client().post(SIGN_IN, {"login": "张明", "password": new})["Location"] == "/desk/"


def test_signed_in_pages_are_not_kept_by_the_browser(client: Client, sign_in: SignIn) -> None:
    sign_in()
    for page in ("/desk/", "/desk/cases/", "/accounts/security/", "/accounts/sessions/", "/desk/cases/none/"):
        assert "no-store" in client.get(page)["Cache-Control"], page


def test_pressing_on_keeps_the_session(client: Client, sign_in: SignIn) -> None:
    sign_in()
    go_back(client, SEEN, timedelta(minutes=14))
    assert client.post("/accounts/stay/").status_code == 204
    assert time.time() - client.session[SEEN] < 60
    go_back(client, SEEN, timedelta(minutes=16))
    assert client.post("/accounts/stay/").status_code == 302


def test_what_is_left_of_old_sessions_goes_at_the_next_sign_in(client: Client, sign_in: SignIn) -> None:
    sign_in()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    old = set(Session.objects.values_list("session_key", flat=True))
    Client().post(SIGN_IN, {"login": "李华", "password": cast.PASSWORD})
    assert not Session.objects.filter(session_key__in=old).exists()
