"""A whole log in hand: every leaf fetched, the tree worked out again, and compared with what was signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mingjing_verify.findings import CannotTell, Finding, Report, Tampered, Weight
from mingjing_verify.hashing import WIDTH, folded, leaf_hash, pieces, root, tile_rows
from mingjing_verify.note import Checkpoint, Policy, check, read_checkpoint
from mingjing_verify.source import Source, layout, split_bundle, split_tile, text_of, tile_path

MOST = 100_000_000
"""Longer logs do not fit into one machine's memory."""
SHOWN = 20
"""At most this many single leaves are named in one comparison."""


@dataclass(frozen=True)
class Whole:
    """All leaves of the tree that a checkpoint is about."""

    checkpoint: Checkpoint
    leaves: list[bytes]

    @cached_property
    def hashes(self) -> list[bytes]:
        return [leaf_hash(leaf) for leaf in self.leaves]


def newest(source: Source, policy: Policy | None, report: Report) -> Checkpoint:
    """The checkpoint a log shows now, with its signatures checked if there is a policy."""
    return trusted(source.checkpoint(), policy, report)


def trusted(note: str, policy: Policy | None, report: Report) -> Checkpoint:
    """The checkpoint in a note; without a policy the report says that its signature could not be checked."""
    checkpoint = read_checkpoint(note)
    if policy is None:
        text = "未给公钥（--key）或策略（--policy），检查点的签名无从核对"
        if not any(finding.code == "no-key" for finding in report.findings):
            report.findings.append(Finding(Weight.UNKNOWN, "no-key", text))
        return checkpoint
    return check(checkpoint, policy)


def whole(source: Source, checkpoint: Checkpoint) -> Whole:
    """Every leaf of the checkpoint's tree, from the entry bundles."""
    if checkpoint.size > MOST:
        raise CannotTell("too-long", f"账有{checkpoint.size}条，超出本工具一次能读的{MOST}条")
    places = layout(checkpoint.size)
    told = source.tiles(("entries", number, width) for number, width in places)
    leaves: list[bytes] = []
    for (number, width), bundle in zip(places, told, strict=True):
        path = tile_path("entries", number, width)
        leaves += split_bundle(bundle, width, path=path, first=number * WIDTH)
    return Whole(checkpoint, leaves)


def tree_faults(source: Source, log: Whole) -> Iterator[Finding]:
    """Where leaves, tiles and the signed root do not agree."""
    signed = root(log.hashes) == log.checkpoint.root
    for level, row in enumerate(tile_rows(log.hashes)):
        held = _row(source, level, len(row))
        if held == row:
            continue
        if level == 0 and not signed:
            yield from differences(log.hashes, held, against="签名树的瓦片")
        else:
            yield _bad_tile(
                level, next(at for at, pair in enumerate(zip(held, row, strict=True)) if pair[0] != pair[1])
            )
    if not signed:
        yield _tampered("bad-root", f"由全部{log.checkpoint.size}条重算的根，与签名的检查点不符")


def differences(shown: Sequence[bytes], kept: Sequence[bytes], *, against: str) -> Iterator[Finding]:
    """How a row of leaf hashes departs from one it should begin with or equal."""
    first = next((at for at, pair in enumerate(zip(shown, kept, strict=False)) if pair[0] != pair[1]), None)
    if first is None:
        if len(shown) < len(kept):
            yield _tampered(
                "cut-off",
                f"末尾被截去：自第{len(shown)}条起少了{len(kept) - len(shown)}条（对照{against}）",
                len(shown),
            )
        return
    rest = min(len(shown), len(kept)) - first
    changed = [at for at in range(first, first + rest) if shown[at] != kept[at]]
    if len(changed) == 2 and [shown[at] for at in changed] == [kept[at] for at in reversed(changed)]:
        yield _tampered("swapped", f"第{changed[0]}条与第{changed[1]}条被对调（对照{against}）", first)
    elif len(changed) > 1 and list(shown[first : first + rest - 1]) == list(kept[first + 1 : first + rest]):
        yield _tampered("removed", f"第{first}条被抽走，其后各条前移（对照{against}）", first)
    elif len(changed) > 1 and list(shown[first + 1 : first + rest]) == list(kept[first : first + rest - 1]):
        yield _tampered("inserted", f"第{first}条是后插进去的，其后各条后移（对照{against}）", first)
    else:
        for at in changed[:SHOWN]:
            yield _tampered("changed", f"第{at}条被改动（对照{against}）", at)
        if len(changed) > SHOWN:
            yield _tampered("changed", f"另有{len(changed) - SHOWN}条不同（对照{against}）")


