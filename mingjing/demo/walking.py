"""走完一案: take a planned case's steps for real, one after another; what has been taken is not taken again."""

import uuid
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from mingjing.law.language import FieldType, Step
from mingjing.law.procedures import procedure
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.rooms.cases.actions import open_case
from mingjing.rooms.cases.models import Case
from mingjing.rooms.evidence.actions import Piece, add
from mingjing.rooms.inbox.keeping import Attached

from .cases import Plan
from .doing import do
from .keys import key, once
from .people import Person
from .pictures import picture
from .telling import PIECES, Says, Telling
from .words_after import WORDS as AFTER
from .words_of_decision import WORDS as DECISION
from .words_of_inquiry import WORDS as INQUIRY

WORDS = {**INQUIRY, **DECISION, **AFTER}
CLOCK = "16:30"


def entries(plan: Plan) -> int:
    """How many entries its docket has when all is done: its steps and its pieces of evidence."""
    return plan.taken + len(set().union(*(_named(words(plan, place)) for place in range(plan.taken))))


def walk(plan: Plan) -> None:
    """Take the case's steps that are not taken yet. Raises Refused where somebody has taken the case elsewhere."""
    one = Walk(plan)
    for place in range(plan.taken):
        one.take(place)


def words(plan: Plan, place: int) -> Says:
    """What is said at this step; pieces of evidence by their names."""
    return WORDS[plan.way.moves[place].step](Telling(plan, place))


@dataclass
class Walk:
    """A case on its way: the pieces of evidence that lie on its docket by now."""

    plan: Plan
    pieces: dict[str, uuid.UUID] = field(default_factory=dict)

    def take(self, place: int) -> None:
        """Take the step at this place."""
        plan, (_, told, by) = self.plan, self.said(place)
        if place == 0:
            once(lambda: open_case(plan.way.procedure, by=by, says=told, key=key(plan.name, 0)))
            return
        case = Case.objects.get(docket_id=plan.docket)
        do(plan.way.moves[place].step, case, Telling(plan, place), told, by)

    def said(self, place: int) -> tuple[Step, Says, Actor]:
        """The step at this place, its words and who takes it; the evidence that it names is on the docket then."""
        plan, rule = self.plan, procedure(self.plan.way.procedure).steps[self.plan.way.moves[place].step]
        says = _dated(words(plan, place), rule, plan, place)
        for piece in sorted(_named(says) - set(self.pieces)):
            self.pieces[piece] = _put(plan, piece, Telling(plan, place))
        told = {name: self._referred(value) for name, value in says.items()}
        return rule, told, _who(plan, rule).actor()

    def _referred(self, value: Any) -> Any:
        """Names of pieces become their ids."""
        if not isinstance(value, list):
            return value
        return [str(self.pieces[one]) if isinstance(one, str) and one in PIECES else one for one in value]


def _dated(says: Says, rule: Step, plan: Plan, place: int) -> Says:
    """The words with the day on which it happened, where the step asks for it."""
    ask = rule.ask("on")
    if ask is None or "on" in says:
        return says
    day = str(plan.days[place])
    return {**says, "on": f"{day}T{CLOCK}:00+08:00" if ask.type is FieldType.DATETIME else day}


def _who(plan: Plan, rule: Step) -> Person:
    """Whoever of the team has the step's role."""
    return plan.team.who(next(role for role in rule.roles if role in plan.team.by_role))


def _named(says: Says) -> set[str]:
    """The pieces of evidence that these words name."""
    lists = [value for value in says.values() if isinstance(value, list)]
    return {one for value in lists for one in value if isinstance(one, str) and one in PIECES}


def _put(plan: Plan, piece: str, told: Telling) -> uuid.UUID:
    """Put a piece of evidence on the docket, on the day it is first named; its id."""
    kind, title, drawn = PIECES[piece]
    says = Piece(
        kind,
        title,
        obtained_on=told.day,
        taken_place=told.scene if drawn else "",
        taken_by=tuple(told.officers),
        source="" if drawn else "当事人提供",
        method="拍摄" if drawn else "复印",
        original_held="" if drawn else f"{plan.head.name}证据保管室",
        note="演示材料，系绘制" if drawn else "演示材料",
    )
    docket = Docket.objects.filter(pk=plan.docket).first()
    docket = docket or Docket(id=plan.docket, kind="case", agency=plan.team.handlers[0].body.number)
    file = _photograph(plan, piece, told) if drawn else None
    return add(docket, says, file=file, by=plan.team.handlers[0].actor(), key=key(plan.name, piece)).pk


def _photograph(plan: Plan, piece: str, told: Telling) -> Attached:
    title = PIECES[piece][1]
    content = picture(title, f"{told.day} {plan.plot.name}", name=f"{plan.name}/{piece}")
    return Attached(BytesIO(content), f"{title}.jpg", len(content))
