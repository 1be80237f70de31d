"""What a drill does inside the house, in a process of its own with Django: `python -m faults.inside <what>`."""

import json
import sys
import threading
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  (only after setup)
from django.db import connection  # noqa: E402

from mingjing.doors.exchange import keys  # noqa: E402
from mingjing.record.actor import HOUSE, Actor  # noqa: E402
from mingjing.record.models import Docket  # noqa: E402
from mingjing.record.writing import write  # noqa: E402
from mingjing.rooms.agencies.actions import Directory, bring_into_force  # noqa: E402
from mingjing.rooms.agencies.models import Agency  # noqa: E402
from tests import cast, given  # noqa: E402
from tests.doors.desk.arriving import session  # noqa: E402

MIRROR, KEY_FILE = 7, "integrator"
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


WHAT: dict[str, Callable[..., Any]] = {one.__name__: one for one in (ground, signed_in, entries)}

if __name__ == "__main__":
    cast.uid("drill")
    print(json.dumps(WHAT[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False))
