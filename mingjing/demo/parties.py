"""当事人: invented people and companies. Every name holds a 某; every number has a good check digit and region 990000,
which is no place, so that it can be nobody's."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.record.actor import Actor
from mingjing.rooms.registry.actions import Particulars, register
from mingjing.rooms.registry.identifiers import (
    USCC_ALPHABET,
    citizen_check_character,
    organisation_check_character,
    uscc_check_character,
)

from .keys import chance, key, once
from .people import GIVEN, SURNAMES
from .places import CITY_NAME, SINCE
from .plots import Plot

NOWHERE = "990000"
SIGNS = "安宝昌成达德丰福富广海和恒宏华汇吉佳嘉金锦康隆美明鹏旗荣瑞盛顺泰天通旺祥鑫兴旭亚益永裕源远越正中众卓"


@dataclass(frozen=True)
class Invented:
    """A party as its papers have it."""

    kind: str
    name: str
    number: str
    address: str
    phone: str
    representative: str
    born: date | None = None


def party(plot: Plot, place: int) -> Invented:
    """The party with this place among those a kind of violation meets."""
    dice = chance("party", plot.matter, place)
    address = f"{CITY_NAME}演示镇某安路{dice.randint(1, 300)}号"
    phone = f"1990000{dice.randint(0, 9999):04}"
    person = f"{dice.choice(SURNAMES)}某{dice.choice(GIVEN)}"
    if plot.person:
        born = date(1960, 1, 1) + timedelta(days=dice.randint(0, 15_000))
        return Invented(
            "natural_person", person, _citizen(dice.randint(1, 999), born), address, phone, "", born
        )
    signs = "".join(dice.sample(SIGNS, 2))
    ending = "" if plot.trade.endswith(("店", "社")) else "有限公司"
    name = f"{CITY_NAME}某{signs}{plot.trade}{ending}"
    return Invented("legal_person", name, organisation_number(dice.randint(0, 31**6)), address, phone, person)


def _citizen(serial: int, born: date) -> str:
    body = f"{NOWHERE}{born:%Y%m%d}{serial:03}"
    return body + citizen_check_character(body)


def organisation_number(serial: int) -> str:
    """A credit code whose region is no place; the same for the same serial."""
    signs = ""
    for _ in range(8):
        serial, rest = divmod(serial, 31)
        signs = USCC_ALPHABET[rest] + signs
    body = f"91{NOWHERE}{signs}{organisation_check_character(signs)}"
    return body + uscc_check_character(body)


def enter(plot: Plot, told: Invented, *, by: Actor) -> None:
    """Put the party on the registry."""
    person = told.kind == "natural_person"
    particulars = Particulars(
        kind="person" if person else "organisation",
        name=told.name,
        uscc="" if person else told.number,
        citizen_id=told.number if person else "",
        address=told.address,
        phone=told.phone,
        legal_representative=told.representative,
        region=NOWHERE,
    )
    once(lambda: register(particulars, on=SINCE, by=by, key=key("party", told.number), demo=True))
