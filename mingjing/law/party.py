"""Who the party is (当事人): of one kind from the first step to the decision, and how old on the day of the act."""

import re
from datetime import date

from .asks import as_date
from .calendar import add_months
from .casefile import CaseFile
from .guards import guard
from .statutes import PENALTY_LAW

FIRST = ("register_lead", "establish")
CITIZEN_NUMBER = re.compile(r"\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]")


def years_old(born: date, on: date) -> int:
    """Full years of age on a day; a birthday completes the year only the day after it."""
    return on.year - born.year - ((on.month, on.day) <= (born.month, born.day))


def born_by_number(file: CaseFile) -> date | None:
    """The day of birth that the party's citizen number carries, or None."""
    first = file.last(*FIRST)
    if first is None or first.text("party_type") != "natural_person":
        return None
    found = CITIZEN_NUMBER.fullmatch(first.text("party_number").strip())
    return as_date("-".join(found.groups())) if found else None


def born(file: CaseFile) -> date | None:
    """The party's day of birth: by the citizen number, else as last said; None where neither is known."""
    said = [day for one in file if (day := one.day("born_on")) is not None]
    return born_by_number(file) or (said[-1] if said else None)


def age_at_act(file: CaseFile) -> int | None:
    """Full years of age on the day of the act last said; None where either day is unknown."""
    acts = [day for one in file if (day := one.day("act_on")) is not None]
    birthday = born(file)
    return years_old(birthday, acts[-1]) if birthday and acts else None


def minor(file: CaseFile) -> bool:
    """Whether the party was not yet eighteen on the day of the act, or is not today."""
    birthday, age = born(file), age_at_act(file)
    return (birthday is not None and file.today <= add_months(birthday, 18 * 12)) or (
        age is not None and age < 18
    )


@guard(
    "第四十条",
    "当事人类型应当与登记的一致；登记有误的，应当重新登记",
    field="party_type",
    law=PENALTY_LAW,
)
def same_kind_of_party(file: CaseFile) -> bool:
    first = file.before.last(*FIRST)
    return first is None or file.spoken.said.get("party_type") == first.said.get("party_type")


@guard("第三十条", "出生日期与登记的身份证号码不符", field="born_on", law=PENALTY_LAW)
def born_as_numbered(file: CaseFile) -> bool:
    said, numbered = file.spoken.day("born_on"), born_by_number(file.before)
    return said is None or numbered is None or said == numbered
