"""After the harm: what is there, what is not, what is there twice, and what the two verifiers say."""

import hashlib
from collections import Counter
from pathlib import Path

from faults.house import House, until
from faults.load import Load, decision, stored
from mingjing.config.places import ROOT
from mingjing.record import tlog
from mingjing.record.tlog.tile import split_bundle


def lost(house: House, load: Load) -> int:
    """How many acknowledged requests have no letter, or no bytes of their letter."""
    there = {str(number): digest for number, digest in house.sql("SELECT id, sha256 FROM inbox_letter")}
    missing = 0
    for number, letter in load.acknowledged.items():
        digest = hashlib.sha256(decision(number, size=load.size)).hexdigest()
        file = stored(house.state, digest)
        whole = file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
        missing += there.get(letter) != digest or not whole
    return missing


def doubled(house: House) -> int:
    """How many letters stand more than once, by what they say."""
    (found,) = house.sql(
        "SELECT COALESCE(sum(n - 1), 0) FROM (SELECT count(*) n FROM inbox_letter GROUP BY sha256) x"
    )
    return int(found[0])


def sealed(house: House, *, seconds: float = 90) -> None:
    """Wait until nothing waits for its leaf and the newest checkpoint covers all."""
    until(
        lambda: (
            house.sql("SELECT NOT EXISTS (SELECT FROM record_pending WHERE not_before < now())")[0][0]
            and house.sql("SELECT count(*) FROM record_leaf")[0][0] == published(house.state / "log")
        ),
        seconds=seconds,
        what="全部封存",
    )


def published(log: Path) -> int:
    """How many leaves the published checkpoint covers; 0 without one."""
    try:
        return tlog.parse_checkpoint(tlog.open_note((log / "checkpoint").read_text())[0])[1]
    except FileNotFoundError:
        return 0


def leaves(log: Path) -> list[bytes]:
    """Every published leaf, read from the bundles."""
    size, found = published(log), []
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        found += split_bundle((log / tlog.tile_path("entries", number, width)).read_bytes(), width)
    return found


def double_leaves(log: Path) -> int:
    """Leaves that stand more than once in the published log."""
    return sum(times - 1 for times in Counter(leaves(log)).values())


def verified(house: House) -> list[str]:
    """Every fault the house finds in itself."""
    done = house.run("manage.py", "verify", check=False)
    if done.returncode == 0 and "全部相符" in done.stdout:
        return []
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()][-20:]


def judged(house: House, log: Path, *words: str) -> tuple[int, str]:
    """The stranger's verdict on a published log: exit code and what it said."""
    done = house.run(
        "-m",
        "mingjing_verify",
        "audit",
        str(log),
        "--key",
        str(log / "log.vkey"),
        *words,
        check=False,
        more={"PYTHONPATH": str(ROOT / "verifier")},
    )
    return done.returncode, done.stdout + done.stderr


def whole(house: House, load: Load | None = None) -> list[str]:
    """Whatever is wrong with a house that should be well: its own verdict, the stranger's, its leaves."""
    sealed(house)
    wrong = verified(house)
    code, said = judged(house, house.state / "log")
    if code:
        wrong.append(f"核验工具：{said.strip().splitlines()[-1] if said.strip() else code}")
    if twice := double_leaves(house.state / "log"):
        wrong.append(f"日志中有 {twice} 片重复的叶。")
    (bare,) = house.sql("""SELECT count(*) FROM record_entry e WHERE NOT EXISTS
        (SELECT FROM record_leaf l WHERE l.entry_id = e.id)
        AND NOT EXISTS (SELECT FROM record_pending p WHERE p.entry_id = e.id)""")
    if bare[0]:
        wrong.append(f"有 {bare[0]} 条记录没有叶。")
    if load is not None and (gone := lost(house, load)):
        wrong.append(f"已答复的 {gone} 件不见了。")
    return wrong
