"""封存: the sequencer gives entries their place in the log, writes tiles, signs checkpoints.

Safe to kill anywhere: leaves are placed in one transaction, tiles are a pure function of them and are
never overwritten with other bytes, the checkpoint is published last. It refuses to sign a tree that
does not extend the published one.
"""

import os
import threading
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction

from . import tlog
from .actor import HOUSE
from .models import Checkpoint, Docket, Entry, Leaf
from .refusal import Repeated
from .writing import write

LOG = uuid.UUID("6d696e67-6a69-4e67-8000-6c6f67000000")
BEAT = timedelta(minutes=5)
STEP_BACK = timedelta(seconds=2)
LOCK = 0x6D6A_5345_414C
MOST = 2000


class Behind(Exception):
    """The database does not hold what the published log already showed: nothing may be signed."""


class ClockBehind(Behind):
    """The clock went back: what would be signed now would seem older than what was signed before."""


@dataclass(frozen=True)
class Sealer:
    """The sequencer of one log: where its files stand, how it is called, what it signs with."""

    folder: Path
    origin: str
    key: Ed25519PrivateKey

    def once(self, *, now: datetime) -> int:
        """Place what waits, write its tiles, sign and publish; how many leaves were placed."""
        _assert_forward(now)
        placed = _place()
        size = _size()
        if size and self._newest() < size:
            self._integrate(size)
            self._sign(size, now=now)
        elif size:
            self._integrate(size)
            self._publish(Checkpoint.objects.get(size=size).note)
        return placed

    def verifier_key(self) -> str:
        """The public key as a stranger's tool wants it."""
        return tlog.verifier_key(self.origin, self.key)

    def assert_not_behind(self) -> None:
        """Refuse to go on if the published checkpoint is not a prefix of what the database holds."""
        published = self._published()
        if published is None:
            return
        _, size, root = tlog.parse_checkpoint(tlog.open_note(published)[0])
        if _size() < size:
            raise Behind(f"已公布的日志有 {size} 叶，数据库只有 {_size()} 叶：拒绝签署。请先恢复数据库。")
        hashes = [
            bytes(h)
            for h in Leaf.objects.filter(index__lt=size)
            .order_by("index")
            .values_list("entry__hash", flat=True)
        ]
        if tlog.root(hashes) != root:
            raise Behind(f"数据库的前 {size} 叶与已公布的日志不一致：拒绝签署。")

    def _shown(self) -> int:
        """The size of the published checkpoint; its files are there."""
        published = self._published()
        return tlog.parse_checkpoint(tlog.open_note(published)[0])[1] if published else 0

    def _newest(self) -> int:
        return Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0

    def _published(self) -> str | None:
        try:
            return (self.folder / "checkpoint").read_text()
        except FileNotFoundError:
            return None

    def _read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def _integrate(self, size: int) -> None:
        """Write the files between the last signed and published size and this one, a batch at a time."""
        done = min(self._newest(), self._shown())
        while done < size:
            rows = Leaf.objects.filter(index__gte=done, index__lt=min(done + MOST, size)).order_by("index")
            leaves = [bytes(leaf) for leaf in rows.values_list("entry__leaf", flat=True)]
            put_files((self.folder / path, data) for path, data in tlog.grow(done, leaves, self._read))
            done += len(leaves)

    def _sign(self, size: int, *, now: datetime) -> None:
        node = tlog.tile_nodes(size, self._read)
        root = tlog.root_of(size, node)
        before = Checkpoint.objects.order_by("-size").first()
        if before is not None:
            _, old, old_root = tlog.parse_checkpoint(tlog.open_note(before.note)[0])
            proof = tlog.consistency_proof(old, size, node)
            if not tlog.consistent(old, size, proof=proof, old_root=old_root, new_root=root):
                raise Behind(f"新树不是第 {old} 叶处检查点的延伸：拒绝签署。")
        note = tlog.sign_note(tlog.checkpoint_text(self.origin, size, root), self.origin, self.key)
        Checkpoint.objects.create(size=size, note=note, made=now)
        self._publish(note)

    def _publish(self, note: str) -> None:
        if self._published() != note:
            replace_file(self.folder / "checkpoint", note.encode())
            day = datetime.now(UTC).astimezone().strftime("%Y-%m-%d")
            replace_file(self.folder / "daily" / day, note.encode())


