"""Addresses of reviewing, approving, deliberating and paying; a step that has a page of its own leads there."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from . import approvals, deliberations, payments, reviews

PAGES = {"review": "desk:review", "deliberate": "desk:deliberation", "pay": "desk:payment"}


def at_its_page(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Lead from a step's plain form to its page."""
    return HttpResponseRedirect(reverse(PAGES[step], args=[number]))


def paths() -> list[URLPattern]:
    """To be listed before the plain step's address."""
    return [
        *(
            path(f"cases/<number:number>/steps/{step}/", at_its_page, {"step": step}, name=f"step-{step}")
            for step in PAGES
        ),
        path("reviews/", reviews.reviews, name="reviews"),
        path("reviews/<number:number>/", reviews.review, name="review"),
        path("reviews/<number:number>/notes/<uuid:note>/", reviews.answer, name="review-answer"),
        path("approvals/", approvals.approvals, name="approvals"),
        path("deliberations/", deliberations.deliberations, name="deliberations"),
        path("deliberations/<number:number>/", deliberations.deliberation, name="deliberation"),
        path("payments/", payments.payments, name="payments"),
        path("payments/<number:number>/", payments.payment, name="payment"),
    ]
