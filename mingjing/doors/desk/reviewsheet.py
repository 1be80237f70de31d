"""What a reviewer reads: the proposal, the papers and the pieces of a case as text that remarks can point into."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from mingjing.doors.ui.words import yuan
from mingjing.law.asks import Ask
from mingjing.law.words import FieldType
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.cases.papers import form
from mingjing.rooms.cases.papers.forms.shape import Kind, PaperField
from mingjing.rooms.evidence import queries as evidence
from mingjing.rooms.evidence.models import Evidence

from .saying import said

PROPOSAL = "proposal"
Pieces = list[dict[str, Any]]


@dataclass(frozen=True)
class Mark:
    """A remark as shown in a text: the words it is about, its number, and where it is read."""

    quote: str
    number: int
    url: str
    bad: bool = True


@dataclass
class Sheet:
    """One material on the middle of the page: its title, its parts with the marked words, its original."""

    title: str
    number: str = ""
    parts: list[dict[str, Any]] = field(default_factory=list)
    original: str = ""


@dataclass
class Materials:
    """All that belongs to a review, by key: the proposal, `paper:<id>` and `piece:<id>`."""

    case: Case
    lines: Sequence[queries.Line]
    papers: Sequence[Paper]
    pieces: Sequence[Evidence]

    @classmethod
    def of(cls, case: Case) -> "Materials":
        """Read from the case."""
        pieces = list(evidence.pieces(case.docket_id))
        return cls(case, queries.lines(case), queries.papers(case)[::-1], pieces)

    def titles(self) -> list[tuple[str, str, str]]:
        """Key, title and a note for each material."""
        papers = [
            (f"paper:{one.id}", one.title, one.number or f"{one.issued_on:%m-%d}") for one in self.papers
        ]
        pieces = [
            (f"piece:{one.id}", f"证据 {one.number}：{one.title}", one.get_kind_display())
            for one in self.pieces
        ]
        return [(PROPOSAL, "处理建议（本次所审）", ""), *papers, *pieces]

    def listed(self, here: str, remarks: Iterable[str]) -> list[dict[str, Any]]:
        """The list at the left, with how many remarks each has."""
        counts = Counter(remarks)
        return [
            {"key": key, "title": title, "note": note, "count": counts[key], "current": key == here}
            for key, title, note in self.titles()
        ]

    def sheet(self, key: str, marks: Sequence[Mark]) -> Sheet:
        """One material as text; an unknown key shows the proposal."""
        kind, _, number = key.partition(":")
        paper = next((one for one in self.papers if kind == "paper" and str(one.id) == number), None)
        piece = next((one for one in self.pieces if kind == "piece" and str(one.id) == number), None)
        if paper is not None:
            return _paper(paper, self.case, marks)
        return _piece(piece) if piece is not None else self._proposal(marks)

    def _proposal(self, marks: Sequence[Mark]) -> Sheet:
        last = next((one for one in reversed(self.lines) if one.action == "case.propose"), None)
        if last is None or last.step is None:
            return Sheet("处理建议")
        told = [
            (ask.title, self._said(ask, last.says[ask.name]))
            for ask in last.step.asks
            if ask.name in last.says
        ]
        return Sheet(
            "处理建议", f"{last.on or last.at:%Y-%m-%d} {last.by.get('name', '')}提出", _parts(told, marks)
        )

    def _said(self, ask: Ask, value: Any) -> str:
        if ask.type is not FieldType.EVIDENCE:
            return said(ask, value, most=0)
        return "\n".join(
            f"{one.number}. {one.title}" for one in self.pieces if str(one.id) in map(str, value)
        )


def _paper(paper: Paper, case: Case, marks: Sequence[Mark]) -> Sheet:
    told = [
        (one.title, _value(one, paper.fields[one.name]))
        for one in form(paper.code).fields
        if one.name in paper.fields
    ]
    original = reverse("desk:paper", args=[case.number, paper.id])
    return Sheet(paper.title, paper.number, _parts(told, marks), original)


def _value(one: PaperField, value: Any) -> str:
    if one.type is Kind.MONEY and isinstance(value, int):
        return yuan(value)
    if one.type is Kind.YES:
        return "是" if value else "否"
    if one.type is Kind.MOMENT:
        return str(value)[:16].replace("T", " ")
    if isinstance(value, list):
        return "\n".join("　".join(str(cell) for cell in _cells(row)) for row in value)
    return str(value)


def _cells(row: Any) -> Iterable[Any]:
    return row.values() if isinstance(row, Mapping) else [row]


def _piece(piece: Evidence) -> Sheet:
    told = [
        ("种类", piece.get_kind_display()),
        ("取得日期", f"{piece.obtained_on}"),
        ("取证人员", "、".join(piece.taken_by)),
        ("来源", piece.source),
        ("原件存放", piece.original_held),
        ("文件", piece.file_name),
        ("摘要值", piece.sha256),
        ("说明", piece.note),
        ("提示", "；".join(piece.warnings)),
    ]
    return Sheet(f"证据 {piece.number}：{piece.title}", "", _parts([one for one in told if one[1]], []))


def _parts(told: Iterable[tuple[str, str]], marks: Sequence[Mark]) -> list[dict[str, Any]]:
    return [
        {"label": label, "paragraphs": [_marked(line, marks) for line in text.splitlines() if line.strip()]}
        for label, text in told
    ]


def _marked(text: str, marks: Sequence[Mark]) -> Pieces:
    """The text in pieces, those that a remark quotes with its mark."""
    for mark in marks:
        before, found, after = text.partition(mark.quote) if mark.quote else (text, "", "")
        if found:
            return [*_marked(before, marks), {"text": found, "mark": mark}, *_marked(after, marks)]
    return [{"text": text}] if text else []
