"""收录外部决定: a decision that another system made becomes a case of one entry, found and checked like ours."""

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.writing import Publish, stored_key

from ..consequences import publish_by
from ..mirrored import Mirrored, MirroredDecision, MirroredPermit
from ..models import Case
from ..taken import Taken
from .taking import taking

__all__ = ["Mirrored", "MirroredDecision", "MirroredPermit", "Render", "leaf_of", "mirror", "new_case"]

Render = Callable[[Taken], Publish | None]
"""Asked inside the entry, when all rows stand: how it is published in the same breath, or None to let it wait."""


def mirror(line: Mirrored, *, by: Actor, key: uuid.UUID | None = None, render: Render | None = None) -> Case:
    """Take an outside decision over; the same line twice is once, a new edition is a second entry on its docket.

    With `render` the leaf may hold the published document itself; without, the decision waits as a candidate.
    """
    case = Case.objects.filter(docket=line.case).first()
    key = key or line.key
    step = "mirror" if case is None or _opens(case, stored_key(key, by)) else "mirror_again"
    case = case or new_case(line, by, today=timezone.localdate())
    try:
        with taking(step, case, by=by, says=line.says(), key=key) as taken:
            _rows(taken, line)
            publish = render(taken) if render else None
            taken.writing.leaf |= leaf_of(line, publish_by(taken.on))
            if publish is not None:
                taken.writing.publish = publish
                taken.says["shown"] = taken.writing.says["shown"] = True
    except Repeated:
        return Case.objects.get(docket=line.case)
    return case


def _opens(case: Case, key: uuid.UUID) -> bool:
    """Whether this key is that of the docket's first entry, so that the same line again is the same step."""
    return Entry.objects.filter(docket=case.docket_id, number=1, key=key).exists()


def new_case(line: Mirrored, by: Actor, *, today: date) -> Case:
    """The case of a decision that comes for the first time, not kept yet."""
    return Case(
        agency=by.agency,
        docket=Docket(id=line.case, kind="case", agency=by.agency),
        number=line.case_number,
        title=line.called[:200],
        kind=line.KIND,
        procedure=line.CODE,
        stage="arrival",
        matter=getattr(line, "matter", "")[:40],
        source="mirrored",
        letter=line.letter,
        received_on=today,
        demo=settings.DEMO,
    )


def _rows(taken: Taken, line: Mirrored) -> None:
    case, says = taken.case, taken.says
    if taken.step == "mirror_again":
        case.title = says["title"][:200]
    else:
        line.made_party(case, says).save()
    line.made_decision(case, says, publish_by=publish_by(taken.on)).save()


def leaf_of(line: Mirrored, due: date) -> Mapping[str, str]:
    """`due` counts from the day the decision came in; `org` is the authority as the sender wrote it."""
    if not line.source or not line.authority:
        raise Refused(["来件没有写明来源系统或者作出决定的机关，不能收录。"])
    told: dict[str, Any] = {
        "org": line.authority[:120],
        "cls": line.KIND,
        "d": line.decided_on.isoformat(),
        "due": due.isoformat(),
        "src": line.source[:120],
    }
    return told
