"""What a drill does inside the house, in a process of its own with Django: `python -m faults.inside <what>`."""

import json
import random
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  (only after setup)
from django.db import OperationalError, connection, connections  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingjing.doors.exchange import keys  # noqa: E402
from mingjing.record import sealing  # noqa: E402
from mingjing.record.actor import HOUSE, Actor  # noqa: E402
from mingjing.record.keys import private_key  # noqa: E402
from mingjing.record.models import Docket  # noqa: E402
from mingjing.record.verifying import verify  # noqa: E402
from mingjing.record.writing import write  # noqa: E402
from mingjing.rooms.agencies.actions import Directory, bring_into_force  # noqa: E402
from mingjing.rooms.agencies.models import Agency  # noqa: E402
from tests import cast, given  # noqa: E402
from tests.doors.desk.arriving import session  # noqa: E402

MIRROR, KEY_FILE = 7, "integrator"
WORDS = ("一", "执法", "é", "e\u0301", "🂡", "", "罚款 1,000 元", "\u200b", "A" * 300)
WRITER = Actor("drill", "演练", 1, "演练", "handler")


def ground() -> dict[str, str]:
    """Agencies, people, an integrator with a key, and a case at the stage of inquiry."""
    found = given.case_before("collect")
    day = date(2020, 1, 1)
    rows = [
        Agency(id=MIRROR, code="A7", name="来件机关", short="来", kind="mirror", path="7.", valid_from=day)
    ]
    bring_into_force(Directory(agencies=rows), agency=0, by=HOUSE, on=day, key=uuid.uuid4())
    told = {
        "key": keys.issue("drill", name="演练", agency=MIRROR),
        "case": str(found.number),
        "session": session("张明"),
    }
    Path(settings.STATE, KEY_FILE).write_text(json.dumps(told))
    return told


def signed_in(name: str) -> str:
    """A session of one of the cast."""
    return session(name)


def entries(count: str, writers: str = "4") -> int:
    """Write that many entries, through every wall, with several writers at once."""

    def some(share: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('mj.agencies', '1', false)")
        docket = Docket(id=uuid.uuid4(), kind="drill", agency=1)
        for number in range(share):
            with write(docket, "drill.say", by=WRITER, says={"number": number}, key=uuid.uuid4()):
                pass
        connection.close()

    threads = [threading.Thread(target=some, args=(int(count) // int(writers),)) for _ in range(int(writers))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return int(count) // int(writers) * int(writers)


def docket(count: str) -> str:
    """A docket with that many entries; its number."""
    made = Docket(id=uuid.uuid4(), kind="drill", agency=1)
    for number in range(int(count)):
        with write(made, "drill.say", by=WRITER, says={"number": number}, key=uuid.uuid4()):
            pass
    return str(made.id)


def honest(runs: str) -> int:
    """Honest houses: a few entries, rows and heartbeats by chance, sealed and verified; how many false alarms."""
    alarms = 0
    where = settings.TILES
    for number in range(int(runs)):
        chance = random.Random(number)
        day = date(2020, 1, 1)
        for turn in range(chance.randint(1, 4)):
            made = Docket(id=uuid.uuid4(), kind="drill", agency=1)
            for _ in range(chance.randint(1, 3)):
                says = {f"f{place}": chance.choice(WORDS) for place in range(chance.randint(0, 5))}
                with write(made, "drill.say", by=WRITER, says=says, key=uuid.uuid4()):
                    if turn == 0 and not _:
                        Agency(id=1000 + number, code=f"H{number}", name=f"{chance.choice(WORDS)[:20]}{number}", short="试", kind="unit",
                               path=f"{1000 + number}.", valid_from=day).save()  # fmt: skip
        with as_role("seal"):
            one = sealing.Sealer(where, settings.LOG_ORIGIN, private_key(settings.KEYS / "log.key"))
            while one.once(now=timezone.now()):
                pass
        with as_role("follow"):
            alarms += bool(list(verify(where)))
    return alarms


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Speak to the database as another role for a while."""
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = role
    yield
    connection.close()
    connection.settings_dict["USER"] = before


def migrations() -> int:
    """Apply every migration, one after another, each giving up after two seconds without its lock; how many."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    for migration, _ in plan:
        for attempt in range(10):
            try:
                MigrationExecutor(connections["owner"]).migrate([(migration.app_label, migration.name)])
                break
            except OperationalError:
                if attempt == 9:
                    raise
    return len(plan)


WHAT: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (ground, signed_in, entries, docket, honest, migrations)
}

if __name__ == "__main__":
    cast.uid("drill")
    print(json.dumps(WHAT[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False))
