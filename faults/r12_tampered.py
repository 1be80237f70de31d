"""R-12: whatever a superuser changes is named with its place; honest houses raise no alarm."""

import re
import shutil
import subprocess

from faults import counting
from faults.house import House, a_house, folder
from faults.outcome import Control, Drill, Outcome
from faults.tampering import TABLES, TAMPERINGS, Tampering

HONEST, FEW = 1000, 20
TWELVE = 12


def run(short: bool) -> Outcome:
    """Ten acts in SQL, two on files, one rewriting of everything, and many honest runs."""
    wrong: list[str] = []
    with a_house(only=()) as house, folder() as made:
        facts = _facts(house)
        if said := counting.verified(house):
            wrong += ["未篡改时误报：", *said]
        counting.judged(house, house.state / "log", "--mirror", str(made / "mirror"))
        acts = TAMPERINGS
        found = sum(_tried(house, one, facts, wrong) for one in acts)
        found += _tile(house, facts, wrong) + _heap(house, wrong)
        control = _rewritten(house, str(made / "mirror"))
        alarms = int(house.inside("honest", str(FEW if short else HONEST))) if _renewed(house) else 0
    if found != TWELVE:
        wrong.append(f"十二项篡改只指出 {found} 项。")
    if alarms:
        wrong.append(f"诚实的运行中误报 {alarms} 次。")
    return Outcome(
        "超级用户关掉触发器后十二种篡改，逐一指出位置；诚实运行不误报",
        TWELVE,
        wrong=tuple(wrong),
        control=control,
        figures={"指出": found, "诚实运行": FEW if short else HONEST, "误报": alarms},
    )


def _facts(house: House) -> dict[str, str]:
    """Two dockets of five entries among others, sealed, and where their leaves stand."""
    dockets = [house.inside("docket", "5") for _ in range(2)]
    house.inside("entries", "40")
    house.run("manage.py", "seal", "--once", role="seal")
    index = "SELECT l.index FROM record_leaf l JOIN record_entry e ON e.id = l.entry_id WHERE docket_id = %s ORDER BY number"
    places = [row[0] for row in house.sql(index, dockets[0])]
    size = str(counting.published(house.state / "log"))
    with house.cluster.connect("postgres", database="postgres") as connection:
        connection.execute("ALTER DATABASE mingjing RENAME TO honest")
    _renewed(house)
    return {
        "docket": dockets[0],
        "other": dockets[1],
        "index": str(places[2]),
        "first": str(places[0]),
        "size": size,
    }


def _renewed(house: House) -> bool:
    """The honest database again, in place of the one that was tampered with."""
    with house.cluster.connect("postgres", database="postgres") as connection:
        connection.execute("DROP DATABASE IF EXISTS mingjing WITH (FORCE)")
        connection.execute("CREATE DATABASE mingjing OWNER owner TEMPLATE honest")
    return True


def _tried(house: House, one: Tampering, facts: dict[str, str], wrong: list[str]) -> bool:
    off = [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in TABLES]
    on = [f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in TABLES]
    for statement in (*off, *one.statements, *on):
        house.sql(statement.format(**facts))
    said = counting.verified(house)
    _renewed(house)
    return _named(one.what, one.place.format(**facts), said, wrong)


def _named(what: str, place: str, said: list[str], wrong: list[str]) -> bool:
    if any(re.search(place, line) for line in said):
        return True
    wrong.append(f"{what}：没有指出“{place}”，只说：{said[:3]}")
    return False


def _tile(house: House, facts: dict[str, str], wrong: list[str]) -> bool:
    """One byte of a published file of leaves."""
    log = house.state / "log"
    size, index = int(facts["size"]), int(facts["index"])
    path = log / f"tile/entries/000.p/{size}"
    kept = path.read_bytes()
    at = 0
    for _ in range(index):
        at += 2 + int.from_bytes(kept[at : at + 2], "big")
    path.write_bytes(kept[: at + 20] + bytes([kept[at + 20] ^ 1]) + kept[at + 21 :])
    said = counting.verified(house)
    path.write_bytes(kept)
    return _named("改日志文件的一个字节", f"第 {index} 叶", said, wrong)


def _heap(house: House, wrong: list[str]) -> bool:
    """One byte of a row in the table's own file, the server stopped."""
    (found,) = house.sql("SELECT pg_relation_filepath('record_entry')")
    file = house.cluster.places.data / str(found[0])
    house.sql("CHECKPOINT")
    house.cluster.stop()
    data = bytearray(file.read_bytes())
    data[8000] ^= 1
    kept = file.read_bytes()
    file.write_bytes(data)
    house.cluster.start()
    said = counting.verified(house)
    house.cluster.stop()
    file.write_bytes(kept)
    house.cluster.start()
    return _named("改数据文件的一个字节", r"invalid page in block 0|page verification failed", said, wrong)


def _rewritten(house: House, mirror: str) -> Control:
    """Everything written anew and signed with the log's own key: inside nothing shows; outside it does."""
    log = house.state / "log"
    shutil.copytree(log, house.state / "kept")
    for statement in (
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in (*TABLES, "record_checkpoint")),
        "DELETE FROM record_checkpoint",
        "UPDATE record_leaf SET index = 1000000 - index",
        (
            "UPDATE record_leaf l SET index = n.place FROM"
            " (SELECT index, row_number() OVER (ORDER BY index) - 1 place FROM record_leaf) n WHERE n.index = l.index"
        ),
        *(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in (*TABLES, "record_checkpoint")),
    ):
        house.sql(statement)
    subprocess.run(["rm", "-rf", str(log / "tile"), str(log / "checkpoint")], check=True)
    house.run("manage.py", "seal", "--once", role="seal")
    inside = counting.verified(house)
    code, said = counting.judged(house, log, "--mirror", mirror)
    shutil.rmtree(log)
    shutil.move(house.state / "kept", log)
    blind = "看不出" if not inside else "也看出"
    return Control(
        f"全部重写并用真钥重签，库内核验{blind}，外人旧副本上退出码 {code}：{said.strip().splitlines()[-1]}",
        code == 1,
    )


DRILL = Drill("R-12", run)
