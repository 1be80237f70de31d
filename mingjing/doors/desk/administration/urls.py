"""Addresses of 设置."""

from django.urls import URLPattern, path

from . import accounts, audit, grants


def paths() -> list[URLPattern]:
    """The pages of the three administrators."""
    return [
        path("settings/accounts/", accounts.listing, name="accounts"),
        path("settings/accounts/new/", accounts.founding, name="account_new"),
        path("settings/accounts/<uuid:account>/", accounts.account, name="account"),
        path("settings/grants/", grants.listing, name="grants"),
        path("settings/grants/new/", grants.proposing, name="grant_new"),
        path("settings/grants/<uuid:grant>/", grants.grant, name="grant"),
        path("settings/postings/<uuid:posting>/", grants.posting, name="posting"),
        path("settings/audit/", audit.lines, name="audit"),
        path("settings/audit/export", audit.export, name="audit_export"),
    ]
