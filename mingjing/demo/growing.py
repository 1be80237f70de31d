"""生长: the city grows in an order that makes the first page useful early; stopped anywhere, it goes on from there."""

import os
from collections.abc import Callable
from datetime import date

from django.utils import timezone

from mingjing.record.actor import HOUSE
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.actions import directory_docket
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.builtin import install_builtin

from .cases import FIRST, Plan, plans
from .city import engage, found_city
from .keys import key
from .lists import enact_lists
from .parties import enter
from .people import staff
from .places import Scale, bureaus, city, everything, units
from .powers import counted
from .progress import Progress
from .walking import entries, walk

Say = Callable[[str], None]
AT_A_TIME = 50
"""After so many cases whoever sits at the terminal is told."""


def grow(scale: Scale, *, say: Say) -> Progress:
    """Grow the city to this scale; what stands already is left as it stands."""
    now = Progress()
    tell(body.number for body in everything(scale))
    now.say("建立执法主体")
    found_city(scale)
    coming = _first_look(scale, now, say)
    now.ready = True
    say("演示城市可以看了，其余在后台继续生长。")
    os.nice(10)  # the doors come first from now on
    _the_rest(scale, coming, now, say)
    now.finished = True
    now.say("演示城市已经长成", len(coming), len(coming))
    return now


def _first_look(scale: Scale, now: Progress, say: Say) -> list[Plan]:
    """What makes the first page useful: the pilot's people, its lists, a dozen cases; all plans, for later."""
    pilot = bureaus(scale)[0]
    now.say("配备试点部门人员")
    for body in (city(), pilot, *units(pilot, scale)):
        engage(body, scale)
    now.say("施行出厂目录")
    install_builtin(HOUSE, key("builtin"))
    enact_lists(pilot)
    coming = list(plans(scale, today=founded(), calendar=catalogue.calendar()))
    _walk_all(coming[: len(FIRST)], now, say, doing="办理第一批案件")
    return coming


def _the_rest(scale: Scale, coming: list[Plan], now: Progress, say: Say) -> None:
    bodies = everything(scale)
    for place, body in enumerate(bodies, 1):
        now.say("配备执法人员、施行目录", place, len(bodies))
        engage(body, scale)
        enact_lists(body)
    now.counts = {"officers": sum(len(staff(body, scale)) for body in bodies), **counted(bodies)}
    _walk_all(coming[len(FIRST) :], now, say, doing="办理案件")
    met = {plan.party.number: plan for plan in reversed(coming)}
    for place, plan in enumerate(met.values(), 1):
        now.say("登记相对人", place, len(met))
        enter(plan.plot, plan.party, by=plan.team.handlers[0].actor())


def founded() -> date:
    """The city's first day, from which its cases are dated back; it does not move when growing goes on tomorrow."""
    first = Docket.objects.filter(pk=directory_docket().pk).first()
    entry = first.entries.order_by("number").first() if first else None
    return timezone.localdate(entry.at) if entry else timezone.localdate()


def _be_gentle() -> None:
    """The doors come first from now on."""
    os.nice(10)


def _walk_all(coming: list[Plan], now: Progress, say: Say, *, doing: str) -> None:
    lengths = dict(Docket.objects.filter(pk__in=[plan.docket for plan in coming]).values_list("id", "length"))
    for place, plan in enumerate(coming, 1):
        if lengths.get(plan.docket, 0) < entries(plan):
            try:
                walk(plan)
            except Refused as refused:
                say(f"{plan.name}（{plan.way.name}）停在半路：{'；'.join(map(str, refused.reasons))}")
            if place % AT_A_TIME == 0:
                say(f"演示城市正在生长：{doing}，{place}/{len(coming)}。")
        now.say(doing, place, len(coming))
