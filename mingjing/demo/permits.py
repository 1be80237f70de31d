"""虚构的许可: what the service hall decides in a year; everything in one follows from its number."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.rooms.cases.actions import MirroredPermit

from .keys import chance
from .parties import SIGNS, organisation_number
from .people import GIVEN, SURNAMES
from .places import CITY_NAME, WHOLE, Body, bureaus
from .powers import Power, powers

SOURCE = f"{CITY_NAME}政务服务大厅（演示）"
AT_A_TIME = 5_000
"""So many permits in a row are of one agency."""
TRADES = (
    "餐饮店",
    "商行",
    "汽车维修厂",
    "建筑工程",
    "物流",
    "医药",
    "文化传播",
    "教育咨询",
    "物业管理",
    "环保科技",
)


def hall(body: Body) -> Actor:
    """The service hall as it sends in what this agency decided."""
    return Actor(f"integrator:hall-{body.code}", SOURCE, body.number, body.name, Role.INTEGRATOR)


def batches(permits: int) -> Iterator[tuple[Body, range]]:
    """All permits, some thousands of one agency at a time."""
    deciding = _deciding()
    for place, first in enumerate(range(0, permits, AT_A_TIME)):
        yield deciding[place % len(deciding)], range(first, min(first + AT_A_TIME, permits))


def permit(number: int, body: Body, *, until: date) -> MirroredPermit:
    """The permit with this number; it was decided in the year that ends on `until`."""
    dice = chance("permit", number)
    power = dice.choice(_permitting(body.code))
    matter = power.title
    day = until - timedelta(days=dice.randrange(1, 365))
    person = dice.random() < 0.3
    signs = "".join(dice.sample(SIGNS, 2))
    name = f"{dice.choice(SURNAMES)}某{dice.choice(GIVEN)}"
    return MirroredPermit(
        source=SOURCE,
        number=f"YS{number:08}",
        title=f"{matter}（演示 {number:08}）",
        authority=body.name,
        matter=power.code,
        matter_name=f"{matter}（演示）",
        category=dice.choice(("ordinary", "ordinary", "ordinary", "recognition", "approval", "registration")),
        permit_number=f"YSXK{body.code}{number:08}",
        certificate=f"{matter}证（演示）",
        document_number=f"{body.short}许〔{day.year}〕演示{number:08}号",
        decided_on=day,
        valid_from=day,
        valid_to=day + timedelta(days=365 * dice.choice((1, 3, 5))),
        party_kind="person" if person else "organisation",
        party=name if person else f"{CITY_NAME}某{signs}{dice.choice(TRADES)}有限公司",
        uscc="" if person else organisation_number(number),
        legal_representative="" if person else name,
    )


@cache
def _deciding() -> tuple[Body, ...]:
    return tuple(body for body in bureaus(WHOLE) if _permitting(body.code))


@cache
def _permitting(code: str) -> tuple[Power, ...]:
    return tuple(power for power in powers().get(code, ()) if power.act == "permit")
