"""What allauth asks us: nobody signs up, words are Chinese, secrets are sealed, the city's name is an account's."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mingjing.doors.ui.noting import refused, signed, source
from mingjing.rooms.agencies import accounts

WRONG = "用户名或口令不对。"
HOW = {
    "mfa_reauthenticate:webauthn": "用通行密钥确认",
    "mfa_reauthenticate": "用动态码确认",
    "reauthenticate": "用口令确认",
}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Passwords and sessions."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": "口令不对。",
        "enter_current_password": "现在的口令不对。",
        "incorrect_code": "动态码不对，或已过了时间。",
        "too_many_login_attempts": "试错次数太多，请过一会儿再试。",
        "rate_limited": "操作太快，请过一会儿再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made with the directory, never by whoever asks."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:  # allauth's own signature
        """Our pages say what happened themselves."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address, as everywhere else in the house."""
        return source(request) or "0.0.0.0"  # noqa: S104  (a caller by socket has none)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Tries are counted by axes, in the database, per name and place; not a second time here."""

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The strongest she has comes first: a passkey, a code, her password."""
        found = super().get_reauthentication_methods(user)
        for method in found:
            method["description"] = HOW[method["id"]]
        return sorted(found, key=lambda method: list(HOW).index(method["id"]))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note the attempt; a name that is nobody's stays unsaid, it may be a password typed too early."""
        known = accounts.named(str(credentials.get("username", "")))
        who = known.username if known else ""
        refused(request, "wrong name or password", answer=200, who=who)
        accounts.note("wrong", who=who, source=source(request))

    def pre_login(self, request: HttpRequest, user: Any, **words: Any) -> HttpResponse | None:
        """Whatever proved who she is, a demonstration's account works only in a demonstration."""
        if user.demo and not settings.DEMO:
            return self.respond_user_inactive(request, user)
        response: HttpResponse | None = super().pre_login(request, user, **words)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Told only to whoever proved to be its owner; the log notes it."""
        refused(request, "account is not active", answer=403, who=user.get_username())
        accounts.note("shut", who=user.get_username(), source=source(request))
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def login(self, request: HttpRequest, user: Any) -> None:
        """A new session, an end to those long over, and a line in the log."""
        accounts.sweep(timezone.now())
        super().login(request, user)
        signed(request, "signed in", who=user.get_username())
        accounts.note("in", who=user.get_username(), source=source(request))

    def logout(self, request: HttpRequest) -> None:
        """The session's rows go, and a line says so."""
        signed(request, "signed out", who=request.user.get_username())
        accounts.note("out", who=request.user.get_username(), source=source(request))
        super().logout(request)

    def set_password(self, user: Any, password: str) -> None:
        """A password of her own ends the one that was given with the account."""
        user.first_until = None
        super().set_password(user, password)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """Second factors; their secrets lie sealed under a key that is not in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "动态码不对，或已过了时间。",
        "cannot_delete_authenticator": "这是最后一个第二因素，不能停用。",
        "cannot_generate_recovery_codes": "先启用动态码或通行密钥，才有备用码。",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Where two factors are the rule, the last one stays."""
        return not settings.SECOND_FACTOR or accounts.factors(authenticator.user) > 1

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  (allauth's signature)
        """What a new passkey is called until she names it."""
        return "通行密钥"


class SingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """统一身份认证: the city says who she is; the directory says whether she has an account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A name without an account stays outside."""
        refused(request, "single sign-on without an account", answer=403)
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The first time, tie the city's identity to the account whose name it carries; nobody else's afterwards."""
        if sociallogin.is_existing:
            return
        said = sociallogin.account.extra_data
        claims = said.get("userinfo") or said.get("id_token") or said
        account = accounts.named(str(claims.get(settings.OIDC_CLAIM) or ""))
        if account is not None and not accounts.tied(account):
            sociallogin.connect(request, account)


def _box() -> Fernet:
    key = HKDF(SHA256(), length=32, salt=None, info=b"mingjing second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(key))
