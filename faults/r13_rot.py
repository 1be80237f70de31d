"""R-13: bits rot in kept files: one round names each, restores it from the second copy, and writes it into the log."""

import random
from pathlib import Path

from faults import counting
from faults.house import a_house
from faults.load import Load
from faults.outcome import Control, Drill, Outcome

FILES, FEW = 2000, 40


def run(short: bool) -> Outcome:
    """Flip one byte in some of the files."""
    files = FEW if short else FILES
    wrong: list[str] = []
    with a_house() as house:
        load = Load(house, most=files).start()
        load.join()
        counting.sealed(house)
        copy = house.state / "second"
        house.run("-m", "mingjing.config.backup", str(copy))
        names = sorted(path for path in (house.state / "letters").rglob("*") if path.is_file())
        rotten = random.sample(names, max(3, files // 20))
        for path in rotten:
            rot(path)
        alone = house.run("manage.py", "fixity", "--all", check=False)
        named = [path for path in rotten if f"文件 {path.name} 内容与摘要不符" in alone.stdout]
        if alone.returncode == 0 or len(named) != len(rotten):
            wrong.append(f"{len(rotten)} 个坏文件只指出 {len(named)} 个。")
        healed = house.run("manage.py", "fixity", "--all", check=False, more={"MJ_SECOND_COPY": str(copy)})
        if healed.returncode or healed.stdout.count("已从第二份副本恢复") != len(rotten):
            wrong.append(f"没有全部恢复：{healed.stdout[-300:]}{healed.stderr[-300:]}")
        lost = counting.lost(house, load)
        wrong += counting.whole(house)
        (leaves,) = house.sql("SELECT count(*) FROM record_entry WHERE action = 'evidence.fixity'")
        if leaves[0] != 2:
            wrong.append("查验没有写进日志。")
    return Outcome(
        "随机文件翻转一个字节，查验一遍",
        len(rotten),
        len(load.acknowledged),
        lost,
        0,
        tuple(wrong),
        Control(f"没有副本时指出 {len(named)} 个，一个也没有恢复", alone.returncode != 0),
        {"文件": files, "坏": len(rotten)},
    )


def rot(path: Path) -> None:
    """Flip one bit somewhere in a file."""
    data = bytearray(path.read_bytes())
    data[random.randrange(len(data))] ^= 1
    path.chmod(0o640)
    path.write_bytes(data)
    path.chmod(0o440)


DRILL = Drill("R-13", run)
