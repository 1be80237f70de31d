"""What a remark points at: a paper, a piece of evidence or an entry of this very case."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from mingjing.law.guards import Reason
from mingjing.law.statutes import REVIEW_MEASURES
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.queries import known

from .checklist import TITLES, Answer


def astray(case: Case, answers: Sequence[Answer]) -> list[Reason]:
    """A sentence for every answer that points at something that is not in this case."""
    pieces = set(known(list(_ids(one for answer in answers for one in answer.evidence)), case.docket_id))
    papers = set(Paper.objects.filter(case=case).values_list("pk", flat=True))
    found = []
    for one in answers:
        lost = not (_all_in(one.evidence, pieces) and _all_in(one.papers, papers))
        beyond = any(not 1 <= line <= case.docket.length for line in one.lines)
        if lost or beyond:
            sentence = f"“{TITLES[one.code]}”所指的证据、文书或者记录条不在本案卷内"
            found.append(Reason("第十六条", sentence, one.code, REVIEW_MEASURES.short))
    return found


def _all_in(given: Sequence[str], there: set[uuid.UUID]) -> bool:
    found = _ids(given)
    return len(found) == len(given) and set(found) <= there


def pointed(answer: Answer) -> dict[str, Any]:
    """The first paper, piece and entry that the answer names, as the note's columns."""
    return {
        "paper_id": next(iter(_ids(answer.papers)), None),
        "evidence_id": next(iter(_ids(answer.evidence)), None),
        "line": answer.lines[0] if answer.lines else None,
    }


def _ids(given: Iterable[str]) -> list[uuid.UUID]:
    """The texts that are ids; others are left out."""
    found = []
    for one in given:
        try:
            found.append(uuid.UUID(str(one)))
        except ValueError:
            continue
    return found
