"""Somebody of the cast at the desk: signed in with both factors, a moment ago."""

import time

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from mingjing.doors.desk.signing.asking import SINCE
from mingjing.doors.desk.signing.keeping import SECOND
from mingjing.rooms.agencies.models import Account
from tests import cast

BACKEND = "mingjing.doors.desk.signing.backend.Known"


def session(name: str) -> str:
    """The key of a session in which she has proved who she is."""
    return session_of(cast.account(name))


def session_of(account: Account) -> str:
    """The key of a session of this account, likewise."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store[SECOND] = account.pk
    store[SINCE] = time.time()
    store.save()
    return str(store.session_key)


def client(name: str) -> Client:
    """Her browser."""
    made = Client()
    made.cookies[settings.SESSION_COOKIE_NAME] = session(name)
    return made
