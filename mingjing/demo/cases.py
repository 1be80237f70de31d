"""案件计划: which cases the city has, who handles them, how far they have come and on which days; all from their names."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.law.calendar import Calendar

from .keys import chance, key
from .parties import Invented, party
from .people import Team, team
from .places import Body, Scale, bureaus, towns
from .plots import ON_SPOT, Plot, of_bureau
from .ways import ORDINARY, UNFINISHED, WEIGHTS, Move, Way, way

DAY = timedelta(days=1)
FIRST = (
    ("reviewed", "review"),
    ("heard", "decide"),
    ("simple", "inspect"),
    ("reviewed", "submit_review"),
    ("simple", "archive"),
    ("heard", "call_hearing"),
    ("simple", "register_lead"),
    ("returned", "answer_review"),
    ("spot", "report_decision"),
    ("spared", "deliver"),
    ("late", "demand"),
    ("reviewed", "recheck"),
)
"""The first cases of the pilot department: the way and the last step taken."""


@dataclass(frozen=True)
class Plan:
    """One case before it is one."""

    name: str
    plot: Plot
    way: Way
    taken: int
    head: Body
    team: Team
    party: Invented
    days: tuple[date, ...]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The steps that have been taken."""
        return self.way.moves[: self.taken]

    @property
    def opener(self) -> str:
        """The account that opens the case."""
        return str(self.team.handlers[0].account)

    @property
    def docket(self) -> uuid.UUID:
        """The id of its docket, as opening makes it of the key."""
        return uuid.uuid5(key(self.name, 0), self.opener)

    def day_of(self, step: str, place: int) -> date:
        """The day of the first such step from this place on; where the case has not come that far, as it is planned."""
        found = (at for at in range(place, len(self.way.moves)) if self.way.moves[at].step == step)
        return self.days[next(found)]


def plans(scale: Scale, *, today: date, calendar: Calendar) -> Iterator[Plan]:
    """All cases of the city, the pilot's first dozen first."""
    pilot = bureaus(scale)[0]
    for place, (name, last) in enumerate(FIRST[: scale.cases]):
        chosen = way(name)
        taken = 1 + max(at for at, move in enumerate(chosen.moves) if move.step == last)
        plot = ON_SPOT[0] if chosen.procedure != ORDINARY else of_bureau("CG")[place % 2]
        yield plan_of(f"CG-{place}", pilot, 0, plot, chosen, taken, scale, today=today, calendar=calendar)
    for place in range(len(FIRST), scale.cases):
        yield _drawn(place, scale, today=today, calendar=calendar)


def _drawn(place: int, scale: Scale, *, today: date, calendar: Calendar) -> Plan:
    name = f"case-{place}"
    dice = chance(name)
    heads = [body for body in bureaus(scale) if of_bureau(body.code)]
    head = dice.choice(heads[:1] * 4 + heads[1:] * 2 + towns(scale))
    chosen = way(dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0])
    plot = dice.choice(of_bureau(head.code) or of_bureau("CG"))
    if chosen.procedure != ORDINARY:
        plot, head = dice.choice(ON_SPOT), bureaus(scale)[0] if head.kind == "bureau" else head
    whole = len(chosen.moves)
    taken = whole if dice.random() < 0.35 else dice.randint(1, whole)
    return plan_of(name, head, dice.randint(0, 2), plot, chosen, taken, scale, today=today, calendar=calendar)


def plan_of(
    name: str,
    head: Body,
    squad: int,
    plot: Plot,
    chosen: Way,
    taken: int,
    scale: Scale,
    *,
    today: date,
    calendar: Calendar,
) -> Plan:
    dice = chance("plan", name)
    open_still = taken < len(chosen.moves) or chosen.name in UNFINISHED
    rest = dice.choice((0, 1, 1, 2, 2, 3, 4, 6, 9, 18)) if open_still else dice.randint(5, 110)
    return Plan(
        name=name,
        plot=plot,
        way=chosen,
        taken=taken,
        head=head,
        team=team(head, squad, scale),
        party=party(plot, dice.randrange(max(1, scale.parties // 14))),
        days=_days(chosen.moves, taken, _back(today, rest + 1, calendar), calendar),
    )


def _days(moves: tuple[Move, ...], taken: int, last: date, calendar: Calendar) -> tuple[date, ...]:
    """The day of every step, so that the last step taken falls on `last`."""
    days = [last]
    for move in reversed(moves[1:taken]):
        days.insert(0, _back(days[0], move.gap, calendar))
    for move in moves[taken:]:
        days.append(_on(days[-1], move.gap, calendar))
    return tuple(days)


def _back(day: date, amount: int, calendar: Calendar) -> date:
    """So many working days before; with none, the day itself."""
    while amount:
        day -= DAY
        amount -= calendar.is_working(day)
    return day


def _on(day: date, amount: int, calendar: Calendar) -> date:
    while amount:
        day += DAY
        amount -= calendar.is_working(day)
    return day
