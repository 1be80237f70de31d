"""Addresses of the process that serves officers and other systems."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(url="/desk/")),
    path("desk/", include("mingjing.doors.desk.urls")),
    path("exchange/", include("mingjing.doors.exchange.urls")),
    path("accounts/", include("mingjing.doors.desk.signing.urls")),
    path("ui/", include("mingjing.doors.ui.urls")),
]

handler400 = "mingjing.doors.exchange.problems.bad_request"
handler403 = "mingjing.doors.ui.refusals.forbidden"
handler404 = "mingjing.doors.ui.refusals.not_found"
handler500 = "mingjing.doors.ui.refusals.broken"