def _assert_forward(now: datetime) -> None:
    """Refuse to go on if the clock stands before the newest checkpoint; correcting it by a moment is fine."""
    newest = Checkpoint.objects.order_by("-size").values_list("made", flat=True).first()
    if newest is not None and newest - now > STEP_BACK:
        seconds = round((newest - now).total_seconds())
        raise ClockBehind(f"时钟比最近一次签署倒退了 {seconds} 秒：停止封存。请先校准时间。")


def _size() -> int:
    """How many leaves there are: indexes are dense, so the last one says it."""
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def _place() -> int:
    """Take what the outbox holds, in the order of dockets, and give it dense indexes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """WITH taken AS (
                 DELETE FROM record_pending WHERE entry_id IN (
                   SELECT entry_id FROM record_pending WHERE not_before <= now() ORDER BY entry_id LIMIT %s
                 ) RETURNING entry_id),
               ordered AS (
                 SELECT e.id, row_number() OVER (ORDER BY e.docket_id, e.number) - 1 AS place
                 FROM taken JOIN record_entry e ON e.id = taken.entry_id)
               INSERT INTO record_leaf (index, entry_id)
               SELECT (SELECT COALESCE(max(index) + 1, 0) FROM record_leaf) + place, id FROM ordered""",
            [MOST],
        )
        return int(cursor.rowcount)


def beat(*, now: datetime) -> bool:
    """Write a heartbeat if the last is older than five minutes; whether one was written."""
    docket = Docket(id=LOG, kind="log", agency=0)
    last = Entry.objects.filter(docket=LOG, action="log.beat").order_by("-number").first()
    if last is not None and now - last.at < BEAT:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM record_pending")
        waiting = cursor.fetchone()[0]
    minute = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    try:
        with write(
            docket,
            "log.beat",
            by=HOUSE,
            says={"at": minute, "n": waiting},
            key=uuid.uuid5(LOG, minute),
            kind="hb",
            leaf={"at": minute, "n": waiting},
        ):
            pass
    except Repeated:
        return False
    return True


def declare(vkey: str, *, use: str) -> bool:
    """Say in the log which key signs what, once for each key; whether it was news."""
    docket = Docket(id=LOG, kind="log", agency=0)
    says = {"op": "add", "use": use, "vkey": vkey}
    try:
        with write(
            docket,
            "log.key",
            by=HOUSE,
            says=says,
            key=uuid.uuid5(LOG, f"{use} {vkey}"),
            kind="key",
            leaf=says,
        ):
            pass
    except Repeated:
        return False
    return True


def lock() -> bool:
    """Take the city's only seat for a sequencer, for the life of this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def put_file(path: Path, data: bytes) -> None:
    """Write a file that never changes: the same bytes again are fine, others stop the house."""
    put_files([(path, data)])


def put_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files that never change, all of them durable before this returns; each folder is synced once."""
    folders: dict[Path, None] = {}
    for path, data in files:
        if path.exists():
            if path.read_bytes() != data:
                raise Behind(f"日志文件 {path.name} 已有不同内容：停止封存。")
            continue
        _write_durably(path, data)
        folders[path.parent] = None
    for folder in folders:
        _sync_folder(folder)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a power cut leaves the old one or the new one, whole."""
    _write_durably(path, data)
    _sync_folder(path.parent)


def _write_durably(path: Path, data: bytes) -> None:
    """The file's bytes are on the disk before it has its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_name(f".{path.name}.{threading.get_native_id()}")
    try:
        with passing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
