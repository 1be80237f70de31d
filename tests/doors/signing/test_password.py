"""Signing in by password: who gets in, what everybody else is told, and when the door stays shut."""

import statistics
import time

import pytest
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client, override_settings

from mingjing.rooms.agencies.models import Account
from tests import cast
from tests.doors.signing.conftest import SIGN_IN, SignIn

ARGON = "django.contrib.auth.hashers.Argon2PasswordHasher"
pytestmark = pytest.mark.usefixtures("people")


def words(response: HttpResponse) -> str:
    return response.content.decode()


def without_tokens(response: HttpResponse) -> list[str]:
    return [line for line in words(response).splitlines() if "csrfmiddlewaretoken" not in line]


def test_the_right_password_leads_to_the_page_asked_for(client: Client, sign_in: SignIn) -> None:
    asked = client.get("/desk/cases/")
    assert (asked.status_code, asked["Location"]) == (302, "/accounts/login/?next=/desk/cases/")
    answer = sign_in(next="/desk/cases/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/cases/")
    assert client.get("/desk/").status_code == 200


def test_a_page_elsewhere_is_not_gone_to(sign_in: SignIn) -> None:
    assert sign_in(next="https://elsewhere.example/desk/")["Location"] == "/desk/"


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(client: Client) -> None:
    def answer(name: str) -> list[str]:
        said = client.post(SIGN_IN, {"login": name, "password": "not-her-password"})
        assert said.status_code == 200
        return [line.replace(name, "") for line in without_tokens(said)]  # type: ignore[arg-type]

    assert answer("张明") == answer("查无此人")
    assert any("用户名或口令不对" in line for line in answer("李华"))


@override_settings(AXES_ENABLED=False, PASSWORD_HASHERS=[ARGON])
@pytest.mark.slow
def test_an_unknown_name_takes_as_long_as_a_wrong_password(client: Client) -> None:
    known_one = cast.account("张明")
    known_one.set_password(cast.PASSWORD)
    known_one.save()
    assert known_one.password.startswith("argon2$argon2id$")

    def seconds(name: str) -> float:
        start = time.perf_counter()
        client.post(SIGN_IN, {"login": name, "password": "not-her-password"})
        return time.perf_counter() - start

    seconds("张明")
    known, unknown = zip(*((seconds("张明"), seconds("查无此人")) for _ in range(9)), strict=True)
    assert 0.6 < statistics.median(known) / statistics.median(unknown) < 1.6


def test_the_sixth_try_is_refused_even_with_the_right_password(client: Client, sign_in: SignIn) -> None:
    tried = [sign_in(password=f"wrong {number}").status_code for number in range(5)]
    assert tried == [200, 200, 200, 200, 429]
    closed = sign_in()
    assert closed.status_code == 429
    assert closed["Retry-After"] == "900"
    assert "请过 15 分钟再试" in words(closed)
    assert client.get("/desk/").status_code == 302


def test_an_unknown_name_is_shut_out_alike(sign_in: SignIn) -> None:
    known = [sign_in(password="wrong") for _ in range(6)]
    unknown = [sign_in("查无此人", "wrong") for _ in range(6)]
    assert [one.status_code for one in known] == [one.status_code for one in unknown]
    assert without_tokens(known[-1]) == without_tokens(unknown[-1])


def test_another_place_and_another_name_stay_open(client: Client, sign_in: SignIn) -> None:
    for _ in range(5):
        sign_in(password="wrong")
    assert sign_in("李华").status_code == 302
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert elsewhere.post(SIGN_IN, {"login": "张明", "password": cast.PASSWORD}).status_code == 302


def test_a_forwarded_address_counts_only_when_our_proxy_wrote_it(client: Client, sign_in: SignIn) -> None:
    for number in range(5):
        client.post(SIGN_IN, {"login": "张明", "password": "wrong"}, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
    assert sign_in().status_code == 429
    with override_settings(PROXIES=("127.0.0.1",)):
        said = client.post(
            SIGN_IN, {"login": "张明", "password": cast.PASSWORD}, HTTP_X_FORWARDED_FOR="6.6.6.6, 10.9.9.9"
        )
    assert said.status_code == 302


def test_the_case_and_width_of_letters_do_not_make_another_name(client: Client) -> None:
    for name in ("ADMIN", "admin", " Admin", "ａｄｍｉｎ", "aDMIN"):
        client.post(SIGN_IN, {"login": name, "password": "wrong"})
    assert client.post(SIGN_IN, {"login": "admin", "password": "x"}).status_code == 429


def test_what_was_typed_as_password_is_kept_nowhere(client: Client, sign_in: SignIn) -> None:
    sign_in(password="a secret typed wrong")
    kept = [str(vars(row)) for row in AccessAttempt.objects.all()]
    assert len(kept) == 1
    assert "a secret typed wrong" not in kept[0]


def test_a_right_password_after_a_wrong_one_starts_the_count_again(client: Client, sign_in: SignIn) -> None:
    for _ in range(3):
        assert [sign_in(password="wrong").status_code for _ in range(3)] == [200, 200, 200]
        assert sign_in().status_code == 302
        client.post("/accounts/logout/")
    assert AccessAttempt.objects.count() == 0


def test_a_closed_account_is_told_so_only_to_its_owner(client: Client, sign_in: SignIn) -> None:
    Account.objects.filter(username="张明").update(is_active=False)
    assert "用户名或口令不对" in words(sign_in(password="wrong"))
    assert sign_in()["Location"] == "/accounts/inactive/"
    assert "账号已停用" in words(client.get("/accounts/inactive/"))  # type: ignore[arg-type]
    assert client.get("/desk/").status_code == 302


def test_an_account_closed_while_at_work_is_out_at_once(client: Client, sign_in: SignIn) -> None:
    sign_in()
    assert client.get("/desk/").status_code == 200
    Account.objects.filter(username="张明").update(is_active=False)
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "password/reset/",
        "email/",
        "3rdparty/",
        "social/signup/",
        "password/first/",
        "password/set/",
    ],
)
def test_nobody_signs_up_or_resets_by_mail(client: Client, path: str) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404
    assert (
        client.post(f"/accounts/{path}", {"username": "new", "password1": cast.PASSWORD}).status_code == 404
    )


def test_accounts_of_a_demonstration_are_shown_and_let_in_only_there(client: Client, sign_in: SignIn) -> None:
    Account.objects.filter(username__in=["张明", "王芳"]).update(demo=True)
    assert "演示账号" not in words(client.get(SIGN_IN))  # type: ignore[arg-type]
    assert sign_in()["Location"] == "/accounts/inactive/"
    assert "sessionid" not in client.cookies or not client.session.get("_auth_user_id")
    with override_settings(DEMO=True, DEMO_PASSWORD=cast.PASSWORD):
        page = words(client.get(SIGN_IN))  # type: ignore[arg-type]
        assert "承办人员" in page
        assert "法制审核人员" in page
        assert "李华" not in page
        assert sign_in()["Location"] == "/desk/"
        assert client.get("/desk/").status_code == 200
    assert client.get("/desk/").status_code == 302
