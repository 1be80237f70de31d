"""R-22: a page of a table is corrupted: the server says so, pg_amcheck says so; control: checksums made anew."""

import subprocess

from faults import counting
from faults.house import House, a_house
from faults.outcome import Control, Drill, Outcome
from mingjing.config.database import PORT


def run(short: bool) -> Outcome:
    """One byte of a leaf, deep in a row; once with the checksum it breaks, once with a new one over it."""
    wrong: list[str] = []
    with a_house(only=()) as house:
        house.inside("entries", "200")
        house.run("manage.py", "seal", "--once", role="seal")
        house.sql("CHECKPOINT")
        index = _corrupt(house)
        house.cluster.start()
        said = counting.verified(house)
        if not any("invalid page" in line or "[page]" in line for line in said):
            wrong.append(f"核验没有指出坏页：{said[:2]}")
        red = _amcheck(house)
        if not red:
            wrong.append("pg_amcheck 没有报错。")
        control = _silent(house, index)
    return Outcome("数据文件里改一个字节", 1, wrong=tuple(wrong), control=control)


def _corrupt(house: House) -> int:
    """Change one character of a committed leaf in the table's own file; which leaf it is."""
    (row,) = house.sql(
        "SELECT pg_relation_filepath('record_entry'), l.index, e.leaf FROM record_leaf l"
        " JOIN record_entry e ON e.id = l.entry_id WHERE e.action = 'drill.say' ORDER BY l.index DESC LIMIT 1"
    )
    file, index, leaf = house.cluster.places.data / str(row[0]), int(row[1]), bytes(row[2])
    house.cluster.stop()
    data = bytearray(file.read_bytes())
    at = data.index(leaf[20:60])
    data[at] = ord("a") if data[at] != ord("a") else ord("b")
    file.write_bytes(data)
    return index


def _amcheck(house: House) -> bool:
    where = ("-h", str(house.cluster.places.socket), "-p", PORT, "-U", "postgres", "-d", "mingjing")
    done = subprocess.run(
        [str(house.cluster.programs / "pg_amcheck"), "--install-missing", "-t", "record_entry", *where],
        capture_output=True,
        text=True,
    )
    return done.returncode != 0


def _silent(house: House, index: int) -> Control:
    """With checksums made anew the server reads on without a word; the log still names the leaf."""
    house.cluster.stop()
    for how in ("--disable", "--enable"):
        house.cluster._run("pg_checksums", how, "-D", str(house.cluster.places.data))
    house.cluster.start()
    read = house.sql("SELECT count(leaf) FROM record_entry")
    said = counting.verified(house)
    named = [line for line in said if f"第 {index} 叶" in line or "[hash]" in line]
    return Control(
        f"重做校验和，数据库照读 {read[0][0]} 行不作声；核验指出：{named[0] if named else '没有'}",
        bool(named),
    )


DRILL = Drill("R-22", run)
