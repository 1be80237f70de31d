"""The content policy of every page: nothing inline, nothing from elsewhere."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse


def policy(forms_to: Iterable[str] = ()) -> str:
    """The policy; `forms_to` are origins a form of this one page may lead to."""
    forms = " ".join(("'self'", *forms_to))
    return (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        f"base-uri 'none'; form-action {forms}; frame-ancestors 'none'"
    )


POLICY = policy()


def content_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; a view that needs more sets its own header first."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(self)")
        return response

    return answer
