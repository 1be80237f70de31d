"""The proof: both procedures pass it, and it finds every fault we plant."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mingjing.law.asks import Ask, State
from mingjing.law.calendar import days
from mingjing.law.guards import Guard
from mingjing.law.language import ActKind, Procedure
from mingjing.law.limits import Exclusion, Extension, Limit, Suspension
from mingjing.law.procedures import all_procedures, procedure
from mingjing.law.proof import problems
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.steps import Branch, Step
from mingjing.law.words import FieldClass, FieldType, Role

GOING = Ask("way", "去向", FieldType.CHOICE, choices=(("on", "继续"), ("out", "结束")))
OPENING = Step(title="开始", at=("first",), to="second", by=Role.HANDLER, article="第一条")
BRANCH = Step(
    title="选择",
    at=("second",),
    to=Branch("way", (("on", "first"), ("out", "last"))),
    by=Role.HANDLER,
    article="第二条",
    asks=(GOING, Ask("days", "天数", FieldType.INTEGER)),
    states=(State("certificates", "执法证件"),),
)
LIMIT = Limit(code="choose", title="选择", term=days(3), starts="open", meets=("choose",), article="第三条")
SOUND = Procedure(
    code="sound",
    title="示例程序",
    kind=ActKind.PENALTY,
    statute=PENALTY_LAW,
    in_force=date(2021, 7, 15),
    stages={"first": "一", "second": "二", "last": "三"},
    opens="first",
    closes=frozenset({"last"}),
    steps={"open": OPENING, "choose": BRANCH},
    limits=(LIMIT,),
)


def holds(file: object) -> bool:
    return True


def opening(**changes: object) -> Procedure:
    return replace(SOUND, steps={**SOUND.steps, "open": replace(OPENING, **changes)})  # type: ignore[arg-type]


def choosing(**changes: object) -> Procedure:
    return replace(SOUND, steps={**SOUND.steps, "choose": replace(BRANCH, **changes)})  # type: ignore[arg-type]


def limited(**changes: object) -> Procedure:
    return replace(SOUND, limits=(replace(LIMIT, **changes),))  # type: ignore[arg-type]


def guarded(article: str, sentence: str, field: str | None = None) -> Procedure:
    return opening(checks=(Guard(article, sentence, holds, field),))


STRAY = Step(title="迷路", at=("second",), to="pit", by=Role.HANDLER, article="第四条")
FAULTS: dict[str, tuple[Callable[[], Procedure], str]] = {
    "an unreachable stage": (
        lambda: replace(SOUND, stages={**SOUND.stages, "far": "远"}),
        "stage far cannot be reached",
    ),
    "a dead end": (
        lambda: replace(SOUND, stages={**SOUND.stages, "pit": "坑"}, steps={**SOUND.steps, "fall": STRAY}),
        "stage pit is a dead end",
    ),
    "an unknown stage": (lambda: opening(to="nowhere"), "step open names the unknown stage nowhere"),
    "an unknown opening": (
        lambda: replace(SOUND, opens="zero"),
        "stage zero is opened or closed at, but not declared",
    ),
    "a way on from the end": (
        lambda: opening(at=("first", "last")),
        "stage last closes the case but a step leads on",
    ),
    "a step without article": (lambda: opening(article=" "), "step open cites no article"),
    "a step without title": (lambda: opening(title=""), "step open has no title"),
    "a step at no stage": (lambda: opening(at=()), "step open stands at no stage"),
    "a step of nobody": (lambda: opening(by=()), "step open belongs to nobody"),
    "an unknown leaf": (lambda: opening(leaf="xyz"), "step open has the unknown leaf xyz"),
    "a field asked twice": (lambda: opening(asks=(GOING, GOING)), "step open has the field way twice"),
    "a field without class": (
        lambda: opening(asks=(Ask("a", "甲", FieldType.TEXT, "public"),)),  # type: ignore[arg-type]
        "step open asks a without a class",
    ),
    "a field without type": (
        lambda: opening(asks=(Ask("a", "甲", "text", FieldClass.PUBLIC),)),  # type: ignore[arg-type]
        "step open asks a without a type",
    ),
    "a field without title": (
        lambda: opening(asks=(Ask("a", "", FieldType.TEXT),)),
        "step open asks a without a title",
    ),
    "a choice without choices": (
        lambda: opening(asks=(Ask("a", "甲", FieldType.CHOICE),)),
        "step open asks a without choices",
    ),
    "a state without statement": (
        lambda: opening(states=(State("major", ""),)),
        "state major without a statement",
    ),
    "a guard without article": (lambda: guarded("", "应当"), "guard holds of step open cites no article"),
    "a guard without sentence": (lambda: guarded("第一条", ""), "guard holds of step open has no sentence"),
    "a guard on an unknown field": (
        lambda: guarded("第一条", "应当", "fine"),
        "names the unknown field fine",
    ),
    "a branch on an unknown field": (
        lambda: choosing(asks=()),
        "step choose branches on the unknown field way",
    ),
    "a branch on no choice": (
        lambda: choosing(to=Branch("way", (("up", "last"),))),
        "step choose branches on way=up, which is no choice",
    ),
    "a branch on a blank": (
        lambda: choosing(asks=(replace(GOING, required=False),)),
        "step choose branches on way, which may be left blank",
    ),
    "a paper not listed": (
        lambda: choosing(paper_by=Branch("way", (("on", "on_site_record"),))),
        "step choose makes the paper on_site_record but does not list it",
    ),
    "a limit without article": (lambda: limited(article=""), "limit choose cites no article"),
    "a limit met by nothing": (lambda: limited(meets=()), "limit choose is met by nothing"),
    "a limit on an unknown step": (
        lambda: limited(meets=("fly",)),
        "limit choose names the unknown step fly",
    ),
    "a limit on an unknown start": (lambda: limited(starts="fly"), "limit choose names the unknown step fly"),
    "a pair on an unknown field": (lambda: limited(pairs="list_number"), "reads the field list_number"),
    "an extension by nothing": (
        lambda: limited(extensions=(Extension(step="choose", title="延长", article="第三条"),)),
        "is extended by choose by no one measure",
    ),
    "an extension on an unknown field": (
        lambda: limited(extensions=(Extension(step="choose", title="延长", article="第三条", days="many"),)),
        "reads the field many",
    ),
    "a suspension without article": (
        lambda: limited(suspensions=(Suspension(starts="open", ends=("choose",), title="中止", article=""),)),
        "is changed without an article",
    ),
    "an exclusion by an unknown step": (
        lambda: limited(
            exclusions=(Exclusion(starts="fly", ends=("choose",), title="扣除", article="第三条"),)
        ),
        "limit choose names the unknown step fly",
    ),
    "a limit declared twice": (
        lambda: replace(SOUND, limits=(LIMIT, LIMIT)),
        "limit choose is declared twice",
    ),
}


@pytest.mark.parametrize("code", sorted(all_procedures()))
def test_the_procedure_has_no_fault(code: str) -> None:
    assert problems(procedure(code)) == []


def test_a_sound_procedure_has_no_fault() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_proof_finds(fault: str) -> None:
    planted, sentence = FAULTS[fault]
    assert any(sentence in found for found in problems(planted())), problems(planted())
