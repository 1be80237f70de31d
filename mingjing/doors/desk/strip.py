"""程序进度: the main stages with their dates, and those this case did not pass through."""

from collections.abc import Mapping, Sequence
from datetime import date

from mingjing.law.language import Procedure
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Deadline

ASIDE = frozenset({"referral", "unfiled", "transferred", "turned", "archived"})
"""Stages that only some cases come to: shown once a case is or was there."""


def entered(way: Procedure, lines: Sequence[queries.Line]) -> dict[str, date]:
    """Each stage the case has come to, with the day of the first time."""
    found: dict[str, date] = {}
    for line in lines:
        if line.step is None:
            continue
        day = line.on or line.at.date()
        for stage in (line.step.at[0] if not found else "", line.step.destination(line.says)):
            if stage:
                found.setdefault(stage, day)
    return found


def stages(
    case: Case, way: Procedure, lines: Sequence[queries.Line], limits: Sequence[Deadline]
) -> list[dict[str, str]]:
    """The strip: done, now, todo or skipped (本案不经), each with its day."""
    been = entered(way, lines)
    order = [code for code in way.stages if code not in ASIDE or code in been or code == case.stage]
    here = order.index(case.stage)
    over = case.closed_on is not None and case.stage in way.closes
    return [
        {
            "name": way.stages[code],
            **_drawn(code, place, here, been, over=over, due=_due(code, way, limits)),
        }
        for place, code in enumerate(order)
    ]


def _drawn(
    code: str, place: int, here: int, been: Mapping[str, date], *, over: bool, due: str
) -> dict[str, str]:
    day = f"{been[code]:%m-%d}" if code in been else ""
    if place == here:
        return (
            {"state": "done", "note": day} if over else {"state": "now", "note": due or (day and f"{day} 起")}
        )
    if code in been:
        return {"state": "done", "note": day}
    if place < here or over:
        return {"state": "skipped", "note": "本案不经"}
    return {"state": "todo", "note": due or "—"}


def _due(code: str, way: Procedure, limits: Sequence[Deadline]) -> str:
    """The last day of the limit that ends with a step of this stage."""
    meeting = {one.code: one.meets for one in way.limits}
    for limit in limits:
        steps = [way.steps[step] for step in meeting.get(limit.code, ()) if step in way.steps]
        if (
            limit.state in {"running", "over"}
            and not limit.party
            and any((code,) == step.at for step in steps)
        ):
            return f"最迟 {limit.due:%m-%d}"
    return ""
