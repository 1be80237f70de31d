"""Situations reached by real steps: `case_at("notice")` is a case that the cast has brought to that stage.

Words come from `examples`, people from `cast`, pieces of evidence are put on the docket when they are first named.
Every step is taken through the house as on the desk; a situation that does not vary is walked to once in a run.
"""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from mingjing.law.language import FieldType, Step
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.record.models import Docket
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import open_case
from mingjing.rooms.cases.actions import take as take_step
from mingjing.rooms.cases.actions.opening import first_step
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.taken import Taken
from mingjing.rooms.catalogue.actions import bring_into_force
from mingjing.rooms.catalogue.builtin import install_builtin
from mingjing.rooms.evidence.actions import Piece, add
from mingjing.rooms.evidence.models import Evidence
from tests import cast, examples
from tests.situations import reached

ORDINARY, SUMMARY = "penalty.ordinary.2021", "penalty.summary.2021"
EVERYWHERE = frozenset({0, cast.CITY, cast.BUREAU, cast.SQUAD, cast.OTHER})
CLERK = "钱进"
DOES = {
    Role.HANDLER: "张明",
    Role.UNIT_HEAD: "周敏",
    Role.LEADER: "陈立",
    Role.REVIEWER: "王芳",
    Role.HEARING_OFFICER: "吴兰",
    Role.PUBLISHER: "郑洁",
    Role.CASHIER: "何丽",
}
"""Who takes a step of this role, unless told otherwise."""

_PLAYED = {
    **dict(zip(examples.HANDLERS, cast.certificates("张明", "李华"), strict=True)),
    **dict(zip(examples.HEADS, cast.certificates("陈立", "林海"), strict=True)),
    examples.OTHER_HANDLER: cast.certificates("周敏")[0],
    examples.HEARING_OFFICER: cast.certificates("吴兰")[0],
    examples.REVIEWER: cast.certificates("王芳")[0],
}
PIECES = {
    "E-1": ("documentary", "现场检查照片"),
    "E-2": ("audiovisual", "现场检查录像"),
    "E-3": ("audiovisual", "道路监控录像"),
    "E-4": ("expert", "遗撒物检测报告"),
    "E-5": ("documentary", "登记保存物品照片"),
    "E-6": ("documentary", "当事人提交的清理照片"),
    "E-7": ("statement", "放弃权利声明书"),
}
BENCHMARK: dict[str, Any] = {
    "code": "CG-0231",
    "title": "运输建筑垃圾沿途遗撒",
    "matter": "CG-0231",
    "method": "fine_matrix",
    "factors": ["遗撒长度"],
    "grades": [
        {"code": "1", "conditions": {"遗撒长度": "不满一百米"}, "minimum": 2_000_00, "maximum": 5_000_00},
        {"code": "2", "conditions": {"遗撒长度": "一百米以上不满二百米"}, "minimum": 5_000_00, "maximum": 15_000_00},
        {"code": "3", "conditions": {"遗撒长度": "二百米以上"}, "minimum": 15_000_00, "maximum": 30_000_00},
    ],
}  # fmt: skip

Way = tuple[tuple[str, str], ...]
WAYS: dict[str, Way] = {
    ORDINARY: (
        ("register_lead", "2026-03-02"),
        ("verify", "2026-03-03"),
        ("file", "2026-03-04"),
        ("assign", "2026-03-04"),
        ("inspect", "2026-03-05"),
        ("interview", "2026-03-06"),
        ("collect", "2026-03-09"),
        ("order_rectification", "2026-03-10"),
        ("propose", "2026-03-11"),
        ("inform", "2026-03-12"),
        ("deliver_notice", "2026-03-12"),
        ("defend", "2026-03-13"),
        ("recheck", "2026-03-16"),
        ("propose", "2026-03-16"),
        ("request_hearing", "2026-03-17"),
        ("call_hearing", "2026-03-18"),
        ("hear", "2026-03-30"),
        ("report_hearing", "2026-03-31"),
        ("check_rectification", "2026-03-31"),
        ("approve_proposal", "2026-04-01"),
        ("submit_review", "2026-04-01"),
        ("review", "2026-04-03"),
        ("deliberate", "2026-04-08"),
        ("decide", "2026-04-10"),
        ("deliver", "2026-04-13"),
        ("pay", "2026-04-20"),
        ("propose_closure", "2026-04-21"),
        ("approve_closure", "2026-04-22"),
        ("archive", "2026-04-23"),
    ),
    SUMMARY: (
        ("establish", "2026-03-05"),
        ("tell", "2026-03-05"),
        ("hear_party", "2026-03-05"),
        ("decide_on_spot", "2026-03-05"),
        ("report_decision", "2026-03-06"),
        ("pay", "2026-03-09"),
        ("propose_closure", "2026-03-11"),
        ("approve_closure", "2026-03-11"),
        ("archive", "2026-03-12"),
    ),
}
"""The steps of a whole case, each on its day."""


