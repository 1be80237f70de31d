"""R-15: everything is gone; restored from base backup, archive and files; control: without the archive."""

import shutil
import time
from pathlib import Path

from faults import counting
from faults.house import House, copied, folder, until
from faults.load import Load, steadily
from faults.notes import Notes
from faults.outcome import Control, Drill, Outcome

SECONDS, FEW = 60, 2


def run(short: bool) -> Outcome:
    """Work, back up, work on, lose everything, restore, and hold the result against what was published."""
    with folder() as made:
        kept, keys, new = made / "kept", made / "keys", made / "new"
        load, published = _lost(made, kept, keys, FEW if short else SECONDS)
        began = time.monotonic()
        wrong = _restored(made, new, kept, keys)
        seconds = time.monotonic() - began
        with House(new, only=()) as house:
            if counting.published(new / "log") != published[0]:
                wrong.append("恢复出来的检查点不是公布过的那一个。")
            notes = Notes()
            notes.add(published[1])
            wrong += notes.wrong(house)
            house.run("manage.py", "seal", "--once", role="seal")
            wrong += counting.whole(house)
            lost, doubled = counting.lost(house, load), counting.doubled(house)
        control = _control(made, kept, keys, published[1])
    return Outcome(
        "全部文件被删，从基础备份、归档和另存的密钥在空目录上恢复",
        1,
        len(load.acknowledged),
        lost,
        doubled,
        tuple(wrong),
        control,
        {"恢复（秒）": round(seconds, 1), "已公布的叶": published[0]},
    )


def _lost(made: Path, kept: Path, keys: Path, seconds: float) -> tuple[Load, tuple[int, str]]:
    """A house that works, is backed up, works on, and is gone; its promises, and what it last published."""
    state = copied(made / "state")
    with House(state, more={"MJ_ARCHIVE": str(kept / "wal")}) as house:
        load = Load(house, clients=2)
        steadily(load, seconds=seconds)
        back_up = ("-m", "mingjing.config.backup", str(kept), "--keys", str(keys))
        house.run(*back_up)
        later = Load(house, clients=2, first=1_000_000)
        steadily(later, seconds=seconds)
        load.acknowledged |= later.acknowledged
        _quiet(house)
        house.end("seal")  # its heartbeat would publish once more after the files are copied
        house.run(*back_up)  # the files once more; the base of the first backup is the one restored from
        for newer in sorted((kept / "base").iterdir())[1:]:
            shutil.rmtree(newer)
        _archived(house)
        note = (state / "log" / "checkpoint").read_text()
        size = counting.published(state / "log")
        house.lose()
        (house.cluster.places.data / "postmaster.pid").unlink()
    shutil.rmtree(state)
    return load, (size, note)


def _quiet(house: House) -> None:
    """Until the followers have nothing left to do, and all is sealed."""

    def still() -> bool:
        before = house.sql("SELECT count(*) FROM record_entry")
        time.sleep(3)
        return house.sql("SELECT count(*) FROM record_entry") == before

    until(still, seconds=300, what="跟随者做完")
    counting.sealed(house)


def _archived(house: House) -> None:
    house.sql("SELECT pg_create_restore_point('drill')")  # a piece with nothing in it is not closed
    (name,) = house.sql("SELECT pg_walfile_name(pg_switch_wal())")
    until(lambda: list((house.state.parent / "kept" / "wal").glob(str(name[0]))), what="归档")


def _restored(made: Path, state: Path, kept: Path, keys: Path) -> list[str]:
    state.mkdir()
    state.chmod(0o755)
    house = House(state, only=())
    house.told = {"MJ_STATE": str(state)}
    done = house.run("-m", "mingjing.config.restore", str(kept), "--keys", str(keys), check=False)
    return [] if done.returncode == 0 else [(done.stdout + done.stderr)[-600:]]


def _control(made: Path, kept: Path, keys: Path, note: str) -> Control:
    """The same without the archive: the database ends at the backup, and the published root is out of its reach."""
    shutil.rmtree(kept / "wal")
    state = made / "without"
    said = _restored(made, state, kept, keys)
    with House(state, only=()) as house:
        notes = Notes()
        notes.add(note)
        differs = notes.wrong(house)
    return Control(f"不放归档，{differs[0] if differs else '根相同'}", bool(said and differs))


DRILL = Drill("R-15", run)
