"""Addresses of the process that serves the public: no sign-in, nothing of the desk."""

from django.urls import include, path

urlpatterns = [
    path("ui/", include("mingjing.doors.ui.urls")),
    path("", include("mingjing.doors.portal.urls")),
]

handler400 = "mingjing.doors.ui.refusals.bad_request"
handler403 = "mingjing.doors.ui.refusals.forbidden"
handler404 = "mingjing.doors.ui.refusals.not_found"
handler500 = "mingjing.doors.ui.refusals.broken"