def house() -> None:
    """The cast at their posts, the built-in catalogues and one benchmark; once a database."""
    if Agency.objects.exists():
        return
    cast.engage()
    clerk = cast.actor(CLERK)
    install_builtin(clerk, cast.uid("catalogues"))
    bring_into_force(
        "benchmark",
        "CG",
        [BENCHMARK],
        effective_from=date(2025, 1, 1),
        by=clerk,
        key=cast.uid("benchmark"),
    )


def case_at(stage: str, procedure: str = ORDINARY, **variations: Mapping[str, object]) -> Case:
    """A case that has just come to this stage; `propose={"fine": 300_00}` changes the words of one step."""
    return _reached(procedure, variations, arrived=stage)


def case_before(step: str, procedure: str = ORDINARY, **variations: Mapping[str, object]) -> Case:
    """A case just before this step is taken for the first time."""
    return _reached(procedure, variations, before=step)


def _reached(
    code: str, variations: Mapping[str, Mapping[str, object]], *, before: str = "", arrived: str = ""
) -> Case:
    """Walked to; where nothing varies and the database is fresh, once in a run."""
    house()
    if variations:
        return _walked(code, variations, before=before, arrived=arrived)
    name = f"{code}.{'before' if before else 'at'}.{before or arrived}"
    return reached(
        name, lambda: _walked(code, variations, before=before, arrived=arrived), everywhere=EVERYWHERE
    )


def _walked(
    code: str, variations: Mapping[str, Mapping[str, object]], *, before: str = "", arrived: str = ""
) -> Case:
    case: Case | None = None
    for step, on in WAYS[code]:
        if case is not None and step == before:
            return case
        words = variations.get(step, {})
        case = opened(code, on=on, **words).case if case is None else take(case, step, on=on, **words).case
        if case.stage == arrived:
            return case
    if case is None or before or arrived:
        raise LookupError(f"{code} does not come to {before or arrived}")
    return case


def opened(code: str = ORDINARY, *, on: str, by: str = "张明", **changes: object) -> Taken:
    """A new case by its first step."""
    key, actor = uuid.uuid4(), cast.actor(by)
    docket = Docket(id=uuid.uuid5(key, actor.account), kind="case", agency=actor.agency)
    with reading(EVERYWHERE):
        rule = procedure(code).steps[first_step(procedure(code))]
        says = _words(code, first_step(procedure(code)), rule, docket, on, changes)
        return open_case(code, by=actor, says=says, key=key)


def take(case: Case, step: str, *, on: str = "", by: str = "", **changes: object) -> Taken:
    """Take a step with the example's words, some of them changed; None takes a word away."""
    rule = procedure(case.procedure).steps[step]
    who = by or next(DOES[role] for role in rule.roles if role in DOES)
    with reading(EVERYWHERE):
        says = _words(case.procedure, step, rule, case.docket, on, changes)
        return take_step(step, case, by=cast.actor(who), says=says, key=uuid.uuid4())


def _words(
    code: str, step: str, rule: Step, docket: Docket, on: str, changes: Mapping[str, object]
) -> dict[str, Any]:
    says = {name: _played(value, docket) for name, value in examples.saying(code, step, **changes).items()}
    ask = rule.ask("on")
    if on and ask is not None and "on" not in says:
        says["on"] = f"{on}T16:30:00+08:00" if ask.type is FieldType.DATETIME else on
    return says


def _played(value: Any, docket: Docket) -> Any:
    """The example's people as the cast, its pieces of evidence as those on the docket."""
    if isinstance(value, list):
        return [_played(one, docket) for one in value]
    if isinstance(value, str):
        return piece(docket, value) if value in PIECES else _PLAYED.get(value, value)
    return value


def piece(docket: Docket, name: str) -> str:
    """The id of this piece on the docket; added where it is not there yet."""
    kind, title = PIECES[name]
    found = Evidence.objects.filter(docket=docket.id, title=title).first()
    if found is None:
        told = Piece(
            kind,
            title,
            obtained_on=date(2026, 3, 2),
            taken_by=tuple(cast.certificates("张明", "李华")),
            original_held="石岐中队证据室",
        )
        found = add(docket, told, by=cast.actor("张明"), key=uuid.uuid4())
    return str(found.pk)
