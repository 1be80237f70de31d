"""The inbox behind its walls: what the public door's role may and may not do."""

import pytest
from psycopg.errors import InsufficientPrivilege

from tests.conftest import OpenAs

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_public_role_reads_no_letter(as_role: OpenAs) -> None:
    with pytest.raises(InsufficientPrivilege):
        as_role("portal").execute("SELECT * FROM inbox_letter")
