"""长成一座城市: from the cast to a whole city's year; stopped anywhere, a second start goes on and doubles nothing."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext

from django.conf import settings

from mingjing.record import lanes
from mingjing.record.actor import HOUSE
from mingjing.record.models import Checkpoint, Cursor, Docket, Pending
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.actions import MirroredPermit
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.builtin import install_builtin
from mingjing.rooms.disclosure.actions import mirror_many

from .cases import Plan, plans
from .city import engage, found_city
from .growing import founded
from .keys import key
from .lists import enact_lists
from .loading.decisions import followed
from .more import benchmarks, enact_benchmarks, more_plans, reinforce, reinforcements
from .permits import AT_A_TIME, batches, hall, permit
from .places import WHOLE, everything
from .sizes import Size, borne
from .walking import entries, walk

Draw = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done and how much there is."""
Say = Callable[[str], None]
PROCESSES = 2
LOOK = 2.0


def swell(size: Size, *, draw: Draw, say: Say, processes: int = PROCESSES) -> None:
    """Everything of this size: people and grades first, then permits, then cases, which take longest."""
    tell(body.number for body in everything(WHOLE))
    _foundation(draw)
    _people(size, draw)
    _grades(size, draw)
    _permits(size, draw, say)
    if processes > 1:
        _cases_beside(size, draw, processes)
    else:
        share_of_cases(size, 0, 1, say=say, draw=draw)
    _wait_until_published(draw)


def _foundation(draw: Draw) -> None:
    """What the cast's city stands on; where it stands already, nothing."""
    bodies = everything(WHOLE)
    found_city(WHOLE)
    install_builtin(HOUSE, key("builtin"))
    for place, body in enumerate(bodies, 1):
        engage(body, WHOLE)
        enact_lists(body)
        draw("建立机构、人员和目录", place, len(bodies))


def _people(size: Size, draw: Draw) -> None:
    batches_ = list(reinforcements(size.officers))
    for place, (unit, people) in enumerate(batches_, 1):
        reinforce(unit, people)
        draw("配备执法人员", place, len(batches_))


def _grades(size: Size, draw: Draw) -> None:
    editions = list(benchmarks(size.grades))
    for place, (body, rows) in enumerate(editions, 1):
        if rows:
            enact_benchmarks(body, rows)
        draw("施行裁量基准", place, len(editions))


def _permits(size: Size, draw: Draw, say: Say) -> None:
    """Batch by batch; a batch that stands whole is not looked at again."""
    standing = Docket.objects.filter(kind="case", length=1).count()
    free = shutil.disk_usage(settings.STATE).free
    size, word = borne(size, standing=standing, free=free)
    if word:
        say(word)
    until = founded()
    with lanes.processes(PROCESSES) if size.permits > AT_A_TIME else nullcontext() as ways:
        for body, numbers in batches(size.permits):
            lines = [permit(number, body, until=until) for number in numbers]
            if not _stand(lines):
                for place, became in enumerate(mirror_many(lines, by=hall(body), lanes=ways), 1):
                    if became.wrong:
                        say(f"{lines[place - 1].number} 未能收录：{became.wrong}")
                    if place % 500 == 0:
                        draw("收录行政许可", numbers.start + place, size.permits)
            draw("收录行政许可", numbers.stop, size.permits)


def _stand(lines: Sequence[MirroredPermit]) -> bool:
    return Docket.objects.filter(pk__in=[line.case for line in lines]).count() == len(lines)


def _plans(size: Size) -> list[Plan]:
    """The cast's cases, which may stand already, and those beyond."""
    today, calendar = founded(), catalogue.calendar()
    lacking = max(0, size.cases - WHOLE.cases)
    return [
        *plans(WHOLE, today=today, calendar=calendar),
        *more_plans(lacking, today=today, calendar=calendar),
    ]


def share_of_cases(size: Size, share: int, of: int, *, say: Say, draw: Draw) -> None:
    """Every so-manieth case, from the share's own on; what has been walked is not walked again."""
    tell(body.number for body in everything(WHOLE))
    mine = _plans(size)[share::of]
    lengths = dict(Docket.objects.filter(pk__in=[plan.docket for plan in mine]).values_list("id", "length"))
    for place, plan in enumerate(mine, 1):
        if lengths.get(plan.docket, 0) < entries(plan):
            try:
                walk(plan)
            except Refused as refused:
                say(f"{plan.name}（{plan.way.name}）停在半路：{'；'.join(map(str, refused.reasons))}")
        draw("办理案件", place, len(mine))


def _cases_beside(size: Size, draw: Draw, processes: int) -> None:
    """The shares side by side, each in a process of its own; how many cases have been opened is seen from here."""
    dockets = [plan.docket for plan in _plans(size)]
    with _children(size, processes) as children:
        while any(child.poll() is None for child in children):
            draw("办理案件", Docket.objects.filter(pk__in=dockets).count(), len(dockets))
            time.sleep(LOOK)
    draw("办理案件", Docket.objects.filter(pk__in=dockets).count(), len(dockets))


@contextmanager
def _children(size: Size, processes: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    command = [sys.executable, sys.argv[0], "grow", "--cases", str(size.cases)]
    children = [
        subprocess.Popen([*command, "--share", f"{share}/{processes}"])  # noqa: S603  (ourselves)
        for share in range(processes)
    ]
    try:
        yield children
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()
            child.wait()


def _wait_until_published(draw: Draw) -> None:
    """Where the house seals and follows, see it through to the last leaf."""
    while followed():
        last = Checkpoint.objects.order_by("-size").first()
        size = last.size if last else 0
        read = min(Cursor.objects.values_list("index", flat=True), default=-1) + 1
        waiting = Pending.objects.count()
        draw("封存和公示", read, size + waiting)
        if not waiting and read >= size:
            return
        time.sleep(LOOK)
