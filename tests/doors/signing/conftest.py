"""Signing in: the cast has accounts, nobody is signed in, no try has been counted."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests import cast, given

SIGN_IN = "/accounts/login/"
SignIn = Callable[..., HttpResponse]


@pytest.fixture
def people(transactional_db: None) -> Iterator[None]:
    """The cast and their accounts, and an empty count of tries."""
    cache.clear()
    cast.engage()
    yield
    cache.clear()


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    """Type a name and a password into the page, as this test's client."""

    def typed(name: str = "张明", password: str = cast.PASSWORD, **words: str) -> HttpResponse:
        return client.post(SIGN_IN, {"login": name, "password": password, **words})  # type: ignore[return-value]

    return typed


@pytest.fixture
def opened(people: None) -> str:
    """The number of a case that 张明 has just opened."""
    return given.opened(on="2026-03-02").case.number
