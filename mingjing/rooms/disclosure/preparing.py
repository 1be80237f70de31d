"""拟公示: what a decision would look like in public, and why it may not go there yet."""

from collections.abc import Mapping

from mingjing.record.refusal import Refused
from mingjing.rooms.cases.models import Case

from .decided import Decided, decided
from .kinds import of_act
from .models import Candidate
from .redaction import gate
from .rendering import Rendered


def prepared(case: Case, answers: Mapping[str, str]) -> tuple[Decided, Rendered]:
    """The case's latest decision and its renderings. Raises Refused where there is nothing to publish."""
    made = decided(case)
    kind = of_act(case.kind)
    if made is None or kind is None or kind.render is None:
        raise Refused(["《广东省行政执法公示办法》第二十一条第二款 尚未作出可以公开的行政执法决定。"])
    return made, kind.render(made, answers)


def against(rendered: Rendered, answers: Mapping[str, str], names: tuple[str, ...] = ()) -> list[str]:
    """Everything the gate still says: open doubts, and what certain things stand in the public text."""
    open_ = [doubt for doubt in rendered.doubts if answers.get(doubt.id) not in {"keep", "mask"}]
    reasons = [
        f"《广东省行政执法公示办法》第十四条 “{doubt.text}”可能是{doubt.label}，请选择保留或者遮盖。"
        for doubt in open_
    ]
    standing = gate(_texts(rendered), known_names=names)
    reasons += [
        f"《广东省行政执法公示办法》第十四条 拟公开的文字中还有{one.label}“{one.text}”，不得公开。"
        for one in standing
        if one.certain and one.kind in MASKED
    ]
    return reasons


MASKED = frozenset({"citizen_id", "bank_card", "mobile", "account", "property_certificate", "birth_date"})
"""Kinds that no word kept by rule can look like."""


def _texts(rendered: Rendered) -> dict[str, str]:
    found = {"title": rendered.title}
    for name, value in rendered.public.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "text" in value[0]:
            found[name] = "".join(str(one["text"]) for one in value)
    return found


def candidate_row(made: Decided, rendered: Rendered) -> dict[str, object]:
    """The columns of a candidate for this decision."""
    return {
        "docket": made.case.docket_id,
        "agency": made.case.agency,
        "kind": rendered.kind,
        "number": str(rendered.public["document_number"])[:80],
        "title": made.case.title[:200],
        "renderings": {"public": rendered.public, "party": rendered.party, "credit": rendered.credit},
        "findings": [doubt.words() for doubt in rendered.doubts],
        "free_text": rendered.free_text,
        "decided_on": made.decided_on,
        "publish_by": made.publish_by,
    }


def candidate_of(case: Case) -> Candidate | None:
    """The newest candidate of a case."""
    return Candidate.objects.filter(docket=case.docket_id).order_by("-id").first()
