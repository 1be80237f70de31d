"""The second factor: codes, spare codes, the rule that nobody works without, and asking again before weighty steps."""

import re
import time
from datetime import timedelta
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client, override_settings

from mingjing.doors.desk.signing.asking import HELD, SINCE
from tests import cast
from tests.doors.signing.conftest import SIGN_IN, SignIn
from tests.doors.signing.test_sessions import go_back

pytestmark = pytest.mark.usefixtures("people")
DECIDE = "/desk/cases/{number}/steps/decide/"


def code(secret: str, later: int = 0) -> str:
    """What the app on her phone shows."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def confirm(client: Client, password: str = cast.PASSWORD, **words: str) -> HttpResponse:
    return client.post("/accounts/confirm/", {"password": password, **words})  # type: ignore[return-value]


def with_codes(client: Client) -> str:
    """Turn codes on for whoever is signed in; the secret the phone keeps."""
    confirm(client)
    page = client.get("/accounts/codes/on/").content.decode()
    found = re.search(r'signing-secret mono">([A-Z2-7]+)<', page)
    assert found is not None
    assert client.post("/accounts/codes/on/", {"code": code(found[1])})["Location"] == "/accounts/spare/"
    return found[1]


def spare_codes(client: Client) -> list[str]:
    return re.findall(r'<li class="mono">(\w+)</li>', client.get("/accounts/spare/").content.decode())


def test_codes_are_asked_for_after_the_password(client: Client, sign_in: SignIn) -> None:
    sign_in()
    secret = with_codes(client)
    client.post("/accounts/logout/")
    assert sign_in(next="/desk/cases/")["Location"] == "/accounts/factor/"
    assert client.get("/desk/")["Location"].startswith(SIGN_IN)
    wrong = client.post("/accounts/factor/", {"code": "000000"})
    assert "动态码不对" in wrong.content.decode()
    assert client.get("/desk/").status_code == 302
    right = client.post("/accounts/factor/", {"code": code(secret, 1)})
    assert (right.status_code, right["Location"]) == (302, "/desk/cases/")
    assert client.get("/desk/").status_code == 200


def test_a_code_is_good_for_one_sign_in(client: Client, sign_in: SignIn) -> None:
    sign_in()
    secret = with_codes(client)
    shown = code(secret, 1)
    client.post("/accounts/logout/")
    sign_in()
    client.post("/accounts/factor/", {"code": shown})
    assert client.get("/desk/").status_code == 200
    thief = Client()
    thief.post(SIGN_IN, {"login": "张明", "password": cast.PASSWORD})
    thief.post("/accounts/factor/", {"code": shown})
    assert thief.get("/desk/").status_code == 302


def test_guessing_codes_comes_to_an_end(client: Client, sign_in: SignIn) -> None:
    sign_in()
    secret = with_codes(client)
    client.post("/accounts/logout/")
    sign_in()
    for _ in range(5):
        client.post("/accounts/factor/", {"code": "000000"})
    assert "试错次数太多" in client.post("/accounts/factor/", {"code": code(secret, 1)}).content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_spare_code_works_once_and_is_shown_once(client: Client, sign_in: SignIn) -> None:
    sign_in()
    with_codes(client)
    spare = spare_codes(client)
    assert len(spare) == 10
    assert spare_codes(client) == []
    for expected in ("/desk/", None):
        client.post("/accounts/logout/")
        sign_in()
        assert client.post("/accounts/factor/", {"code": spare[0]}).get("Location") == expected


def test_secrets_lie_sealed_in_the_database(client: Client, sign_in: SignIn) -> None:
    sign_in()
    secret = with_codes(client)
    kept = [str(row.data) for row in Authenticator.objects.all()]
    assert len(kept) == 2
    assert not any(secret in words for words in kept)


def test_whoever_has_no_second_factor_gets_no_further_than_to_set_one_up(
    client: Client, sign_in: SignIn
) -> None:
    with override_settings(SECOND_FACTOR=True):
        sign_in()
        for page in ("/desk/", "/desk/cases/"):
            assert client.get(page)["Location"] == "/accounts/security/"
        assert "还差一步" in client.get("/accounts/security/").content.decode()
        with_codes(client)
        assert client.get("/desk/").status_code == 200
        confirm(client)
        page = client.post("/accounts/codes/off/")
        assert "不能停用" in page.content.decode()
        assert client.get("/desk/").status_code == 200


def test_a_weighty_step_asks_again_and_keeps_what_was_typed(
    client: Client, sign_in: SignIn, opened: str
) -> None:
    step = DECIDE.format(number=opened)
    sign_in("陈立")
    assert client.get(step).status_code != 302
    make_stale(client)
    asked = client.post(
        step,
        {"grounds": "第三条", "officers": ["甲", "乙"], "key": "one"},
        HTTP_REFERER="http://testserver/desk/approvals/?page=2",
    )
    there = quote(step)
    assert asked["Location"] == f"/accounts/confirm/?next={quote(there, safe='')}"
    assert "口令不对" in confirm(client, "wrong", next=there).content.decode()
    assert client.get(step)["Location"].startswith("/accounts/confirm/")
    assert confirm(client, next=there)["Location"] == there
    page = client.get(step).content.decode()
    assert "继续提交" in page
    for name, value in (("grounds", "第三条"), ("officers", "甲"), ("officers", "乙"), ("key", "one")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert 'href="/desk/approvals/?page=2">回到表单' in page
    assert client.session.get(HELD) is None
    assert "继续提交" not in client.get(step).content.decode()


def test_a_stolen_session_that_is_old_cannot_decide(client: Client, sign_in: SignIn, opened: str) -> None:
    sign_in("陈立")
    make_stale(client)
    thief = Client()
    thief.cookies = client.cookies
    confirm(client)
    assert client.get(DECIDE.format(number=opened)).status_code != 302
    make_stale(client)
    for _ in range(2):
        assert thief.post(DECIDE.format(number=opened), {"result": "punish"}).status_code == 302
    assert client.get("/desk/cases/").status_code == 200


def test_a_light_step_does_not_ask(client: Client, sign_in: SignIn, opened: str) -> None:
    sign_in()
    make_stale(client)
    assert client.get(f"/desk/cases/{opened}/steps/inspect/").status_code != 302


def make_stale(client: Client) -> None:
    """As if she had last proved who she is eleven minutes ago."""
    go_back(client, SINCE, timedelta(minutes=11))
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [one | {"at": time.time() - 660} for one in records]
    session.save()
