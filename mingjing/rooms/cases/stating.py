"""认定: what the house itself states in a step: never a form field, looked up when the step is taken."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import rfc8785

from mingjing.law import collection, publicity
from mingjing.law.casefile import CaseFile
from mingjing.law.language import Step
from mingjing.law.penalty.kinds import COMPARED
from mingjing.record.actor import Actor
from mingjing.record.words import canonical
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.models import Account
from mingjing.rooms.catalogue import queries as catalogue

from .models import Case


@dataclass(frozen=True)
class Asking:
    """Everything a statement may be worked out from."""

    case: Case
    rule: Step
    file: CaseFile
    says: Mapping[str, Any]
    by: Actor
    on: date

    def said(self, name: str) -> Any:
        """A word of this step, or else of the proposal as it stands."""
        return self.says.get(name) if name in self.says else self.file.said("propose", name)


def state(asking: Asking) -> dict[str, Any]:
    """The statements a step calls for, by name; an unknown name is a bug in a procedure."""
    return {name.name: STATEMENTS[name.name](asking) for name in asking.rule.states}


def _certificates(asking: Asking) -> list[dict[str, Any]]:
    """What each named officer's certificate was worth on the day (行政处罚法第四十二条)."""
    numbers = [
        number
        for name in ("officers", "officer", "hearing_officer")
        for number in _listed(asking.says.get(name))
    ]
    return [standing.words() for standing in agencies.standings(numbers, asking.on)]


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or [])


def _authority(asking: Asking) -> dict[str, Any]:
    """Whether the agency has this power on the day (行政处罚法第十七条)."""
    return {
        "competent": agencies.competent(asking.case.agency, asking.case.kind, asking.on),
        "matter": asking.case.matter,
    }


def _major(asking: Asking) -> dict[str, Any]:
    """Whether the decision is a major one, by the review catalogue in force (行政处罚法第五十八条)."""
    facts = {
        "party_kind": asking.file.said("register_lead", "party_type") or asking.said("party_type"),
        "fine": asking.said("fine") or 0,
        "confiscated": (asking.said("illegal_gains") or 0) + (asking.said("illegal_property") or 0),
        "penalty_kinds": list(asking.said("penalties") or []),
        "hearing": asking.file.has("hear"),
        "complex": bool(asking.said("complex")),
        "public_interest": bool(asking.said("public_interest")),
        "social_risk": bool(asking.said("social_risk")),
    }
    return catalogue.major(
        kind=asking.case.kind, agency=asking.case.agency, matter=asking.case.matter, on=asking.on, facts=facts
    )


def _grade(asking: Asking) -> dict[str, Any] | None:
    """The bounds of the chosen grade in the benchmark in force (行政处罚法第三十四条).

    A fine on a matter that has benchmarks is bounded by one of them: another's, or none, is no grade chosen.
    """
    choices = _listed(asking.said("grades"))
    benchmark = choices[0].split("#")[0] if choices else ""
    matter = asking.case.matter
    own = [one.code for one in catalogue.benchmarks_of(matter, asking.on)] if matter else []
    if own and benchmark not in own and asking.said("fine"):
        return {"benchmark": own[0], "grade": ""}
    if not choices:
        return None
    return catalogue.grade_bounds(benchmark, choices, asking.said("grade_base"), asking.on)


def _large(asking: Asking) -> dict[str, int]:
    """The amounts from which a hearing must be offered (行政处罚法第六十三条)."""
    return catalogue.thresholds(asking.on)


def _proposal(asking: Asking) -> str:
    """The digest of the proposal as it stands: a review passes one proposal."""
    last = asking.file.last("propose")
    spoken = asking.says if asking.rule.ask("outcome") and last is None else (last.said if last else {})
    return proposal_digest(spoken)


def proposal_digest(says: Mapping[str, Any]) -> str:
    """SHA-256 over what a review compares in a proposal."""
    return hashlib.sha256(
        rfc8785.dumps(canonical({name: says.get(name) for name in ("outcome", *COMPARED)}))
    ).hexdigest()


def _reviewer(asking: Asking) -> dict[str, Any]:
    """Whether whoever reviews may (行政处罚法第五十八条第二款)."""
    account = Account.objects.filter(uid=asking.by.account).select_related("officer").first()
    return agencies.reviewer_standing(account.officer if account else None, asking.on)


def _owed(asking: Asking) -> dict[str, int]:
    """What is owed and paid as the docket has it, in fen."""
    return {
        "principal": collection.fine_of(asking.file) or _fine_now(asking),
        "surcharge": collection.charged(asking.file),
        "paid": collection.paid(asking.file),
    }


def _fine_now(asking: Asking) -> int:
    """The fine that this very step decides."""
    fine = asking.says.get("fine")
    return fine if isinstance(fine, int) and asking.rule.leaf == "dec" else 0


def _published(asking: Asking) -> dict[str, Any]:
    """Whether the decision stands published, by the docket."""
    standing = publicity.standing(asking.file)
    return {"is": standing is not None, "step": standing.step if standing else ""}


STATEMENTS: dict[str, Callable[[Asking], Any]] = {
    "certificates": _certificates,
    "authority": _authority,
    "major": _major,
    "grade": _grade,
    "large": _large,
    "proposal": _proposal,
    "reviewer": _reviewer,
    "owed": _owed,
    "published": _published,
}
