"""Who is at the desk: worked out once a request, told to PostgreSQL, and shut by default."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from mingjing.doors.ui.refusals import refused
from mingjing.law.language import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.record.standing import mark_now, standing
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.models import Account
from mingjing.rooms.agencies.roles import DUTIES
from mingjing.rooms.agencies.scope import NOBODY, Reader, tell

from .rail import rail

Answer = Callable[[HttpRequest], HttpResponse]


class DeskRequest(HttpRequest):
    """A request of somebody who has signed in and may be here."""

    user: Account
    reader: Reader
    actors: dict[Role, Actor]
    shell: dict[str, Any]


class Guarding:
    """Middleware: signed in or sent to sign in; the reader's agencies told before, forgotten after."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, given: HttpRequest) -> HttpResponse:
        request = cast(DeskRequest, given)
        request.reader, request.actors = NOBODY, {}
        if not request.path.startswith("/desk"):
            return self.answer(request)
        if not request.user.is_authenticated:
            return HttpResponseRedirect(
                f"{reverse(settings.LOGIN_URL)}?next={quote(request.get_full_path())}"
            )
        with standing(mark_now()):
            response = self._answered(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _answered(self, request: DeskRequest) -> HttpResponse:
        today = timezone.localdate()
        request.reader = agencies.reader(request.user, today)
        request.actors = agencies.actors(request.user, today)
        request.shell = self._shell(request)
        tell(request.reader.agencies)
        try:
            return self.answer(request)
        finally:
            tell(())

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        """A refusal that no form caught is a page of its own, with every reason."""
        if not isinstance(wrong, Refused):
            return None
        reasons = [{"text": reason} for reason in wrong.reasons]
        return refused(request, title="这一步现在不能办", reasons=reasons, back=request.path)

    def _shell(self, request: DeskRequest) -> dict[str, Any]:
        places = {place for role in request.actors for place in DUTIES[role].places}
        first = next(iter(request.actors.values()), None)
        return {
            "rail": rail(places, request.path),
            "person": first.name if first else request.user.username,
            "unit": first.agency_name if first else "",
            "account_url": reverse("mfa_index"),
            "sign_out": reverse("account_logout"),
            "stay_url": reverse("account_stay"),
            "idle_minutes": settings.SESSION_IDLE.total_seconds() / 60,
            "palette_url": reverse("desk:palette"),
            "search_url": reverse("desk:cases"),
            "home_url": reverse("desk:todo"),
        }
