"""Whom a password lets in: known and active; a demonstration's account only in a demonstration."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class Known(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """Asked at every sign-in and, for the session's owner, at every request."""

    def user_can_authenticate(self, user: Any) -> bool:  # any account model
        """Active, and not left over from a demonstration."""
        return bool(super().user_can_authenticate(user)) and (settings.DEMO or not user.demo)
