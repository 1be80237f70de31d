"""Error pages: not found, not allowed, broken, and the refusal that names its articles."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import noting


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    return render(request, template, context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: the request cannot be read, or is too large to be."""
    too_large = isinstance(exception, RequestDataTooBig)
    return _page(
        request, "400.html", 400, most=settings.DATA_UPLOAD_MAX_MEMORY_SIZE >> 20 if too_large else 0
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403: signed in, and not for this person."""
    return _page(request, "403.html", 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the form was open too long, or came from elsewhere."""
    noting.refused(request, "form without its token", answer=403)
    return _page(request, "403.html", 403, stale=True)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404: nothing here, or nothing this person may know of."""
    return _page(request, "404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: our fault; the page says what to do next."""
    return _page(request, "500.html", 500)


def refused(
    request: HttpRequest,
    *,
    title: str,
    reasons: Sequence[Mapping[str, str]],
    back: str,
) -> HttpResponse:
    """409: the law does not allow the step yet; reasons are {text, article, missing, url, link}."""
    return _page(request, "409.html", 409, title=title, reasons=reasons, back=back)
