"""全过程记录: the docket's entries as the timeline draws them, and the kinds they are filtered by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from mingjing.law.language import FieldClass, FieldType, Role
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.models import Evidence

from .numbers import NIL, address, stem
from .saying import said

KINDS = {
    "": "全部",
    "papers": "文书",
    "media": "音像",
    "approvals": "审批",
    "deliveries": "送达",
    "publication": "公示",
    "system": "系统",
}
PUBLICATION = frozenset({"publish", "exempt", "withdraw", "correct", "confirm_publication"})
FIELD = frozenset({"inspect", "preserve", "establish", "tell", "hear_party"})
APPROVING = frozenset({Role.LEADER, Role.UNIT_HEAD, Role.REVIEWER})
BAD = {"returned": "退回", "refused": "不同意", "rejected": "不同意", "failed": "没有成功"}
MOST = 60
SAID_ELSEWHERE = frozenset({"on", "outcome", "suggestions", "matter", "title"})
DULL = frozenset(
    {FieldType.OFFICERS, FieldType.OFFICER, FieldType.BOOLEAN, FieldType.EVIDENCE, FieldType.GRADE}
)
"""Fields that say little in a summary: the entry's own page has them all."""


class Record:
    """The entries of one case with the papers and pieces that came with them."""

    def __init__(
        self, case: Case, lines: Sequence[queries.Line], papers: Sequence[Paper], pieces: Sequence[Evidence]
    ):
        self.case, self.lines = case, lines
        self.papers: dict[int, list[Paper]] = {}
        for paper in papers:
            self.papers.setdefault(paper.place, []).append(paper)
        self.pieces: Mapping[str, Evidence] = {str(piece.pk): piece for piece in pieces}
        self.titles: Mapping[str, Evidence] = {piece.title: piece for piece in pieces}
        self.kinds = {line.number: self.kinds_of(line) for line in lines}
        self.here = address(case.number)
        self.entry_page = stem("desk:entry", case.number, 0)
        self.paper_page = stem("desk:paper", case.number, NIL)

    def kinds_of(self, line: queries.Line) -> set[str]:
        """Under which filters an entry falls."""
        code, found = line.action.removeprefix("case."), set()
        if self.papers.get(line.number):
            found.add("papers")
        if self._media(line):
            found.add("media")
        if line.step and set(line.step.roles) <= APPROVING:
            found.add("approvals")
        if code.startswith("deliver") and code != "deliberate":
            found.add("deliveries")
        if code in PUBLICATION:
            found.add("publication")
        if line.step is None and line.action != "evidence.add":
            found.add("system")
        return found

    def _media(self, line: queries.Line) -> bool:
        if line.action == "evidence.add":
            return str(line.says.get("kind")) == "audiovisual"
        named = line.says.get("evidence")
        named = named if isinstance(named, list) else []
        return any(self.pieces[one].kind == "audiovisual" for one in map(str, named) if one in self.pieces)

    def filters(self, kind: str) -> list[dict[str, Any]]:
        """The filter chips with their counts."""
        counts = Counter(kind for kinds in self.kinds.values() for kind in kinds)
        return [
            {
                "label": label,
                "count": counts[key] if key else len(self.lines),
                "url": f"{self.here}?kind={key}#record" if key else f"{self.here}#record",
                "current": key == kind,
            }
            for key, label in KINDS.items()
        ]

    def entries(self, kind: str, *, most: int = MOST) -> list[dict[str, Any]]:
        """The entries of a kind, newest first."""
        kept = [line for line in reversed(self.lines) if not kind or kind in self.kinds[line.number]]
        return [self._entry(line) for line in (kept[:most] if most else kept)]

    def _entry(self, line: queries.Line) -> dict[str, Any]:
        """One entry; late entry (补录) and its place in the log are said."""
        entered = timezone.localtime(line.at)
        on = line.on or entered.date()
        late = on != entered.date()
        bad = BAD.get(str(line.says.get("outcome")), "")
        return {
            "id": f"entry-{line.number}",
            "date": f"{on:%m-%d}",
            "datetime": f"{on}",
            "time": "" if late else f"{entered:%H:%M}",
            "kind": self._node(line, bad),
            "title": line.title,
            "url": f"{self.entry_page}{line.number}/",
            "by": " · ".join(filter(None, (*by_of(line), f"{entered:%m-%d %H:%M} 补录" if late else ""))),
            "tag": self._tag(line, bad),
            "text": summary_of(line),
            "quote": str(line.says.get("suggestions") or (line.says.get("reasons") if bad else "") or ""),
            "links": self._links(line),
        }

    def _node(self, line: queries.Line, bad: str) -> str:
        if bad:
            return "returned"
        if line.step is None:
            return "system" if line.action != "evidence.add" else "field"
        if line.action.removeprefix("case.") in FIELD:
            return "field"
        return "done" if line.step.destination(line.says) else "plain"

    def _tag(self, line: queries.Line, bad: str) -> dict[str, str] | None:
        if bad:
            return {"text": bad, "tone": "bad"}
        outcome = line.step.ask("outcome") if line.step else None
        if outcome is not None and line.says.get("outcome"):
            return {"text": outcome.choice_title(line.says["outcome"]), "tone": "ok"}
        return None

    def _links(self, line: queries.Line) -> list[dict[str, str]]:
        found = [
            {"text": f"《{paper.title}》", "url": f"{self.paper_page}{paper.pk}/"}
            for paper in self.papers.get(line.number, ())
        ]
        piece = self.titles.get(str(line.says.get("title"))) if line.action == "evidence.add" else None
        if piece is not None:
            found.append({"text": "看证据", "url": reverse("desk:piece", args=[self.case.number, piece.pk])})
        if line.index is not None:
            found.append({"text": f"日志第 {line.index} 叶", "url": f"{self.entry_page}{line.number}/"})
        return found


def by_of(line: queries.Line) -> tuple[str, str]:
    """Who: all the officers whom the entry names, else whoever entered it; and of which agency."""
    named = [one.get("name", "") for one in line.says.get("certificates") or [] if isinstance(one, dict)]
    return "、".join(filter(None, named)) or line.by.get("name", ""), line.by.get("agency_name", "")


def summary_of(line: queries.Line, *, most: int = 3) -> str:
    """The entry in a sentence: the step's public and internal words, never sealed ones."""
    if line.step is None:
        return str(line.says.get("title") or "") if line.action == "evidence.add" else ""
    parts = []
    for ask in line.step.asks:
        value = line.says.get(ask.name)
        if value in (None, "", [], False) or ask.name in SAID_ELSEWHERE or ask.type in DULL:
            continue
        if ask.klass is not FieldClass.SEALED:
            parts.append(f"{ask.title}：{said(ask, value)}".rstrip("。；"))
    return "；".join(parts[:most]) + ("。" if parts else "")
