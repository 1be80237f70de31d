"""Checkpoints that were ever signed or seen, held against the leaves that are there in the end."""

from pathlib import Path

from faults.house import House
from mingjing.record import tlog


class Notes:
    """检查点: every note collected while harm was done."""

    def __init__(self) -> None:
        self.roots: dict[int, set[bytes]] = {}

    def add(self, note: str) -> None:
        """Keep one note."""
        _, size, root = tlog.parse_checkpoint(tlog.open_note(note)[0])
        self.roots.setdefault(size, set()).add(root)

    def look(self, house: House) -> None:
        """Keep what is published now, and what the database has signed."""
        published = house.state / "log" / "checkpoint"
        if published.exists():
            self.add(published.read_text())
        for (note,) in house.sql("SELECT note FROM record_checkpoint"):
            self.add(str(note))

    def wrong(self, house: House) -> list[str]:
        """Sizes signed with two roots, and roots that the leaves in the database do not give."""
        rows = house.sql(
            "SELECT e.leaf FROM record_leaf l JOIN record_entry e ON e.id = l.entry_id ORDER BY l.index"
        )
        hashes = [tlog.leaf_hash(bytes(leaf)) for (leaf,) in rows]
        node = tlog.nodes(hashes) if hashes else None
        told = [f"大小 {size} 签过两个不同的根。" for size, roots in self.roots.items() if len(roots) > 1]
        for size, roots in self.roots.items():
            if node is None or size > len(hashes):
                told.append(f"签过大小 {size}，库中只有 {len(hashes)} 叶。")
            elif tlog.root_of(size, node) not in roots:
                told.append(f"大小 {size} 的根与重算的不同。")
        return told


def torn(log: Path) -> str:
    """What a reader cannot read of the tree that is published now; empty when it is whole."""
    try:
        _, size, root = tlog.parse_checkpoint(tlog.open_note((log / "checkpoint").read_text())[0])
    except FileNotFoundError:
        return ""
    try:
        found = tlog.root_of(size, tlog.tile_nodes(size, lambda path: (log / path).read_bytes()))
    except (OSError, ValueError) as wrong:
        return f"已公布的大小 {size} 读不出来：{wrong}"
    return "" if found == root else f"已公布的大小 {size} 与日志文件不符。"
