"""The exchange under its address, beside the display choices that every page links to."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("mingjing.doors.exchange.urls")),
    path("ui/", include("mingjing.doors.ui.urls")),
]
