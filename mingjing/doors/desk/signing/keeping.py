"""会话: ended after a quarter of an hour's rest or a day's work; the weighty steps ask again who is there."""

import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from mingjing.doors.ui.headers import policy
from mingjing.doors.ui.noting import refused
from mingjing.rooms.agencies import accounts
from mingjing.rooms.agencies.models import Account

from . import asking
from .asking import SINCE

SEEN, SECOND = "mj_seen", "mj_second"
MINUTE = 60
AHEAD = 5  # seconds a clock may be corrected by
REFUSED = {403: "not allowed", 404: "not there, or not hers", 409: "refused by the law"}
CLEARED = '"cache", "storage"'


class Keeping:
    """Middleware: limits of a session, the second factor, freshness, and nothing kept by the browser."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        came_in = request.user.is_authenticated
        ended = self._ended(request, time.time()) if came_in else ""
        if ended:
            response: HttpResponse = self._sent_to_sign_in(request, ended)
        elif came_in and request.path.startswith("/desk") and cast(Account, request.user).first_until:
            response = HttpResponseRedirect(reverse("account_change_password"))
        elif came_in and request.path.startswith("/desk") and not second_factor(request):
            response = HttpResponseRedirect(reverse("mfa_index"))
        else:
            response = self.answer(request)
        stays = request.user.is_authenticated
        if stays:
            self._stamp(request, time.time())
        if came_in or stays:
            response.headers.setdefault("Cache-Control", "no-store")
        if came_in and response.status_code in REFUSED:
            refused(request, REFUSED[response.status_code], answer=response.status_code)
        if came_in and not stays:
            response["Clear-Site-Data"] = CLEARED
        if settings.OIDC_ORIGINS and request.path == reverse(settings.LOGIN_URL):
            response["Content-Security-Policy"] = policy(settings.OIDC_ORIGINS)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Before a weighty step: is she still who signed in?"""
        if not request.user.is_authenticated or not asking.is_weighty(request, view):
            return None
        if asking.proved_at(request) + settings.FRESH.total_seconds() > time.time():
            return asking.held_back(request)
        return asking.ask(request)

    def _ended(self, request: HttpRequest, now: float) -> str:
        """Why the session is over: rested too long, worked too long, or nothing."""
        session = request.session
        if session.get(SEEN, now) - now > AHEAD:  # the clock went back: what had ended must not live again
            return "idle"
        if now - session.get(SEEN, now) > settings.SESSION_IDLE.total_seconds():
            return "idle"
        if now - session.get(SINCE, now) > settings.SESSION_LONGEST.total_seconds():
            return "long"
        return ""

    def _sent_to_sign_in(self, request: HttpRequest, why: str) -> HttpResponse:
        refused(request, f"session over: {why}", answer=302)
        logout(request)
        words = {"next": request.get_full_path(), "ended": why}
        return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?{urlencode(words)}")

    def _stamp(self, request: HttpRequest, now: float) -> None:
        """Once a minute at most, so that reading does not write."""
        session = request.session
        session.setdefault(SINCE, now)
        if now - session.get(SEEN, 0) >= MINUTE:
            session[SEEN] = now
            accounts.seen(cast(Account, request.user), here=session.session_key, at=timezone.now())


def second_factor(request: HttpRequest) -> bool:
    """Whether she has more than a password, or need not; the city's sign-on answers for its own."""
    if not settings.SECOND_FACTOR or request.session.get(SECOND) == request.user.pk:
        return True
    records = get_authentication_records(request, request.user)
    by_city = any(record["method"] == "socialaccount" for record in records)
    if not by_city and not is_mfa_enabled(request.user):
        return False
    request.session[SECOND] = request.user.pk
    return True
