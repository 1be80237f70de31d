"""The only addresses these tests need: 界面 itself and two pages composed from its components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from tests.doors.ui.mock import desk_case, portal_decision


def case(request: HttpRequest) -> HttpResponse:
    """A desk page."""
    return render(request, "desk_case.html", desk_case.CONTEXT)


def decision(request: HttpRequest) -> HttpResponse:
    """A portal page."""
    return render(request, "portal_decision.html", portal_decision.CONTEXT)


def home(request: HttpRequest) -> HttpResponse:
    """A portal home page."""
    return render(request, "portal_home.html", portal_decision.HOME)


def refusal(request: HttpRequest) -> HttpResponse:
    """The page of a refused step."""
    from mingjing.doors.ui.refusals import refused

    reason = {
        "text": "询问应当制作笔录。",
        "article": "《行政处罚法》第五十五条",
        "url": "#",
        "link": "去补笔录",
    }
    return refused(request, title="不能送审", reasons=[reason], back="/")


urlpatterns = [
    path("ui/", include("mingjing.doors.ui.urls")),
    path("case", case),
    path("decision", decision),
    path("home", home),
    path("refusal", refusal),
]
handler404 = "mingjing.doors.ui.refusals.not_found"