def since(log: Whole, old: Checkpoint) -> Iterator[Finding]:
    """Whether the log still begins with the tree of an older checkpoint."""
    if log.checkpoint.size < old.size:
        lost = old.size - log.checkpoint.size
        yield _tampered("shrunk", f"账变短了：早先签名到{old.size}条，现在少了{lost}条", log.checkpoint.size)
    elif root(log.hashes[: old.size]) != old.root:
        yield _tampered("rewritten", f"前{old.size}条已被改写：与早先签名的检查点不符")


def extends(source: Source, old: Checkpoint, new: Checkpoint) -> None:
    """Show from a few tiles that the new tree extends the old one, or raise."""
    if old.origin != new.origin:
        raise CannotTell("other-log", f"两份检查点不是同一本账：“{old.origin}”与“{new.origin}”")
    spans = [*pieces(0, old.size), *pieces(old.size, new.size)]
    held = {span: _subtree(source, new.size, *span) for span in spans}
    after = folded(held, 0, new.size) if new.size else root([])
    before = folded(held, 0, old.size) if old.size else root([])
    if after != new.root:
        raise Tampered("bad-tile", "瓦片与新检查点的根不符：瓦片被改动，或检查点不是由这些瓦片算出")
    if before != old.root:
        raise Tampered("rewritten", f"前{old.size}条已被改写：新检查点不是旧检查点的延续")


def keep(folder: Path, log: Whole) -> None:
    """Write the checked log's files into a folder, the checkpoint last."""
    framed = [len(leaf).to_bytes(2, "big") + leaf for leaf in log.leaves]
    rows: list[tuple[int | str, list[bytes]]] = [("entries", framed), *enumerate(tile_rows(log.hashes))]
    for level, row in rows:
        for number, width in layout(len(row)):
            path = folder / tile_path(level, number, width)
            if width < WIDTH or not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"".join(row[number * WIDTH : number * WIDTH + width]))
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "checkpoint.new"
    fresh.write_text(log.checkpoint.note, encoding="utf-8")
    fresh.replace(folder / "checkpoint")


def kept(folder: Path, policy: Policy | None, report: Report) -> Whole | None:
    """What an earlier audit kept in a folder, or None at the first time."""
    source = Source(str(folder))
    told = source.read("checkpoint")
    if told is None:
        return None
    log = whole(source, trusted(text_of(told), policy, report))
    if root(log.hashes) != log.checkpoint.root:
        raise CannotTell("bad-mirror", f"本地留存的副本自身已损坏，不能用来对照：{folder}")
    return log


def _row(source: Source, level: int, count: int) -> list[bytes]:
    places = layout(count)
    told = source.tiles((level, number, width) for number, width in places)
    row: list[bytes] = []
    for (number, width), tile in zip(places, told, strict=True):
        row += split_tile(tile, width, path=tile_path(level, number, width))
    return row


def _subtree(source: Source, size: int, low: int, high: int) -> bytes:
    """The hash of a whole subtree, from the one tile that holds it or what it is made of."""
    up, inner = divmod((high - low).bit_length() - 1, 8)
    first = low >> 8 * up
    number = first // WIDTH
    width = min(WIDTH, (size >> 8 * up) - number * WIDTH)
    row = split_tile(source.tile(up, number, width), width, path=tile_path(up, number, width))
    return root(row[first % WIDTH : first % WIDTH + (1 << inner)])


def _bad_tile(level: int, at: int) -> Finding:
    path = tile_path(level, at // WIDTH)
    if level == 0:
        return _tampered("bad-tile", f"瓦片 {path} 被改动：第{at}条的散列不符", at)
    first = at << 8 * level
    return _tampered("bad-tile", f"瓦片 {path} 被改动：自第{first}条起{WIDTH**level}条的散列不符", first)


def _tampered(code: str, text: str, index: int | None = None) -> Finding:
    return Finding(Weight.TAMPERED, code, text, index)
