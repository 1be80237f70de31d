"""What every public page has: navigation, the reader's language, and headers that let caches keep it for a minute."""

from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mingjing.doors.ui.headers import POLICY

LANGUAGES = {"zh-hans": ("zh-Hans", "中文"), "en": ("en", "English")}
COOKIE = "mj_language"
YEAR = 365 * 24 * 3600
Page = tuple[str, Mapping[str, Any]]
View = Callable[..., Page | HttpResponseBase]


def page(view: View) -> Callable[..., HttpResponseBase]:
    """A view that answers with a template and its names; the page gets the portal's shell and an ETag."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        code = chosen(request)
        with translation.override(code):
            made = view(request, *args, **kwargs)
            if isinstance(made, HttpResponseBase):
                return cached(request, made)
            template, context = made
            status = int(context.get("status", 200))
            whole = {**shell(request, code), **context}
            return cached(request, render(request, template, whole, status=status))

    return answer


def chosen(request: HttpRequest) -> str:
    """The language the reader chose; Chinese unless she did."""
    code = request.COOKIES.get(COOKIE, "")
    return code if code in LANGUAGES else "zh-hans"


def shell(request: HttpRequest, code: str) -> dict[str, Any]:
    """Navigation, languages and footer in the reader's language."""
    nav = (
        ("home", _("首页"), reverse("portal:home")),
        ("before", _("事前公开"), reverse("portal:before")),
        ("after", _("事后公开"), reverse("portal:after")),
        ("bodies", _("部门与镇（区）"), reverse("portal:list", args=["bodies"])),
        ("benchmarks", _("裁量基准"), reverse("portal:list", args=["benchmarks"])),
        ("log", _("公开日志"), reverse("portal:log")),
        ("data", _("开放数据"), reverse("portal:data")),
    )
    footer = (
        (_("怎样读懂"), reverse("portal:help")),
        (_("无障碍说明"), reverse("portal:accessibility")),
        (_("开放数据"), reverse("portal:data")),
        (_("核验文书"), reverse("portal:verify")),
    )
    here = urlencode({"next": request.get_full_path()})
    return {
        "lang": LANGUAGES[code][0],
        "tagline": _("行政执法统一信息平台"),
        "nav": [{"key": key, "label": label, "url": url} for key, label, url in nav],
        "languages": [
            {"lang": lang, "label": label, "url": f"{reverse('portal:language', args=[other])}?{here}"}
            for other, (lang, label) in LANGUAGES.items()
            if other != code
        ],
        "footer": [{"label": label, "url": url} for label, url in footer],
        "footer_words": _("法律文本与决定内容以中文为准。"),
        "path": request.path,
    }


def cached(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Let browsers and proxies keep it for a minute, one copy for each set of display choices."""
    response.setdefault("Content-Security-Policy", POLICY)
    if response.status_code == 200 and isinstance(response, HttpResponse):
        response.setdefault("Cache-Control", "public, max-age=60")
        patch_vary_headers(response, ["Cookie"])
        tag = f'"{sha256(response.content).hexdigest()[:32]}"'
        if request.headers.get("If-None-Match") == tag:
            same = HttpResponseNotModified()
            same["ETag"], same["Cache-Control"] = tag, response["Cache-Control"]
            return same
        response["ETag"] = tag
    return response


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the reader's language in a cookie, so that it holds without JavaScript."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target, status=303)
    response.set_cookie(COOKIE, code, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    response["Cache-Control"] = "no-store"
    return response
