"""统一身份认证: the city says who she is, the directory says whether she may come in."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from mingjing.config.signing import single_sign_on
from mingjing.rooms.agencies.models import Account
from tests import cast
from tests.doors.signing.city import CLIENT, SECRET, City, open_city
from tests.doors.signing.conftest import SIGN_IN, SignIn
from tests.doors.signing.test_factors import make_stale, with_codes

pytestmark = pytest.mark.usefixtures("people")
START = "/accounts/city/city/"


@pytest.fixture
def city() -> Iterator[City]:
    """The city's provider, and our door set up for it."""
    with open_city() as found:
        ways = single_sign_on(found.issuer, "统一身份认证", CLIENT, SECRET)
        with override_settings(
            SOCIALACCOUNT_PROVIDERS=ways, OIDC_ISSUER=found.issuer, OIDC_ORIGINS=(found.issuer,)
        ):
            yield found


def come_by_city(client: Client, city: City, sub: str, name: str, **words: str) -> HttpResponse:
    """Press the button, be known there, come back."""
    city.claims = {"sub": sub, "preferred_username": name}
    sent = client.post(START, words)
    assert sent.status_code == 302
    back = city.asked(sent["Location"])
    return client.get(back)  # type: ignore[return-value]


def test_the_page_offers_it_only_where_it_is_set_up(client: Client, city: City) -> None:
    assert "用统一身份认证登录" in client.get(SIGN_IN).content.decode()
    with override_settings(SOCIALACCOUNT_PROVIDERS={}, OIDC_ISSUER=""):
        assert "统一身份认证" not in client.get(SIGN_IN).content.decode()
        assert client.post(START).status_code == 404


def test_an_account_of_the_same_name_is_let_in_and_tied(client: Client, city: City) -> None:
    assert come_by_city(client, city, "7", "张明", next="/desk/cases/")["Location"] == "/desk/cases/"
    assert client.get("/desk/").status_code == 200
    again = Client()
    assert come_by_city(again, city, "7", "张明已改名")["Location"] == "/desk/"
    assert again.get("/accounts/sessions/").status_code == 200


def test_whoever_has_no_account_stays_outside_and_none_is_made(client: Client, city: City) -> None:
    before = Account.objects.count()
    assert "这里没有您的账号" in come_by_city(client, city, "8", "外人").content.decode()
    assert client.get("/desk/").status_code == 302
    assert Account.objects.count() == before


def test_another_identity_does_not_take_an_account_by_taking_its_name(client: Client, city: City) -> None:
    come_by_city(client, city, "7", "张明")
    thief = Client()
    assert "这里没有您的账号" in come_by_city(thief, city, "666", "张明").content.decode()
    assert thief.get("/desk/").status_code == 302


def test_a_closed_account_is_not_opened_by_the_city(client: Client, city: City) -> None:
    Account.objects.filter(username="张明").update(is_active=False)
    come_by_city(client, city, "7", "张明")
    assert client.get("/desk/").status_code == 302


def test_her_own_second_factor_is_asked_for_too(client: Client, city: City, sign_in: SignIn) -> None:
    sign_in()
    with_codes(client)
    elsewhere = Client()
    assert come_by_city(elsewhere, city, "7", "张明")["Location"] == "/accounts/factor/"
    assert elsewhere.get("/desk/").status_code == 302


def test_an_answer_nobody_asked_for_is_not_taken(client: Client, city: City) -> None:
    city.claims = {"sub": "7", "preferred_username": "张明"}
    sent = client.post(START)
    back = city.asked(sent["Location"])
    victim = Client()
    assert "没有登录" in victim.get(back).content.decode()
    assert victim.get("/desk/").status_code == 302
    assert "没有登录" in client.get(f"{START}back/?error=server_error&state=none").content.decode()


def test_the_rule_of_two_factors_trusts_the_citys_own(client: Client, city: City) -> None:
    with override_settings(SECOND_FACTOR=True):
        come_by_city(client, city, "7", "张明")
        assert client.get("/desk/").status_code == 200


def test_whoever_has_only_the_citys_word_signs_in_again_before_a_weighty_step(
    client: Client, city: City, opened: str
) -> None:
    leader = cast.account("陈立")
    leader.set_unusable_password()
    leader.save()
    come_by_city(client, city, "9", "陈立")
    assert client.get(f"/desk/cases/{opened}/steps/decide/").status_code != 302
    make_stale(client)
    assert client.get(f"/desk/cases/{opened}/steps/decide/")["Location"].startswith("/accounts/again/?")
    assert "重新登录" in client.get("/accounts/again/").content.decode()
    assert client.post("/accounts/again/")["Location"] == "/accounts/login/?ended=again"
    assert client.get("/desk/").status_code == 302
