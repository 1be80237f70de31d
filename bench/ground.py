"""The least that stands before anything is measured: one bureau, the built-in catalogues, a service hall."""

import uuid
from datetime import date

from mingjing.record.actor import HOUSE, Actor
from mingjing.record.refusal import Repeated
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.catalogue.builtin import install_builtin

BUREAU = 900
KEY = uuid.UUID("6d696e67-6a69-4e67-8000-62656e636800")
HALL = Actor("integrator:bench", "度量政务服务大厅", BUREAU, "度量城市管理局", "integrator")


def lay() -> None:
    """Bring them into force, once."""
    tell([BUREAU])
    since = date(2020, 1, 1)
    bureau = Agency(
        id=BUREAU,
        code="BENCH",
        name="度量城市管理局",
        short="度",
        kind="bureau",
        path=f"{BUREAU}.",
        valid_from=since,
    )
    try:
        bring_into_force(Directory(agencies=[bureau]), agency=0, by=HOUSE, on=since, key=KEY)
    except Repeated:
        return
    install_builtin(HOUSE, uuid.uuid5(KEY, "builtin"))
