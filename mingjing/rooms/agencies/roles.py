"""角色: one table, in code, reviewed: what each role reaches. Steps name the role that may take them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mingjing.law.language import Role


class Reach(StrEnum):
    """How far a role reads cases (可见范围)."""

    PART = "part"  # those she has a part in, of her agency and everything below it
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
    Role.SYSTEM_ADMIN: Duty(Reach.NONE, ("accounts", "grants")),
    Role.SECURITY_ADMIN: Duty(Reach.NONE, ("grants",)),
    Role.AUDIT_ADMIN: Duty(Reach.NONE, ("audit",)),
}
"""A role that is not here reaches nothing."""

GRANTABLE = frozenset(role for role in DUTIES if role is not Role.INTEGRATOR)
"""What an officer can be given; another system has a key and no post."""
APPROVING = frozenset({Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})
"""Who approves what a security administrator proposed; never the one who proposed it."""
ESTATES = {
    Role.SYSTEM_ADMIN: "system",
    Role.OPERATOR: "system",
    Role.SECURITY_ADMIN: "security",
    Role.AUDIT_ADMIN: "audit",
}


def estate(role: str) -> str:
    """三员分离: to which of the four a role belongs that nobody holds together; the database holds it too."""
    return ESTATES.get(Role(role), "business")


USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,39}")
"""What an account may be called."""
