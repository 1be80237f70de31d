"""Nothing is written: every entry, row, number and limit of the house counted before and after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from mingjing.record.models import Entry
from mingjing.record.recorded import Recorded
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Deadline, NumberSeries
from tests import given

COUNTED: list[Any] = [Entry, Deadline, *(one for one in apps.get_models() if issubclass(one, Recorded))]


def standing() -> dict[str, Any]:
    """How much there is of everything, and how far the numbers have run."""
    with reading(given.EVERYWHERE):
        found: dict[str, Any] = {one._meta.db_table: one._default_manager.count() for one in COUNTED}
        found["serials"] = sorted(NumberSeries.objects.values_list("agency", "word", "year", "last"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, length FROM record_docket ORDER BY id")
        found["dockets"] = cursor.fetchall()
    return found


@contextmanager
def nothing_written() -> Iterator[None]:
    """The block leaves the house as it was."""
    before = standing()
    yield
    assert standing() == before


def refusal(act: Callable[[], Any]) -> Refused:
    """How the house refuses: with sentences in Chinese, and nothing written."""
    with nothing_written(), pytest.raises(Refused) as wrong:
        act()
    assert wrong.value.reasons
    for reason in wrong.value.reasons:
        assert reason == reason.strip()
        assert any("\u4e00" <= letter <= "\u9fff" for letter in reason), reason
    return wrong.value


def said(act: Callable[[], Any]) -> str:
    """All sentences of the refusal."""
    return "\n".join(refusal(act).reasons)
