"""What changes a review: submitting, reviewing, extending, and answering what was remarked."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from mingjing.law.casefile import CaseFile
from mingjing.law.guards import Reason
from mingjing.law.people import handlers, nobody_recused
from mingjing.law.procedures import procedure
from mingjing.law.statutes import REVIEW_MEASURES
from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused
from mingjing.record.writing import write
from mingjing.rooms.cases.actions import Taken, taking
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.reading import case_file, doer
from mingjing.rooms.catalogue import queries as catalogue

from .checklist import Answer, answers_of, conclusion, faults, suggestions
from .models import Note, Opinion
from .pointing import astray, pointed

STEPS = frozenset({"submit_review", "review", "answer_review"})
"""The steps to which this room adds its own rows."""


def take(
    step: str, case: Case, *, by: Actor, says: Mapping[str, Any], key: uuid.UUID, version: int | None = None
) -> Taken:
    """Take one of this room's steps by a plain form's words."""
    said = {name: value for name, value in says.items() if value not in (None, "", [])}
    with taking(step, case, by=by, says=said, key=key, version=version) as taken:
        if step == "review":
            _keep_opinion(taken, answers_of(taken.says))
        elif step == "submit_review":
            _all_answered(taken)
        elif step == "answer_review":
            for note in open_notes(case):
                _close(note, str(taken.says.get("answer", "")), by, taken.on)
    return taken


def submit(
    case: Case,
    *,
    materials: Sequence[str],
    by: Actor,
    key: uuid.UUID,
    note: str = "",
    on: date | None = None,
    version: int | None = None,
) -> Taken:
    """Submit the proposal as it stands; every remark of the last review must have been answered."""
    says = _said(on, materials=list(materials), note=note)
    return take("submit_review", case, by=by, says=says, key=key, version=version)


def review(
    case: Case,
    answers: Sequence[Answer],
    *,
    opinion: str,
    by: Actor,
    key: uuid.UUID,
    outcome: str = "",
    on: date | None = None,
    version: int | None = None,
) -> Taken:
    """Review the proposal; the conclusion follows from the answers, and another one is refused."""
    says = _said(
        on,
        **{one.code: one.answer for one in answers},
        outcome=outcome or conclusion(answers),
        opinion=opinion,
        suggestions=suggestions(answers),
    )
    with taking("review", case, by=by, says=says, key=key, version=version) as taken:
        _keep_opinion(taken, answers)
    return taken


def extend(
    case: Case, *, reasons: str, by: Actor, key: uuid.UUID, on: date | None = None, version: int | None = None
) -> Taken:
    """Give the reviewer three working days more, once (第十八条)."""
    with taking(
        "extend_review", case, by=by, says=_said(on, reasons=reasons), key=key, version=version
    ) as taken:
        pass
    return taken


def answer(note: Note, *, text: str, by: Actor, key: uuid.UUID, on: date | None = None) -> None:
    """Answer one remark; the last answer is the step by which the officer answers the review."""
    case = note.case
    others = [one for one in open_notes(case) if one.pk != note.pk]
    step = procedure(case.procedure).steps["answer_review"]
    if others or case.stage not in step.at:
        _answer_alone(note, text=text, by=by, key=key, on=on)
        return
    told = [
        f"{one.number}. {one.answer}" for one in note.opinion.notes.order_by("number") if one.pk != note.pk
    ]
    says = _said(on, answer="\n".join([*told, f"{note.number}. {text}"]))
    with taking("answer_review", case, by=by, says=says, key=key) as taken:
        note.refresh_from_db()
        _may_answer(note, text, by, taken.file)
        _close(note, text, by, taken.on)


def open_notes(case: Case) -> list[Note]:
    """The remarks of the case that nobody has answered yet, in their order."""
    return list(Note.objects.filter(case=case, state="open").order_by("opinion__place", "number"))


def _said(on: date | None, **words: Any) -> dict[str, Any]:
    says = {name: value for name, value in words.items() if value not in (None, "", [])}
    return says if on is None else {**says, "on": on.isoformat()}


def _keep_opinion(taken: Taken, answers: Sequence[Answer]) -> None:
    """The opinion as a row, and a task for the officer from every problem."""
    case, says = taken.case, taken.says
    wrong = [*faults(answers, str(says.get("outcome"))), *astray(case, answers)]
    if wrong:
        raise Refused(wrong)
    submitted = taken.file.last("submit_review")
    limits = [one for one in taken.procedure.running(taken.file) if one.code == "review"]
    opinion = Opinion(
        case=case,
        agency=case.agency,
        place=taken.writing.number,
        proposal=str(says.get("proposal") or ""),
        outcome=str(says.get("outcome")),
        answers=[one.words() for one in answers],
        text=str(says.get("opinion") or ""),
        suggestions=str(says.get("suggestions") or ""),
        reviewer=taken.by.name,
        account=taken.by.account,
        certificate=taken.by.certificate,
        submitted_on=submitted.on if submitted else taken.on,
        reviewed_on=taken.on,
        due=limits[-1].due if limits else None,
    )
    opinion.save()
    taken.writing.create_many(_notes(opinion, answers))


def _notes(opinion: Opinion, answers: Sequence[Answer]) -> list[Note]:
    wrong = [one for one in answers if one.answer == "problem"]
    return [
        Note(
            case=opinion.case,
            agency=opinion.agency,
            opinion=opinion,
            number=place,
            question=one.code,
            text=one.note,
            quote=one.quote,
            **pointed(one),
        )
        for place, one in enumerate(wrong, 1)
    ]


def _all_answered(taken: Taken) -> None:
    """Nothing goes back to the reviewer while one of her remarks is unanswered (第二十条)."""
    left = open_notes(taken.case)
    if left:
        sentence = f"上一次审核还有{len(left)}条建议没有回应，请逐条处理后再送审"
        raise Refused([Reason("第二十条", sentence, None, REVIEW_MEASURES.short)])


def _answer_alone(note: Note, *, text: str, by: Actor, key: uuid.UUID, on: date | None) -> None:
    """One of several answers: an entry on the case's docket that is no step."""
    docket = Docket.objects.get(pk=note.case.docket_id)
    says = _said(on, note=str(note.pk), number=note.number, answer=text)
    with write(docket, "review.answer", by=by, says=says, key=key) as writing:
        note.refresh_from_db()
        _may_answer(note, text, by, case_file(docket.id, now=writing.at, calendar=catalogue.calendar()))
        _close(note, text, by, on or timezone.localdate(writing.at))


def _may_answer(note: Note, text: str, by: Actor, file: CaseFile) -> None:
    spoken = file.saying("answer_review", {"answer": text}, by=doer(by.words()))
    reasons: list[Reason] = []
    if by.role != Role.HANDLER or by.certificate not in handlers(file):
        reasons.append(Reason("第二十条", "审核建议应当由本案承办人员处理", None, REVIEW_MEASURES.short))
    if not nobody_recused.holds(spoken):
        reasons.append(nobody_recused.reason(REVIEW_MEASURES))
    if not text.strip():
        reasons.append(Reason("第二十条", "请写明处理情况", "answer", REVIEW_MEASURES.short))
    if note.state == "done":
        reasons.append(Reason("第二十条", "这条审核建议已经处理", None, REVIEW_MEASURES.short))
    if reasons:
        raise Refused(reasons)


def _close(note: Note, text: str, by: Actor, on: date) -> None:
    note.state, note.answer, note.answered_by, note.answered_on = "done", text, by.name, on
    note.save()
