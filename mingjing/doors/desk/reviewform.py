"""The eight questions as a form: read from what was posted, drawn again with everything typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from mingjing.law.penalty.review import QUESTIONS
from mingjing.rooms.review.checklist import Answer
from mingjing.rooms.review.models import Opinion

SHOWN = {"pass": "ok", "problem": "problem", "na": "none"}
READ = {shown: said for said, shown in SHOWN.items()}
CODES = tuple(code for code, _ in QUESTIONS)
NAMES = tuple(f"{part}-{code}" for code in CODES for part in ("answer", "note", "target", "quote"))


@dataclass
class Filled:
    """What the form holds: raw values by name, and the sentences about each."""

    raw: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def posted(cls, posted: QueryDict) -> "Filled":
        """The form as it was sent."""
        names = (*NAMES, "opinion", "on")
        return cls({name: posted.get(name, "").replace("\r\n", "\n")[:20_000] for name in names})

    @property
    def answers(self) -> list[Answer]:
        """The questions that have been answered."""
        return [self._answer(code) for code in CODES if self.raw.get(f"answer-{code}") in READ]

    @property
    def problems(self) -> int:
        """How many answers say that something is wrong."""
        return sum(one.answer == "problem" for one in self.answers)

    @property
    def left(self) -> int:
        """How many questions have no answer yet."""
        return len(CODES) - len(self.answers)

    @property
    def on(self) -> date | None:
        """The day typed, or None; what is no day is said so in `errors`."""
        typed = self.raw.get("on", "").strip()
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            self.errors["on"] = "“审核日期”应当是日期，例如 2026-01-15。"
            return None

    def _answer(self, code: str) -> Answer:
        kind, _, number = self.raw.get(f"target-{code}", "").partition(":")
        return Answer(
            code,
            READ[self.raw[f"answer-{code}"]],
            note=self.raw.get(f"note-{code}", "").strip(),
            quote=self.raw.get(f"quote-{code}", "").strip()[:200],
            papers=(number,) if kind == "paper" else (),
            evidence=(number,) if kind == "piece" else (),
        )

    def questions(self, hints: Mapping[str, str]) -> list[dict[str, Any]]:
        """The questions as the list draws them."""
        return [
            {
                "number": place,
                "text": title,
                "name": f"answer-{code}",
                "note_name": f"note-{code}",
                "answer": self.raw.get(f"answer-{code}", ""),
                "note": self.raw.get(f"note-{code}", ""),
                "hint": hints.get(code, ""),
                "hint_is_system": code in hints,
                "errors": [self.errors[name] for name in (code, f"note-{code}") if name in self.errors],
            }
            for place, (code, title) in enumerate(QUESTIONS, 1)
        ]

    def targets(self) -> list[dict[str, Any]]:
        """What each remark points at, for the second part of the form."""
        return [
            {
                "code": code,
                "number": place,
                "text": title,
                "target": self.raw.get(f"target-{code}", ""),
                "quote": self.raw.get(f"quote-{code}", ""),
            }
            for place, (code, title) in enumerate(QUESTIONS, 1)
        ]

    def summary(self, reasons: tuple[str, ...]) -> list[dict[str, str]]:
        """Every sentence once, with the way to its question or field."""
        told = [{"text": text, "id": _place(name)} for name, text in self.errors.items()]
        known = set(self.errors.values())
        return told + [{"text": reason} for reason in reasons if reason not in known]


def _place(name: str) -> str:
    code = name.removeprefix("note-")
    return f"review-answer-{code}" if code in CODES else f"field-{name}"


def answered(opinion: Opinion) -> list[dict[str, Any]]:
    """An opinion's questions, to be read only."""
    told = {one["code"]: one for one in opinion.answers}
    return [
        {
            "number": place,
            "text": title,
            "name": f"said-{opinion.place}-{code}",
            "note_name": "",
            "answer": SHOWN.get(told.get(code, {}).get("answer", ""), ""),
            "note": told.get(code, {}).get("note", ""),
        }
        for place, (code, title) in enumerate(QUESTIONS, 1)
    ]
