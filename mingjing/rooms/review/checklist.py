"""The eight questions as answered, and what follows from the answers: nobody types the conclusion."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mingjing.law.guards import Reason
from mingjing.law.penalty.review import QUESTIONS
from mingjing.law.statutes import REVIEW_MEASURES

TITLES = dict(QUESTIONS)
PASSED, RETURNED = "passed", "returned"


@dataclass(frozen=True)
class Answer:
    """One question answered: pass, problem or na; a remark, and what it points at (ids as text, entry numbers)."""

    code: str
    answer: str
    note: str = ""
    quote: str = ""
    evidence: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

    def words(self) -> dict[str, Any]:
        """What the opinion keeps of it."""
        return {
            "code": self.code,
            "answer": self.answer,
            "note": self.note,
            "quote": self.quote,
            "evidence": list(self.evidence),
            "papers": list(self.papers),
            "lines": list(self.lines),
        }


def conclusion(answers: Sequence[Answer]) -> str:
    """What follows: any problem sends the case back (《广东省重大行政执法决定法制审核办法》第十九条)."""
    return RETURNED if any(one.answer == "problem" for one in answers) else PASSED


def suggestions(answers: Sequence[Answer]) -> str:
    """The remarks on what is wrong, numbered, as the opinion states them."""
    wrong = [one for one in answers if one.answer == "problem"]
    return "\n".join(f"{place}. {TITLES[one.code]}：{one.note}" for place, one in enumerate(wrong, 1))


def faults(answers: Sequence[Answer], outcome: str) -> list[Reason]:
    """What is wrong with the answers as a whole."""
    found = [
        Reason(
            "第十九条",
            f"“{TITLES[one.code]}”有问题的，应当写明具体审核建议",
            f"note-{one.code}",
            REVIEW_MEASURES.short,
        )
        for one in answers
        if one.answer == "problem" and not one.note.strip()
    ]
    if outcome == RETURNED and conclusion(answers) == PASSED:
        found.append(
            Reason(
                "第十九条",
                "八项都没有问题的应当审核通过；退回的，请指明有问题的事项",
                "outcome",
                REVIEW_MEASURES.short,
            )
        )
    return found


def answers_of(says: dict[str, Any]) -> tuple[Answer, ...]:
    """The answers in a plain form's words: one suggestion stands for every problem."""
    told = str(says.get("suggestions") or "")
    return tuple(
        Answer(code, str(says[code]), note=told if says[code] == "problem" else "")
        for code, _ in QUESTIONS
        if says.get(code)
    )
