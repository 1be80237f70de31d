"""角色: one table, in code, reviewed: what each role reaches. Steps name the role that may take them."""

from dataclasses import dataclass
from enum import StrEnum

from mingjing.law.language import Role


class Reach(StrEnum):
    """How far a role reads cases (可见范围)."""

    PART = "part"  # those she has a part in
    BRANCH = "branch"  # her agency and everything below it
    CITY = "city"  # the whole city
    NONE = "none"


@dataclass(frozen=True)
class Duty:
    """What a role is for: how far it reads cases, and which places of the desk it uses."""

    reach: Reach
    places: tuple[str, ...]


DUTIES: dict[Role, Duty] = {
    Role.HANDLER: Duty(Reach.PART, ("todo", "cases", "papers")),
    Role.UNIT_HEAD: Duty(Reach.BRANCH, ("todo", "cases", "papers", "approvals")),
    Role.LEADER: Duty(Reach.BRANCH, ("todo", "cases", "papers", "approvals", "deliberations")),
    Role.REVIEWER: Duty(Reach.BRANCH, ("todo", "cases", "reviews")),
    Role.HEARING_OFFICER: Duty(Reach.PART, ("todo", "cases")),
    Role.PUBLISHER: Duty(Reach.BRANCH, ("todo", "cases", "publication")),
    Role.CASHIER: Duty(Reach.BRANCH, ("todo", "cases", "payments")),
    Role.CATALOGUER: Duty(Reach.NONE, ("catalogue", "publication", "letters")),
    Role.SUPERVISOR: Duty(Reach.CITY, ("cases", "catalogue", "letters")),
    Role.INTEGRATOR: Duty(Reach.NONE, ()),
    Role.OPERATOR: Duty(Reach.NONE, ("operation", "letters")),
}
"""A role that is not here reaches nothing."""
