"""Walk a case through a procedure in pure form: no database, a calendar of 2026, an invented cast."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256

from mingjing.law.calendar import Calendar
from mingjing.law.casefile import CaseFile, Doer, Happening
from mingjing.law.collection import charged, fine_of, paid
from mingjing.law.language import CHINA, Procedure, Role, Running
from mingjing.law.procedures import procedure
from mingjing.law.publicity import standing
from tests.examples import HANDLERS, HEADS, HEARING_OFFICER, REVIEWER, saying


def _span(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


OFF_2026 = [  # the State Council Office's notice of 2025-11-04
    *_span("2026-01-01", "2026-01-03"),
    *_span("2026-02-15", "2026-02-23"),
    *_span("2026-04-04", "2026-04-06"),
    *_span("2026-05-01", "2026-05-05"),
    *_span("2026-06-19", "2026-06-21"),
    *_span("2026-09-25", "2026-09-27"),
    *_span("2026-10-01", "2026-10-07"),
]
WORKED_2026 = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
]
CALENDAR = Calendar.of([*((day, True) for day in OFF_2026), *((day, False) for day in WORKED_2026)])

CAST = {
    Role.HANDLER: Doer("chen", "陈示例", HANDLERS[0], 1, Role.HANDLER),
    Role.UNIT_HEAD: Doer("zhou", "周示例", "粤T80001", 1, Role.UNIT_HEAD),
    Role.LEADER: Doer("li", "李示例", HEADS[0], 1, Role.LEADER),
    Role.REVIEWER: Doer("zhang", "张示例", REVIEWER, 1, Role.REVIEWER),
    Role.HEARING_OFFICER: Doer("wu", "吴示例", HEARING_OFFICER, 1, Role.HEARING_OFFICER),
    Role.PUBLISHER: Doer("he", "何示例", "", 1, Role.PUBLISHER),
    Role.CASHIER: Doer("sun", "孙示例", "", 1, Role.CASHIER),
}


def day(text: str) -> date:
    """A day of 2026, given as month-day, or any day given in full."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def digest(said: object) -> str:
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


@dataclass
class Walk:
    """One case being walked; `take` insists, `refused` returns the reasons."""

    code: str = "penalty.ordinary.2021"
    happenings: list[Happening] = field(default_factory=list)
    stage: str = ""
    states: dict[str, object] = field(default_factory=dict)
    calendar: Calendar = CALENDAR

    def __post_init__(self) -> None:
        self.stage = self.stage or self.procedure.opens

    @property
    def procedure(self) -> Procedure:
        return procedure(self.code)

    def file(self, today: date | None = None) -> CaseFile:
        on = today or (self.happenings[-1].on if self.happenings else day("01-05"))
        return CaseFile(
            tuple(self.happenings), datetime(on.year, on.month, on.day, 18, tzinfo=CHINA), self.calendar
        )

    def looked_up(self, step: str, says: dict[str, object], file: CaseFile) -> dict[str, object]:
        """What the house would look up for the step, unless the walk was told otherwise."""
        officers = says.get("officers", [])
        assert isinstance(officers, list)
        proposal = file.last("propose")
        found: dict[str, object] = {
            "certificates": [
                {"number": one, "name": "示例", "agency": 1, "status": "valid"} for one in officers
            ],
            "major": {"is": True, "items": ["CF-118"], "reasons": ["经过听证程序"]},
            "grade": {
                "benchmark": "CG-0231",
                "edition": 3,
                "grade": "2",
                "minimum": 5_000_00,
                "maximum": 15_000_00,
            },
            "large": {"person": 5_000_00, "organisation": 100_000_00},
            "proposal": digest(proposal.said) if proposal else "",
            "reviewer": {"qualified": True, "certificate": REVIEWER},
            "owed": {"principal": fine_of(file), "surcharge": charged(file), "paid": paid(file)},
            "published": {"is": standing(file) is not None},
            "authority": {"competent": True, "matter": "CG-0231"},
        }
        if self.code == "penalty.summary.2021":
            found["grade"] = None
        found.update(self.states)
        return {state.name: found[state.name] for state in self.procedure.steps[step].states}

    def reasons(
        self,
        step: str,
        on: str,
        *,
        role: Role | None = None,
        by: Doer | None = None,
        today: str = "",
        states: dict[str, object] | None = None,
        **changes: object,
    ) -> tuple[list[str], Happening]:
        """Why the step may not be taken, and what would be written if it were."""
        rule = self.procedure.steps[step]
        doer = by or CAST[role or next(one for one in rule.roles if one in CAST)]
        happened = day(on)
        file = self.file(day(today) if today else happened)
        says = saying(self.code, step, **changes)
        known = {**self.looked_up(step, says, file), **(states or {})}
        when = happened if rule.ask("on") else None
        found = self.procedure.judge(
            step, stage=self.stage, by=doer, file=file, says=says, states=known, on=when
        )
        number = len(self.happenings) + 1
        return [str(one) for one in found], Happening(
            number, step, happened, file.now, doer, {**says, **known}
        )

    def refused(self, step: str, on: str, **more: object) -> list[str]:
        return self.reasons(step, on, **more)[0]  # type: ignore[arg-type]

    def take(self, step: str, on: str, **more: object) -> "Walk":
        found, happening = self.reasons(step, on, **more)  # type: ignore[arg-type]
        assert not found, f"{step}: {found}"
        self.stage = self.procedure.steps[step].destination(happening.said) or self.stage
        self.happenings.append(happening)
        return self

    def running(self, code: str, today: str = "") -> Running:
        """The latest run of a limit."""
        found = [
            one
            for one in self.procedure.running(self.file(day(today) if today else None))
            if one.code == code
        ]
        assert found, f"{code} does not run"
        return found[-1]


