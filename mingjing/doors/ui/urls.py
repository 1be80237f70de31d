"""Addresses of 界面, mounted at /ui/ by every door."""

from django.urls import path, re_path

from . import views

app_name = "ui"
urlpatterns = [
    path("", views.room, name="room"),
    path("preferences", views.preferences, name="preferences"),
    re_path(r"^(desk|portal)-([0-9a-f]{12})\.(css|js)$", views.bundle, name="bundle"),
]
