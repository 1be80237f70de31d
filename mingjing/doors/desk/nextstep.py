"""下一步: of all that may be done now, the one thing to do next; the rest is there when looked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from mingjing.law.language import Offer, Procedure, Role
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case
from mingjing.rooms.review.models import Note

from .numbers import stem

USUAL = (
    "verify", "file", "assign", "inspect", "interview", "collect", "order_rectification", "propose", "inform",
    "deliver_notice", "defend", "recheck", "request_hearing", "call_hearing", "hear", "report_hearing",
    "check_rectification", "approve_proposal", "submit_review", "review", "answer_review", "deliberate", "decide",
    "tell", "hear_party", "decide_on_spot", "report_decision", "deliver", "publish", "pay", "perform", "demand",
    "propose_closure", "approve_closure", "archive",
)  # fmt: skip
"""The order in which a usual case goes; it only sorts what the law already allows."""
FEW = 3


def next_steps(
    case: Case, way: Procedure, standing: Sequence[Offer], lines: Sequence[queries.Line]
) -> dict[str, Any]:
    """The card: what to do first, the two after it, everything else that may be done, and what may not yet."""
    offered = list({offer.step: offer for offer in standing}.values())
    done, reached = _since_arrival(case, lines), _reached(lines)

    def rank(offer: Offer) -> tuple[bool, bool, int, int]:
        return _rank(offer, way, done, reached)

    ready = sorted((one for one in offered if not one.reasons), key=rank)
    shut = sorted((one for one in offered if one.reasons), key=rank)
    usual = [one for one in ready if one.step in USUAL and one.step not in done]
    first = ([one for one in usual if _ahead(one, reached)] or usual)[:FEW]
    blocked = [one for one in shut if _ahead(one, reached)][: FEW - min(len(first), 2)]
    shown = first[: FEW - len(blocked)] if blocked else first
    return {
        "title": shown[0].title if shown else "",
        "tasks": [_task(case, way, one, first=place == 0) for place, one in enumerate(shown)]
        + [_blocked(one) for one in blocked],
        "others": [_link(case, one) for one in ready if one not in shown],
        "shut": [
            {"title": one.title, "reasons": list(map(str, one.reasons))} for one in shut if one not in blocked
        ],
    }


def _since_arrival(case: Case, lines: Sequence[queries.Line]) -> set[str]:
    """The steps taken since the case came to where it is."""
    done: set[str] = set()
    for line in lines:
        if line.step is None:
            continue
        if line.step.destination(line.says) == case.stage:
            done = set()
        done.add(line.action.removeprefix("case."))
    return done


def _reached(lines: Sequence[queries.Line]) -> int:
    """How far along the usual way the last usual step was; what came back begins again at the proposal."""
    for line in reversed(lines):
        code = line.action.removeprefix("case.")
        if code in USUAL:
            return USUAL.index("propose") - 1 if line.says.get("outcome") == "returned" else USUAL.index(code)
    return -1


def _ahead(offer: Offer, reached: int) -> bool:
    return offer.step in USUAL and USUAL.index(offer.step) > reached


def _rank(offer: Offer, way: Procedure, done: set[str], reached: int) -> tuple[bool, bool, int, int]:
    """What lies ahead first, then what was passed by, then what was done already."""
    place = USUAL.index(offer.step) if offer.step in USUAL else len(USUAL)
    return offer.step in done, place <= reached, place, list(way.steps).index(offer.step)


def step_page(case: Case, step: str) -> str:
    """The page of one step of a case."""
    return f"{stem('desk:step', case.number, 'file')}{step}/"


def _task(case: Case, way: Procedure, offer: Offer, *, first: bool) -> dict[str, Any]:
    rule = way.steps[offer.step]
    return {
        "title": offer.title,
        "note": f"依《{way.law_of(rule).short}》{rule.article}",
        "action": {
            "text": offer.title, "primary": first, "shortcut": "e s" if first else "",
                   "url": step_page(case, offer.step)},
        "on": first,
    }  # fmt: skip


def _blocked(offer: Offer) -> dict[str, Any]:
    return {
        "title": offer.title,
        "note": "；".join(map(str, offer.reasons)),
        "off": True,
        "state": {"text": "还不能办", "tone": "plain"},
    }


def _link(case: Case, offer: Offer) -> dict[str, str]:
    return {"title": offer.title, "url": step_page(case, offer.step)}


def to_mend(case: Case, notes: Sequence[Note], card: dict[str, Any]) -> dict[str, Any]:
    """The card of a case that came back: each remark of the review first, the next step after them."""
    page = reverse("desk:review", args=[case.number])
    tasks = [
        {
            "title": note.text,
            "note": note.quote,
            "action": {
                "text": "去补正",
                "primary": place == 0,
                "shortcut": "" if place else "e s",
                "url": f"{page}#note-{note.pk}",
            },
            "on": place == 0,
        }
        for place, note in enumerate(notes)
    ]
    later = [
        task | {"on": False, "action": task["action"] | {"primary": False, "shortcut": ""}}
        for task in card["tasks"]
        if "action" in task
    ]
    return {**card, "title": f"补正 {len(notes)} 项", "tasks": tasks + later}


def waits_for(case: Case, everybody: Iterable[tuple[Role, Offer]], lines: Sequence[queries.Line]) -> str:
    """Who is to act where the reader is not: the next usual step that some role may take now."""
    reached = _reached(lines)
    ready = [(role, offer) for role, offer in everybody if not offer.reasons and _ahead(offer, reached)]
    if not ready or case.closed_on:
        return ""
    role, offer = min(ready, key=lambda one: USUAL.index(one[1].step))
    return f"等{role.title}办理“{offer.title}”。"