def until(step: str) -> Walk:
    """An ordinary case, with defence and hearing, just before that step is taken."""
    return _before("penalty.ordinary.2021", ORDINARY, step)


def on_spot_until(step: str) -> Walk:
    """A summary case just before that step is taken."""
    return _before("penalty.summary.2021", SUMMARY, step)


def _before(code: str, steps: tuple[tuple[str, str], ...], step: str) -> Walk:
    """A walk of one's own, as far as it was walked once for all."""
    walked = _walked(code, steps)[step]
    return replace(walked, happenings=[replace(one, said=dict(one.said)) for one in walked.happenings])


@cache
def _walked(code: str, steps: tuple[tuple[str, str], ...]) -> dict[str, Walk]:
    """What stands just before each step is first taken."""
    walk, before = Walk(code), {}
    for step, on in steps:
        before.setdefault(step, replace(walk, happenings=list(walk.happenings), states={}))
        walk.take(step, on)
    return before


ORDINARY = (
    ("register_lead", "03-02"),
    ("verify", "03-03"),
    ("file", "03-04"),
    ("assign", "03-04"),
    ("inspect", "03-05"),
    ("interview", "03-06"),
    ("request_preservation", "03-06"),
    ("approve_preservation", "03-06"),
    ("preserve", "03-06"),
    ("test", "03-06"),
    ("report_test", "03-09"),
    ("collect", "03-09"),
    ("dispose_preservation", "03-10"),
    ("order_rectification", "03-10"),
    ("propose", "03-11"),
    ("inform", "03-12"),
    ("deliver_notice", "03-12"),
    ("defend", "03-13"),
    ("recheck", "03-16"),
    ("propose", "03-16"),
    ("request_hearing", "03-17"),
    ("call_hearing", "03-18"),
    ("hear", "03-30"),
    ("report_hearing", "03-31"),
    ("check_rectification", "03-31"),
    ("approve_proposal", "04-01"),
    ("submit_review", "04-01"),
    ("review", "04-03"),
    ("deliberate", "04-08"),
    ("decide", "04-10"),
    ("deliver", "04-13"),
    ("publish", "04-14"),
    ("pay", "04-20"),
    ("propose_closure", "04-21"),
    ("approve_closure", "04-22"),
    ("archive", "04-23"),
)
SUMMARY = (
    ("establish", "03-05"),
    ("tell", "03-05"),
    ("hear_party", "03-05"),
    ("decide_on_spot", "03-05"),
    ("collect_on_spot", "03-05"),
    ("hand_in", "03-06"),
    ("bank", "03-09"),
    ("report_decision", "03-06"),
    ("publish", "03-10"),
    ("propose_closure", "03-11"),
    ("approve_closure", "03-11"),
    ("archive", "03-12"),
)
