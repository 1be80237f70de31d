"""提请公示: the first person answers what the gate found and vouches for the words; the second looks at the same."""

import uuid
from collections.abc import Mapping

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.writing import write
from mingjing.rooms.cases.models import Case

from ..models import Candidate
from ..preparing import against, candidate_row, prepared

FORMS = {"summary": "摘要", "full": "全文"}


def disclosure_docket(case: Case) -> Docket:
    """The docket on which it stands who proposed what for publication."""
    return Docket(id=uuid.uuid5(case.docket_id, "disclosure"), kind="disclosure", agency=case.agency)


def propose(
    case: Case, *, form: str = "full", answers: Mapping[str, str] | None = None, by: Actor, key: uuid.UUID
) -> Candidate:
    """Propose a decision for publication with an answer (`keep`, `mask`) to each finding. Raises Refused."""
    said = dict(answers or {})
    if by.role != Role.PUBLISHER:
        raise Refused(["《广东省行政执法公示办法》第十九条 提请公示应当由公示人员办理。"])
    if form not in FORMS:
        raise Refused(["公开方式只能是摘要或者全文。"])
    made, rendered = prepared(case, said)
    if reasons := against(rendered, said):
        raise Refused(reasons)
    says = {"decision": made.leaf_hash, "form": form, "answers": said, "digest": rendered.digest}
    columns = candidate_row(made, rendered) | {
        "state": "proposed",
        "form": form,
        "answers": said,
        "proposed_by": by.account,
        "proposed_name": by.name,
        "proposed_digest": rendered.digest,
    }
    try:
        with write(disclosure_docket(case), "disclosure.propose", by=by, says=says, key=key):
            found, _ = Candidate.objects.update_or_create(decision=made.leaf_hash, defaults=columns)
    except Repeated:
        found = Candidate.objects.get(decision=made.leaf_hash)
    return found
