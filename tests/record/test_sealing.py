"""The log: every entry gets its leaf, checkpoints extend each other, followers read in order, tampering is named."""

import uuid
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone

from mingjing.record import following, sealing, tlog
from mingjing.record.keys import private_key
from mingjing.record.models import Checkpoint, Cursor, Leaf, Parked, Pending
from mingjing.record.verifying import still, verify
from mingjing.rooms.agencies.scope import reading
from tests.conftest import OpenAs
from tests.record.trial import a_docket, an_agency, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sealer(tmp_path: Path) -> sealing.Sealer:
    return sealing.Sealer(tmp_path / "log", "log.example/mj1", private_key(tmp_path / "log.key"))


@pytest.fixture
def as_seal() -> object:
    """Speak to the database as the sequencer's role while the test seals."""

    def seal(sealer: sealing.Sealer) -> int:
        settings = connections.settings["default"]
        connections["default"].close()
        before, settings["USER"] = settings["USER"], "seal"
        connections["default"].settings_dict["USER"] = "seal"
        try:
            return sealer.once(now=timezone.now())
        finally:
            connections["default"].close()
            settings["USER"] = before
            connections["default"].settings_dict["USER"] = before

    return seal


def test_every_entry_gets_a_leaf_and_the_tree_a_signed_root(sealer: sealing.Sealer, as_seal: object) -> None:
    docket = a_docket()
    for number in range(1, 4):
        written(docket, an_agency(number))
    assert as_seal(sealer) == 3
    assert not Pending.objects.exists()
    note = (sealer.folder / "checkpoint").read_text()
    text, signed = tlog.verify_note(note, [tlog.Verifier.parse(sealer.verifier_key())])
    assert len(signed) == 1
    _, size, root = tlog.parse_checkpoint(text)
    assert size == 3
    assert root == tlog.root(
        [bytes(leaf.entry.hash) for leaf in Leaf.objects.select_related("entry").order_by("index")]
    )
    assert [leaf.entry.number for leaf in Leaf.objects.select_related("entry").order_by("index")] == [1, 2, 3]


def test_a_second_round_extends_the_first(sealer: sealing.Sealer, as_seal: object) -> None:
    docket = a_docket()
    written(docket)
    as_seal(sealer)
    for words in "二三四":
        written(docket, words=words)
    as_seal(sealer)
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [1, 4]
    with reading({1}):
        assert list(verify(sealer.folder)) == []


def test_a_database_behind_the_published_log_signs_nothing(sealer: sealing.Sealer, as_seal: object) -> None:
    written(a_docket())
    as_seal(sealer)
    sealer.assert_not_behind()
    ahead = tlog.sign_note(tlog.checkpoint_text(sealer.origin, 9, b"\1" * 32), sealer.origin, sealer.key)
    sealing.replace_file(sealer.folder / "checkpoint", ahead.encode())
    with pytest.raises(sealing.Behind, match="拒绝签署"):
        sealer.assert_not_behind()


def test_a_tile_with_other_bytes_stops_the_sequencer(sealer: sealing.Sealer, as_seal: object) -> None:
    written(a_docket())
    sealing.replace_file(sealer.folder / tlog.tile_path("entries", 0, 1), b"\0\1x")
    with pytest.raises(sealing.Behind, match="已有不同内容"):
        as_seal(sealer)
    assert not Checkpoint.objects.exists()


def test_a_heartbeat_is_written_once_in_five_minutes() -> None:
    now = timezone.now()
    assert sealing.beat(now=now)
    assert not sealing.beat(now=now)


def test_followers_read_sealed_entries_in_order_and_once(sealer: sealing.Sealer, as_seal: object) -> None:
    seen: list[str] = []
    one = following.Follower(
        "trial",
        lambda entry: seen.append(entry.says["words"]),
        frozenset({"trial.step"}),
        frozenset(),
        writes=False,
    )
    docket = a_docket()
    written(docket, words="甲")
    written(docket, words="乙")
    with connections_as("follow"):
        assert following.advance(one) == 0, "nothing is sealed yet"
    as_seal(sealer)
    with connections_as("follow"):
        following.advance(one)
        following.advance(one)
    assert seen == ["甲", "乙"]


