"""再次确认: before a weighty step a fresh password, code or key; what was typed waits for the answer."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

STEPS = frozenset(
    {"decide", "decide_on_spot", "decide_referral", "cancel", "publish", "correct", "exempt", "withdraw"}
)
SINCE, HELD = "mj_since", "mj_held"
MOST_HELD = 400_000  # characters of a form that may wait in the session
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def weighty(view: View) -> View:
    """Mark a view, such as an export: whoever uses it has just proved who she is."""
    view.is_weighty = True  # type: ignore[attr-defined]
    return view


def is_weighty(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """A marked view, or the page of a step that binds the agency or tells the public."""
    match = request.resolver_match
    step = match.kwargs.get("step") if match is not None and match.namespace == "desk" else None
    return getattr(view, "is_weighty", False) or step in STEPS


def proved_at(request: HttpRequest) -> float:
    """When she last proved who she is: at sign-in, or since."""
    records = get_authentication_records(request, request.user)
    return float(max((record["at"] for record in records), default=request.session.get(SINCE, 0.0)))


def ask(request: HttpRequest) -> HttpResponse:
    """Send her to prove it, and hold what she typed."""
    if request.method == "POST":
        typed = [[name, value] for name in request.POST for value in request.POST.getlist(name)]
        words = [pair for pair in typed if pair[0] != "csrfmiddlewaretoken"]
        if sum(len(value) for _, value in words) <= MOST_HELD:
            held = {
                "path": request.path,
                "words": words,
                "files": bool(request.FILES),
                "back": _back(request),
            }
            request.session[HELD] = held
    methods: list[dict[str, Any]] = get_adapter().get_reauthentication_methods(request.user)
    way = methods[0]["url"] if methods else reverse("account_again")
    return HttpResponseRedirect(f"{way}?{urlencode({'next': request.get_full_path()})}")


def held_back(request: HttpRequest) -> HttpResponse | None:
    """What she typed before she was asked, to be sent with one press; nothing is sent for her."""
    held = request.session.get(HELD)
    if not held or held["path"] != request.path:
        return None
    del request.session[HELD]
    if request.method != "GET":
        return None
    return render(request, "account/go_on.html", {"held": held})


def _back(request: HttpRequest) -> str:
    """The page of ours whose form was sent."""
    came = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure())
    return str(urlsplit(came)._replace(scheme="", netloc="").geturl()) if ours and came else request.path
