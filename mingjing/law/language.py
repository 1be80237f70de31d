"""The procedure language (程序语言): a statutory procedure as plain data, judged by pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .asks import CHINA, ON, ON_MINUTE, Ask, Said, State, as_date, as_datetime, is_blank
from .calendar import Calendar, Reckoning, Term, days, hours, months, working_days
from .casefile import CaseFile, Doer, Happening
from .counting import running
from .guards import Guard, Reason, guard
from .limits import Exclusion, Extension, Limit, Running, Suspension
from .statutes import Statute
from .steps import Branch, Offer, Step
from .words import ActKind, Consequence, FieldClass, FieldType, Role, Unit

__all__ = [
    "CHINA",
    "ON",
    "ON_MINUTE",
    "ActKind",
    "Ask",
    "Branch",
    "Calendar",
    "CaseFile",
    "Consequence",
    "Doer",
    "Exclusion",
    "Extension",
    "FieldClass",
    "FieldType",
    "Guard",
    "Happening",
    "Limit",
    "Offer",
    "Procedure",
    "Reason",
    "Reckoning",
    "Role",
    "Running",
    "Said",
    "State",
    "Statute",
    "Step",
    "Suspension",
    "Term",
    "Unit",
    "as_date",
    "as_datetime",
    "days",
    "guard",
    "hours",
    "is_blank",
    "months",
    "working_days",
]

Moment = date | datetime


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """A procedure of one statute, as in force from a date (法定程序)."""

    code: str
    title: str
    kind: ActKind
    statute: Statute
    in_force: date
    stages: Mapping[str, str]
    opens: str
    closes: frozenset[str]
    steps: Mapping[str, Step]
    limits: tuple[Limit, ...] = ()

    def judge(
        self,
        step: str,
        *,
        stage: str,
        by: Doer,
        file: CaseFile,
        says: Said,
        states: Said | None = None,
        on: Moment | None = None,
    ) -> list[Reason]:
        """Why the step may not be taken: every reason, each with its article; empty where it may.

        What is entered late must hold both of the file as it is and of the file as it was on its day.
        """
        rule = self.steps.get(step)
        if rule is None:
            return [Reason("", f"《{self.title}》没有“{step}”这一步骤", None, self.statute.short)]
        known = dict(states or {})
        said = on if on is not None else says.get("on")
        then = file.as_of(as_datetime(said) or as_date(said))
        views = (then,) if said is None else (then, then.dated_by(as_date(said) or file.today))
        reasons = [
            *self._place(rule, stage, by.role),
            *self._fields(rule, says),
            *self._states(rule, known),
            *self._day(rule, file, says, on),
            *(one.reason(self.statute) for view in views for one in rule.needs if not one.holds(view)),
            *(
                one.reason(self.statute)
                for view in views
                for one in rule.checks
                if not one.holds(view.saying(step, {**says, **known}, by=by, on=on))
            ),
        ]
        return list(dict.fromkeys(reasons))

    def offers(self, *, stage: str, role: Role, file: CaseFile) -> list[Offer]:
        """What that role could do from here, each with the reasons that still stand against it."""
        return [
            Offer(
                code,
                step.title,
                tuple(one.reason(self.statute) for one in step.needs if not one.holds(file)),
            )
            for code, step in self.steps.items()
            if stage in step.at and role in step.roles
        ]

    def running(self, file: CaseFile) -> list[Running]:
        """Every limit that was started, with its arithmetic."""
        return [found for limit in self.limits for found in running(limit, file, statute=self.statute)]

    def limit(self, code: str) -> Limit:
        """The limit of that code."""
        return next(one for one in self.limits if one.code == code)

    def law_of(self, step: Step) -> Statute:
        """The statute that a step's article belongs to."""
        return step.law or self.statute

    def _reason(self, rule: Step, sentence: str, field: str | None = None) -> Reason:
        return Reason(rule.article, sentence, field, self.law_of(rule).short)

    def _place(self, rule: Step, stage: str, role: Role) -> list[Reason]:
        found = []
        if stage not in rule.at:
            here = self.stages.get(stage, stage)
            there = "、".join(f"“{self.stages.get(one, one)}”" for one in rule.at)
            found.append(self._reason(rule, f"案件现处“{here}”环节，“{rule.title}”应当在{there}环节办理"))
        if role not in rule.roles:
            who = "、".join(one.title for one in rule.roles)
            found.append(self._reason(rule, f"“{rule.title}”应当由{who}办理，{role.title}不能办理"))
        return found

    def _fields(self, rule: Step, says: Said) -> list[Reason]:
        found = []
        for ask in rule.asks:
            problem = ask.problem(says.get(ask.name))
            if problem:
                found.append(self._reason(rule, problem.removesuffix("。"), ask.name))
        known = {ask.name for ask in rule.asks}
        stated = {state.name: state.title for state in rule.states}
        for name in says:
            if name in stated:
                found.append(self._reason(rule, f"“{stated[name]}”由系统查明，不得填报", name))
            elif name not in known:
                found.append(self._reason(rule, f"“{rule.title}”没有“{name}”这一项", name))
        return found

    def _states(self, rule: Step, states: Said) -> list[Reason]:
        return [
            self._reason(rule, f"“{state.title}”尚未查明", state.name)
            for state in rule.states
            if state.name not in states
        ]

    def _day(self, rule: Step, file: CaseFile, says: Said, on: Moment | None) -> list[Reason]:
        said = on if on is not None else says.get("on")
        day, moment = as_date(said), as_datetime(said)
        if day is None:
            return []
        if rule.ask("on") is None:
            return [self._reason(rule, f"“{rule.title}”以登记的时间为准，不能另填发生日期", "on")]
        if day > file.today or (moment is not None and moment.tzinfo is not None and moment > file.now):
            return [self._reason(rule, "发生日期不得晚于今天", "on")]
        moved = next((one for one in reversed(file.happenings) if self._moves(one)), None)
        if rule.to is not None and moved is not None and day < moved.on:
            before = f"“{self.steps[moved.step].title}”（{moved.on.isoformat()}）"
            return [self._reason(rule, f"发生日期不得早于上一环节{before}", "on")]
        first = next(iter(file), None)
        if first is not None and first.step in self.steps and day < first.on:
            began = f"{self.steps[first.step].title}之日（{first.on.isoformat()}）"
            return [self._reason(rule, f"发生日期不得早于{began}", "on")]
        return []

    def _moves(self, happening: Happening) -> bool:
        step = self.steps.get(happening.step)
        return step is not None and step.destination(happening.said) is not None
