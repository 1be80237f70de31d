"""The sample room, the display choices, and the joined style sheets and scripts."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from . import sheets
from .context import SIZES, THEMES
from .samples import SAMPLES

YEAR = 365 * 24 * 3600
CHOICES = {"theme": ("", *THEMES), "size": SIZES, "keys": ("on", "off")}
KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@require_GET
def room(request: HttpRequest) -> HttpResponse:
    """Every component in every state; for staff, and for everyone in a demonstration."""
    if not (settings.DEMO or getattr(getattr(request, "user", None), "is_staff", False)):
        raise Http404
    door = "portal" if request.GET.get("door") == "portal" else "desk"
    return render(request, "ui/room.html", {"samples": SAMPLES, "door": door})


@csrf_exempt  # a display cookie is all it can change, so cached public pages need no token
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep theme, type size and shortcut choice in cookies, so that they hold without JavaScript."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target, status=303)
    for name, allowed in CHOICES.items():
        value = request.POST.get(name)
        if value in allowed:
            response.set_cookie(
                f"mj_{name}", value or "", max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
    return response


@require_safe
def bundle(request: HttpRequest, door: str, digest: str, kind: str) -> HttpResponse:
    """A joined file; the digest in its address is checked, so it may be kept for ever."""
    text = sheets.style(door) if kind == "css" else sheets.elements(door)
    response = HttpResponse(text, content_type=KINDS[kind])
    if digest in (sheets.sheet(door), sheets.script(door))[kind == "js"]:
        response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    else:
        response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{digest}"'
    return response
