"""Sign-in with what stands beside it, the sessions of an account, and the doors that stay shut."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mingjing.doors.ui.noting import signed
from mingjing.rooms.agencies import accounts
from mingjing.rooms.agencies.models import Account

ENDED = {
    "idle": "您有一段时间没有操作，已自动退出。登录后回到刚才的页面。",
    "long": "本次登录时间已满，请重新登录。登录后回到刚才的页面。",
    "again": "这一步要重新确认身份，请再登录一次。",
    "all": "已在所有地方退出。",
}


class SignIn(LoginView):  # type: ignore[misc]  # allauth is untyped
    """登录页: password, passkey, the city's sign-on; a demonstration shows its accounts."""

    def get_context_data(self, **words: Any) -> dict[str, Any]:  # whatever the form adds
        """What the page shows beside the form."""
        found: dict[str, Any] = super().get_context_data(**words)
        shown = accounts.offered(timezone.localdate()) if settings.DEMO else []
        return found | {
            "ended": ENDED.get(self.request.GET.get("ended", ""), ""),
            "offered": shown,
            "demo_password": settings.DEMO_PASSWORD,
            "ways": sign_on(self.request),
        }


def sign_on(request: HttpRequest) -> list[dict[str, str]]:
    """The city's single sign-on, where one is set up."""
    if not settings.OIDC_ISSUER:
        return []
    url = get_social_adapter().get_provider(request, "city").get_login_url(request)
    return [{"title": settings.OIDC_NAME, "url": url}]


@login_required
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """登录处: where she is signed in; any of them, or all others, can be ended."""
    owner, key = cast(Account, request.user), request.session.session_key
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        if chosen == "all":
            accounts.end(owner, but=key)
            get_adapter().logout(request)
            return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?ended=all")
        if chosen.isdecimal():
            accounts.end(owner, only=int(chosen[:18]))
        else:
            accounts.end(owner, but=key)
        signed(request, "ended sessions", who=owner.username)
        return HttpResponseRedirect(reverse("usersessions_list"))
    return render(request, "account/sessions.html", {"places": accounts.places(owner, here=key)})


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """继续办案: asking at all is what keeps the session."""
    return HttpResponse(status=204)


@login_required
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """For whoever has neither password nor factor here: sign in again where she signed in."""
    if request.method == "POST":
        get_adapter().logout(request)
        return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?ended=again")
    return render(request, "account/again.html")


class Security(IndexView):  # type: ignore[misc]  # allauth is untyped
    """账号安全: the factors she has, and what is still missing before she may work."""

    def get_context_data(self, **words: Any) -> dict[str, Any]:  # whatever allauth adds
        """What the page shows."""
        found: dict[str, Any] = super().get_context_data(**words)
        keys = found["authenticators"]
        return found | {
            "totp": keys.get("totp"),
            "passkeys": keys.get("webauthn", []),
            "spare": keys.get("recovery_codes"),
            "missing": settings.SECOND_FACTOR and not found["is_mfa_enabled"],
        }


def shut(request: HttpRequest) -> HttpResponse:
    """An address allauth wants to name; accounts get their first password with the directory."""
    raise Http404