def test_what_fails_is_parked_with_the_rest_of_its_docket_behind_it(
    sealer: sealing.Sealer, as_seal: object
) -> None:
    broken, other, done = a_docket(), a_docket(), []

    def work(entry: following.Seen) -> None:
        if entry.docket == broken.id and not done_with_it:
            raise RuntimeError("not yet")
        done.append((entry.docket, entry.number))

    done_with_it: list[bool] = []
    one = following.Follower("trial", work, frozenset({"trial.step"}), frozenset(), writes=False)
    for docket in (broken, broken, other):
        written(docket, words=str(uuid.uuid4()))
    as_seal(sealer)
    with connections_as("follow"):
        following.advance(one)
        assert done == [(other.id, 1)]
        assert Parked.objects.count() == 2
        assert Cursor.objects.get().index == 2
        done_with_it.append(True)
        Parked.objects.update(next_at=timezone.now())
        following.advance(one)
    assert done == [(other.id, 1), (broken.id, 1), (broken.id, 2)]
    assert not Parked.objects.exists()


class connections_as:  # noqa: N801  (reads as a phrase)
    """Speak to the database as another role for the length of a block."""

    def __init__(self, role: str) -> None:
        self.role = role

    def __enter__(self) -> None:
        connections["default"].close()
        self.before = connections["default"].settings_dict["USER"]
        connections["default"].settings_dict["USER"] = self.role

    def __exit__(self, *_: object) -> None:
        connections["default"].close()
        connections["default"].settings_dict["USER"] = self.before


TAMPERINGS = {
    "a body's words": (
        'UPDATE record_body SET says = \'{"words": "改"}\' WHERE entry_id = (SELECT min(entry_id) FROM record_body)',
        "commitment",
    ),
    "an entry's hour": ("UPDATE record_entry SET at = at - interval '3 days' WHERE number = 2", "commitment"),
    "an entry's docket": (
        "UPDATE record_entry SET docket_id = (SELECT docket_id FROM record_entry ORDER BY id DESC LIMIT 1), number = 9 WHERE number = 2",
        "docket",
    ),
    "a leaf's bytes": (
        "UPDATE record_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '\"c\":\"', '\"c\":\"0'), 'UTF8') WHERE number = 1",
        "hash",
    ),
    "two leaves swapped": (
        "UPDATE record_leaf SET index = CASE index WHEN 0 THEN 1000 ELSE index END; UPDATE record_leaf SET index = 0 WHERE index = 1; UPDATE record_leaf SET index = 1 WHERE index = 1000",
        "checkpoint",
    ),
    "a recorded row": ("UPDATE agencies_agency SET name = '改' WHERE id = 1", "row"),
    "a row removed": ("DELETE FROM agencies_agency WHERE id = 2", "row"),
    "an entry removed": (
        "DELETE FROM record_body WHERE entry_id = (SELECT id FROM record_entry WHERE number = 2); DELETE FROM record_leaf WHERE entry_id = (SELECT id FROM record_entry WHERE number = 2); DELETE FROM record_entry WHERE number = 2",
        "docket",
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_a_superuser_changes_with_triggers_off_is_named(
    what: str, sealer: sealing.Sealer, as_seal: object, as_role: OpenAs
) -> None:
    docket = a_docket()
    for number in range(1, 4):
        written(docket, an_agency(number))
    written(a_docket(), words="另一案卷")
    as_seal(sealer)
    statement, kind = TAMPERINGS[what]
    with as_role("postgres") as superuser:
        tables = ("record_entry", "record_body", "record_leaf", "agencies_agency")
        for table in tables:
            superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        superuser.execute(statement)
        for table in tables:
            superuser.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        superuser.commit()
    with reading({1}):
        faults = list(verify(sealer.folder))
    assert kind in {fault.kind for fault in faults}, faults


def test_an_honest_record_has_no_fault(sealer: sealing.Sealer, as_seal: object) -> None:
    written(a_docket(), an_agency())
    as_seal(sealer)
    with reading({1}):
        assert list(verify(sealer.folder)) == []


def test_a_record_that_grows_meanwhile_is_seen_at_one_moment(
    sealer: sealing.Sealer, as_seal: object, as_role: OpenAs
) -> None:
    docket = a_docket()
    written(docket, an_agency())
    as_seal(sealer)
    with still(), reading({1}), as_role("web") as other:
        assert list(verify(sealer.folder)) == []
        other.execute("SELECT set_config('mj.agencies', '1', false)")
        opened = other.execute(
            "SELECT entry, number, head FROM record_open(%s, 'trial', 1, %s, '')", [docket.id, uuid.uuid4()]
        ).fetchone()
        assert opened is not None
        leaf = tlog.leaf_bytes("rec", c="0" * 64, s="0" * 64)
        other.execute(
            "SELECT record_append(%s, %s, %s, %s, 'trial.step', %s, '', %s, '{}', '{}', '{}', '{}', interval '0')",
            [docket.id, *opened, uuid.uuid4(), leaf],
        )
        other.commit()
        assert list(verify(sealer.folder)) == []
