"""更多的人员、档次和案件: what a whole city has beyond the cast, all invented, all through real actions."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from mingjing.law.calendar import Calendar
from mingjing.law.words import Role
from mingjing.record.actor import HOUSE
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.catalogue.actions import bring_into_force as enact

from .cases import Plan, plan_of
from .city import NOTE, certificate_of, officer_of, posting_of
from .keys import chance, key, once
from .lists import NOTE as INVENTED
from .lists import SINCE as IN_FORCE
from .people import Person, invented, staff
from .places import SINCE, WHOLE, Body, bureaus, everything, towns
from .plots import ON_SPOT, PLOTS, of_bureau
from .powers import Power, powers
from .telling import Says
from .ways import ORDINARY, way

FIRST_PLACE = 1_000
AT_A_TIME = 200
FACTORS = ("违法所得数额", "持续时间", "涉及数量", "危害后果", "改正情况")
LEVELS = ("轻微", "较轻", "一般", "较重", "严重")
SHORT = {"spot": 62, "refused": 12, "spared": 8, "simple": 12, "cash": 4, "reviewed": 2}
"""How often a case beyond the cast takes each way, of a hundred: most are short."""


def reinforcements(officers: int) -> Iterator[tuple[Body, tuple[Person, ...]]]:
    """Handlers beyond the cast, unit by unit, so that the city has this many officers."""
    bodies = everything(WHOLE)
    units = [body for body in bodies if body.kind == "unit"]
    lacking = max(0, officers - sum(len(staff(body, WHOLE)) for body in bodies))
    for place, unit in enumerate(units):
        count = lacking // len(units) + (place < lacking % len(units))
        people = (_handler(unit, FIRST_PLACE + number) for number in range(count))
        while batch := tuple(islice(people, AT_A_TIME)):
            yield unit, batch


def _handler(unit: Body, place: int) -> Person:
    return Person(invented(unit.code, Role.HANDLER, place), unit, Role.HANDLER, place)


def reinforce(unit: Body, people: tuple[Person, ...]) -> bool:
    """They take up their posts; whether that was news."""
    batch = Directory(
        officers=[officer_of(person) for person in people],
        certificates=[certificate_of(person) for person in people],
        postings=[posting_of(person) for person in people],
        note=NOTE,
    )
    name = key("reinforcements", unit.code, people[0].place, len(people))
    return once(lambda: bring_into_force(batch, agency=unit.number, by=HOUSE, on=SINCE, key=name))


def benchmarks(grades: int) -> Iterator[tuple[Body, list[Says]]]:
    """Benchmarks beyond those that cases rest on, agency by agency, so that the city has this many grades."""
    lacking = max(0, grades - sum(len(plot.grades) for plot in (*PLOTS, *ON_SPOT)))
    heads = [body for body in (*bureaus(WHOLE), *towns(WHOLE)) if _punishing(body)]
    total = sum(len(_punishing(body)) for body in heads)
    for place, body in enumerate(heads):
        last = place == len(heads) - 1
        share = lacking if last else min(lacking, round(grades * len(_punishing(body)) / total))
        lacking -= share
        yield body, list(_rows(body, share))


def _rows(body: Body, grades: int) -> Iterator[Says]:
    place = 0
    while grades > 0:
        power = _punishing(body)[place % len(_punishing(body))]
        turn = place // len(_punishing(body))
        yield _benchmark(power, turn, min(grades, len(LEVELS)))
        grades -= len(LEVELS)
        place += 1


def _benchmark(power: Power, turn: int, levels: int) -> Says:
    factor = FACTORS[turn % len(FACTORS)]
    step = 100_000 * (1 + power.place % 7)
    return {
        "code": f"{power.code}-{turn + 1:03}",
        "title": f"{power.title.removesuffix('的处罚')}（{factor}，演示）",
        "matter": power.code,
        "chapter": "演示",
        "method": "fine_matrix",
        "factors": [factor],
        "note": INVENTED,
        "grades": [
            {"code": str(at + 1), "conditions": {factor: level}, "minimum": step * at, "maximum": step * (at + 1)}
            for at, level in enumerate(LEVELS[:levels])
        ],
    }  # fmt: skip


def _punishing(body: Body) -> tuple[Power, ...]:
    return tuple(power for power in powers().get(body.code, ()) if power.act == "penalty")


def enact_benchmarks(body: Body, rows: list[Says]) -> bool:
    """They come into force beside those of the cast; whether that was news."""
    name = key("more benchmarks", body.code, len(rows))
    return once(
        lambda: enact(
            "benchmark", f"{body.code}-more", rows, effective_from=IN_FORCE, agency=body.number, note=INVENTED,
            by=HOUSE, key=name,
        )
    )  # fmt: skip


def more_plans(count: int, *, today: date, calendar: Calendar) -> Iterator[Plan]:
    """Cases beyond the cast's: most of them short, at every stage."""
    heads = [body for body in bureaus(WHOLE) if of_bureau(body.code)]
    for place in range(count):
        name = f"more-{place}"
        dice = chance(name)
        chosen = way(dice.choices(list(SHORT), list(SHORT.values()))[0])
        head = dice.choice([*heads, *towns(WHOLE)])
        plot = dice.choice(of_bureau(head.code) or of_bureau("CG"))
        if chosen.procedure != ORDINARY:
            plot, head = dice.choice(ON_SPOT), bureaus(WHOLE)[0] if head.kind == "bureau" else head
        whole = len(chosen.moves)
        taken = whole if dice.random() < 0.4 else dice.randint(1, whole)
        yield plan_of(
            name, head, dice.randint(0, 2), plot, chosen, taken, WHOLE, today=today, calendar=calendar
        )
