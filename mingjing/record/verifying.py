"""核验: trust nothing. Recompute dockets, commitments, tree and rows, and name what does not agree."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from . import commitments, tlog
from .models import Checkpoint, Leaf
from .recorded import Recorded
from .tlog.tile import split_bundle
from .words import canonical, instant


@dataclass(frozen=True)
class Fault:
    """Something that does not agree (不符): where, and in what way."""

    kind: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"[{self.kind}] {self.where}：{self.sentence}"


@contextmanager
def still() -> Iterator[None]:
    """See one moment of the database for the length of the block, while others write on."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def verify(folder: Path | None = None) -> Iterator[Fault]:
    """Every fault found in the database and, where a folder is given, in the published files."""
    shown = (
        published(folder) if folder is not None else None
    )  # before the database's moment, which is newer then
    parts: list[Iterator[Fault]] = [dockets(), places(), tree()]
    parts += [files(folder, shown)] if folder is not None and shown is not None else []
    try:
        for part in (*parts, rows()):
            yield from part
    except DatabaseError as wrong:  # a damaged page; nothing more can be read in this moment of the database
        yield Fault("page", "数据库", f"读不下去：{str(wrong).strip()}。")


def dockets() -> Iterator[Fault]:
    """Each docket numbered without a gap, each entry naming the one before, each leaf committing to its body."""
    sql = """SELECT e.id, e.docket_id, e.number, e.action, e.at, e.leaf, e.hash, b.by, b.says, b.rows, b.salts
      FROM record_entry e LEFT JOIN record_body b ON b.entry_id = e.id ORDER BY e.docket_id, e.number"""
    docket, number, before = None, 0, b""
    heads: dict[Any, tuple[int, bytes]] = {}
    for row in _stream(sql):
        if row[1] != docket:
            docket, number, before = row[1], 0, b""
        number += 1
        if row[2] != number:
            yield Fault("docket", f"{docket}", f"第 {number} 条缺失，见到的是第 {row[2]} 条。")
            number = row[2]
        yield from _entry(row, before)
        before = bytes(row[6])
        heads[docket] = (number, before)
    yield from _heads(heads)


def _entry(row: tuple[Any, ...], before: bytes) -> Iterator[Fault]:
    entry, docket, number, action, at, leaf, hashed, *parts = row
    where = f"案卷 {docket} 第 {number} 条（记录条 {entry}）"
    if tlog.leaf_hash(bytes(leaf)) != bytes(hashed):
        yield Fault("hash", where, "叶的摘要与所存不符。")
    if parts[0] is None:
        yield Fault("body", where, "正文不见了。")
        return
    by, says, rows_, salts = (json.loads(part) if isinstance(part, str) else part for part in parts)
    head = {
        "docket": str(docket),
        "number": number,
        "before": before.hex(),
        "action": action,
        "at": instant(at),
    }
    try:
        told = tlog.parse_leaf(bytes(leaf))
    except tlog.BadLeaf as wrong:
        yield Fault("hash", where, f"叶不成其为叶（{wrong}）。")
        return
    if told["t"] == "hb":
        return
    flat = commitments.flatten(by=by, says=says, rows=rows_, head=head)
    try:
        hashes = commitments.hash_again(flat, {path: bytes.fromhex(salt) for path, salt in salts.items()})
        c, s = commitments.recommit(hashes)
    except (KeyError, ValueError) as wrong:
        yield Fault("commitment", where, f"正文与承诺的字段对不上（{wrong}）。")
        return
    if (c.hex(), s.hex()) != (told["c"], told["s"]):
        yield Fault("commitment", where, "正文、编号、时间或前条与叶中的承诺不符。")


def _heads(heads: dict[Any, tuple[int, bytes]]) -> Iterator[Fault]:
    for docket, length, head in _stream("SELECT id, length, head FROM record_docket"):
        if heads.pop(docket, (0, b"")) != (length, bytes(head)):
            yield Fault("docket", f"{docket}", f"案卷应有 {length} 条，末条与卷首所记不符。")
    for docket, (length, _) in heads.items():
        yield Fault("docket", f"{docket}", f"有 {length} 条记录条，案卷本身不见了。")


def places() -> Iterator[Fault]:
    """Each entry in the log or waiting for it; indexes dense from 0."""
    sql = """SELECT e.id FROM record_entry e LEFT JOIN record_leaf l ON l.entry_id = e.id
      LEFT JOIN record_pending p ON p.entry_id = e.id WHERE l.entry_id IS NULL AND p.entry_id IS NULL"""
    for (entry,) in _stream(sql):
        yield Fault("leaf", f"记录条 {entry}", "既不在日志中，也不在待封存中。")
    for number, (index,) in enumerate(_stream("SELECT index FROM record_leaf ORDER BY index")):
        if index != number:
            yield Fault("leaf", f"第 {number} 叶", f"叶序不连续，见到的是 {index}。")
            return


