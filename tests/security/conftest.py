"""One house for all attacks that only look or are refused; what one attack leaves behind cannot help another."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.security.world import World, grown, own_house


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The house with everything in it, in a database of its own."""
    with django_db_blocker.unblock(), own_house("attacked", tmp_path_factory.mktemp("attacked")):
        yield grown()
