"""Whom a password lets in: known and active; a demonstration's account only in a demonstration."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.utils import timezone

from mingjing.rooms.agencies.actions.holding import still_first


class Known(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """Asked at every sign-in and, for the session's owner, at every request."""

    def user_can_authenticate(self, user: Any) -> bool:  # any account model
        """Active, not left over from a demonstration, and not with a first password left lying too long."""
        here = settings.DEMO or not user.demo
        return bool(super().user_can_authenticate(user)) and here and still_first(user, timezone.now())
