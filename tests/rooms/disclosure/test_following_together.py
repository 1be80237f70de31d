"""Followers that work many leaves off at once make what each leaf alone would have made."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from mingjing.record import following, sealing
from mingjing.record.models import Cursor, Parked
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.disclosure.actions import mirror_many
from mingjing.rooms.disclosure.models import Candidate, Duty, Snapshot, SnapshotSearch
from tests import cast, given
from tests.rooms.disclosure.test_mirroring import ONE, PROVINCE
from tests.rooms.disclosure.test_mirroring_many import PERMIT
from tests.rooms.disclosure.world import acting_as, sealer, settle

pytestmark = pytest.mark.django_db(transaction=True)
LINES = (
    *(replace(PERMIT, number=f"X-{number}", document_number=f"示市监许〔2026〕{number}号") for number in range(1, 9)),
    replace(PERMIT, number="X-9"),
    replace(PERMIT, number="X-10"),
    replace(PERMIT, number="X-11", document_number="", permit_number=""),
    replace(PERMIT, number="X-12", content="许可内容见证书。"),
    ONE,
    replace(ONE, number="A-2", source_url=""),
    replace(ONE, edition="2", fine=600_00),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _house(_django_db_helper: None) -> None:
    given.house()
    with reading({cast.BUREAU}):
        assert not [one.wrong for one in mirror_many(LINES, by=PROVINCE) if one.wrong]


def made() -> list[list[dict[str, Any]]]:
    """All that the public reads, without the numbers of rows."""
    snapshots = list(Snapshot.objects.order_by("index", "origin").values())
    order = {row["id"]: place for place, row in enumerate(snapshots)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT snapshot_id, kind, agency, act, state, day, title, plain, words::text FROM disclosure_snapshotsearch"
        )
        search = sorted((order[row[0]], *row[1:]) for row in cursor.fetchall())
    for row in snapshots:
        row["supersedes_id"] = order.get(row["supersedes_id"])
        del row["id"]
    duties = list(Duty.objects.order_by("leaf").values())
    waiting = list(Candidate.objects.order_by("decision").values("decision", "kind", "state", "renderings"))
    return [snapshots, [dict(enumerate(row)) for row in search], duties, waiting]


def test_many_at_once_are_what_each_alone_would_be() -> None:
    settle()
    at_once = made()
    with acting_as("follow"):
        for model in (SnapshotSearch, Snapshot, Duty, Candidate):
            model.objects.all().delete()
        for one in list(following.discover().values()):
            if one.name in {
                "disclosure.candidates",
                "disclosure.duties",
                "disclosure.editions",
                "disclosure.clock",
            }:
                alone = replace(one, name=f"{one.name}.alone", together=None)
                while following.advance(alone):
                    pass
        assert not Parked.objects.exists()
    assert made() == at_once
    assert len(Duty.objects.all()) == len(LINES)


def test_one_leaf_to_blame_is_parked_alone() -> None:
    with acting_as("seal"):
        sealer().once(now=timezone.now())
    seen: list[int] = []

    def alone(one: following.Seen) -> None:
        if one.says.get("source_number") == "X-3":
            raise RuntimeError("not this one")
        seen.append(one.index)

    def together(several: Any) -> None:
        for one in several:
            alone(one)

    trial = following.Follower(
        "trial", alone, frozenset(), frozenset({"dec"}), writes=False, together=together
    )
    with acting_as("follow"):
        while following.advance(trial):
            pass
        assert Parked.objects.get().error == "RuntimeError: not this one"
        assert Cursor.objects.get(follower="trial").index == sealing._size() - 1
    assert len(set(seen)) == len(LINES) - 1


def test_a_docket_that_is_parked_keeps_its_later_leaves_behind() -> None:
    with acting_as("seal"):
        sealer().once(now=timezone.now())
    worked: list[str] = []

    def alone(one: following.Seen) -> None:
        if one.says.get("source_number") == "A-1" and one.number == 1:
            raise RuntimeError("not yet")
        worked.append(f"{one.says['source_number']}/{one.number}")

    trial = following.Follower(
        "trial",
        alone,
        frozenset(),
        frozenset({"dec"}),
        writes=False,
        together=lambda several: [*map(alone, several)] and None,
    )
    with acting_as("follow"):
        while following.advance(trial):
            pass
        assert sorted(Parked.objects.values_list("error", flat=True)) == [
            "RuntimeError: not yet",
            "等待本案卷中先前一条",
        ]
    assert "A-1/2" not in worked
    assert "A-2/1" in worked