def tree() -> Iterator[Fault]:
    """Every checkpoint's root recomputed from the leaves in the database."""
    hashes = [
        tlog.leaf_hash(bytes(leaf))
        for leaf in Leaf.objects.order_by("index").values_list("entry__leaf", flat=True)
    ]
    node = tlog.nodes(hashes) if hashes else None
    for checkpoint in Checkpoint.objects.order_by("size"):
        try:
            _, size, root = tlog.parse_checkpoint(tlog.open_note(checkpoint.note)[0])
        except ValueError as wrong:
            yield Fault("checkpoint", f"检查点 {checkpoint.size}", f"读不出来（{wrong}）。")
            continue
        if size != checkpoint.size or size > len(hashes) or node is None:
            yield Fault("checkpoint", f"检查点 {checkpoint.size}", f"数据库只有 {len(hashes)} 叶。")
        elif tlog.root_of(size, node) != root:
            yield Fault("checkpoint", f"检查点 {size}", "由数据库重算的根与签过的根不同。")


def published(folder: Path) -> str | None:
    """The published checkpoint, as it stands now."""
    try:
        return (folder / "checkpoint").read_text()
    except FileNotFoundError:
        return None


def files(folder: Path, shown: str) -> Iterator[Fault]:
    """What is published is what the database holds: every file byte for byte, and the root over them."""
    try:
        _, size, root = tlog.parse_checkpoint(tlog.open_note(shown)[0])
    except ValueError as wrong:
        yield Fault("checkpoint", "已公布的检查点", f"读不出来（{wrong}）。")
        return
    held = Leaf.objects.filter(index__lt=size).order_by("index").values_list("entry__leaf", flat=True)
    leaves = [bytes(leaf) for leaf in held]
    if len(leaves) < size:
        yield Fault("checkpoint", f"已公布的检查点 {size}", f"数据库只有 {len(leaves)} 叶。")
        return
    if tlog.root([tlog.leaf_hash(leaf) for leaf in leaves]) != root:
        yield Fault("checkpoint", f"已公布的检查点 {size}", "由数据库重算的根与已公布的不同。")
    for path, data in tlog.grow(0, leaves, dict[str, bytes]().__getitem__):
        yield from _file(folder / path, path, data)


def _file(place: Path, path: str, data: bytes) -> Iterator[Fault]:
    try:
        found = place.read_bytes()
    except OSError as wrong:
        yield Fault("tile", path, f"读不出来（{wrong.strerror}）。")
        return
    if found == data:
        return
    if "/entries/" not in path:
        yield Fault("tile", path, "公布的日志文件与数据库不同。")
        return
    number, width = tlog.tile_place(path)
    try:
        there, right = split_bundle(found, width), split_bundle(data, width)
    except ValueError as wrong:
        yield Fault("tile", path, f"公布的日志文件不完整（{wrong}）。")
        return
    for at, (one, other) in enumerate(zip(there, right, strict=True)):
        if one != other:
            yield Fault("tile", f"第 {number * 256 + at} 叶", "公布的日志文件与数据库不同。")


def rows() -> Iterator[Fault]:
    """Every recorded row is what the last entry that touched it says it became."""
    for model in apps.get_models():
        if issubclass(model, Recorded) and not model._meta.abstract:
            yield from _rows_of(model)


def _rows_of(model: type[Recorded]) -> Iterator[Fault]:
    table = model._meta.db_table
    told = _told(table)
    for row in model._default_manager.order_by("pk").iterator(chunk_size=500):
        where = f"{table} {row.pk}"
        entry, words = told.pop(str(row.pk), (None, None))
        if words is None:
            yield Fault("row", where, "记录中没有这一行。")
        elif entry != row.entry_id or not _agree(words, json.loads(json.dumps(row.words()))):
            yield Fault("row", where, f"与记录条 {entry} 所记不同。")
    for missing in told:
        yield Fault("row", f"{table} {missing}", "记录中有、表中不见了。")


def _told(table: str) -> dict[str, tuple[int, Any]]:
    sql = """SELECT b.entry_id, r.key, r.value FROM record_body b, jsonb_each(b.rows -> %s) r
      WHERE b.rows ? %s ORDER BY b.entry_id"""
    return {
        key: (entry, json.loads(words) if isinstance(words, str) else words)
        for entry, key, words in _stream(sql, [table, table])
    }


def _agree(told: Any, held: Any) -> bool:
    """Equal, but for classes that were lawfully erased from the record."""
    if told.keys() != held.keys():
        return False
    return all(commitments.is_erased(told[part]) or told[part] == canonical(held[part]) for part in told)


def _stream(sql: str, values: list[Any] | None = None) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or [])
        while batch := cursor.fetchmany(1000):
            yield from batch
