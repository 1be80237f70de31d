"""Addresses of the exchange."""

from django.urls import include, path, re_path

from .api import addresses, not_found
from .guide import guide

urlpatterns = [
    path("", guide, name="exchange_guide"),
    path("", include((addresses(), "exchange"))),
    re_path(r".*", not_found),
]
