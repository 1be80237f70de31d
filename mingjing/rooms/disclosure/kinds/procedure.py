"""执法程序: each procedure drawn, with its steps, conditions and limits in words (第八条第四项)."""

from collections.abc import Iterator
from typing import Any

from mingjing.law.drawing import svg
from mingjing.law.language import Procedure, Step
from mingjing.law.procedures import all_procedures
from mingjing.record.following import Seen

from ..kind import Item, Kind


def items(seen: Seen) -> Iterator[Item]:
    """Every procedure in force; they change with the law, not with an edition."""
    for one in all_procedures().values():
        yield Item(
            kind="procedure",
            slug=one.code,
            title=one.title,
            body=_body(one),
            text="\n".join([str(one.statute), *(step.title for step in one.steps.values())]),
            act=one.kind.value,
        )


def _body(one: Procedure) -> dict[str, Any]:
    return {
        "statute": one.statute.title,
        "act_title": one.kind.title,
        "in_force": one.in_force.isoformat(),
        "svg": svg(one),
        "stages": [
            {
                "title": title,
                "steps": [_step(one, step) for step in one.steps.values() if step.at[:1] == (stage,)],
            }
            for stage, title in one.stages.items()
        ],
        "limits": [
            {
                "title": limit.title,
                "term": str(limit.term),
                "starts": one.steps[limit.starts].title,
                "article": f"{limit.law or one.statute}{limit.article}",
            }
            for limit in one.limits
        ],
    }


def _step(one: Procedure, step: Step) -> dict[str, Any]:
    guards = [*step.needs, *step.checks]
    return {
        "title": step.title,
        "by": "、".join(role.title for role in step.roles),
        "article": f"{one.law_of(step)}{step.article}",
        "needs": [str(guard.reason(one.statute)) for guard in guards],
    }


KIND = Kind(
    code="procedure",
    title="执法程序",
    phase="before",
    article="《广东省行政执法公示办法》第八条第四项",
    items=items,
)
