"""呈现: what the public, the party and the credit systems see of one decision, and the document that proves it.

Every piece of a public text stands for one committed field: it is shown with its salt, or hidden as f[p]
where something in it had to be masked. So a stranger can rebuild the commitment from what is shown.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mingjing.record import tlog

from .decided import Decided
from .redaction import MASK, Finding, redact, scan

Answers = Mapping[str, str]
"""A finding's id to `keep` (it may be public) or `mask`."""


@dataclass(frozen=True)
class Piece:
    """一段: one committed field as the public sees it."""

    path: str
    text: str
    masked: bool


@dataclass(frozen=True)
class Doubt:
    """待答复的发现: what may be personal, and what a person must decide about."""

    id: str
    path: str
    label: str
    text: str
    before: str
    after: str

    def words(self) -> dict[str, str]:
        return {
            "id": self.id,
            "path": self.path,
            "label": self.label,
            "text": self.text,
            "before": self.before,
            "after": self.after,
        }


@dataclass(frozen=True)
class Rendered:
    """呈现结果: three renderings of one decision, what is shown of its entry, and what is in doubt."""

    kind: str
    title: str
    public: dict[str, Any]
    party: dict[str, Any]
    credit: dict[str, Any]
    text: str
    shown: frozenset[str]
    doubts: tuple[Doubt, ...]
    free_text: bool

    def document(self, of: Decided) -> tlog.Mjdoc:
        """The published document over the decision's own entry. Raises Refused where that was tampered with."""
        return opened(self.kind, self.title, self.shown, fields=of.fields, salts=of.salts, hashes=of.hashes)

    @property
    def digest(self) -> str:
        """What a second person agrees to: the words shown and the fields opened."""
        told = tlog.canonical([self.title, self.public, sorted(self.shown)])
        return hashlib.sha256(told).hexdigest()


def opened(
    kind: str,
    title: str,
    paths: Iterable[str],
    *,
    fields: Mapping[str, Any],
    salts: Mapping[str, bytes],
    hashes: Mapping[str, bytes],
) -> tlog.Mjdoc:
    """A document that opens these fields of an entry and hides the others."""
    shown = {path: (salts[path], fields[path]) for path in sorted(set(paths)) if path in salts}
    hidden = {path: hashed for path, hashed in hashes.items() if path not in shown}
    return tlog.Mjdoc(kind=kind, title=title, shown=shown, hidden=hidden)


@dataclass
class Desk:
    """脱敏台: texts of one decision on their way to the public, with everybody who may not be named."""

    names: tuple[str, ...]
    kept: tuple[str, ...]
    answers: Answers
    doubts: list[Doubt] = field(default_factory=list)

    @classmethod
    def of(cls, decided: Decided, answers: Answers, texts: Iterable[str]) -> "Desk":
        """Whoever is certain in one text is known in all."""
        parties = decided.parties
        says = [str(decided.says.get(name) or "") for name in ("party", "representative")]
        told = [*says, *(one.name for one in parties), *(one.legal_representative for one in parties)]
        agency = decided.agency
        kept = [agency.name, agency.address, agency.phone, agency.complaint_phone, agency.bank, agency.court]
        kept += [
            agency.reconsideration,
            *(str(decided.says.get(name) or "") for name in ("authority", "collector")),
        ]
        names = [name for name in told if name]
        for text in texts:
            found = scan(text, known_names=names, kept=kept)
            names += [one.text for one in found if one.certain and one.kind in {"person", "organisation"}]
        return cls(tuple(dict.fromkeys(names)), tuple(word for word in kept if word), answers)

    def clear(self, path: str, text: str) -> Piece:
        """A text as it may be shown; what is uncertain is kept or masked as answered, else noted as a doubt."""
        made = redact(text, known_names=self.names, kept=self.kept)
        masked = made.text != text
        for finding in made.uncertain:
            said = self.answers.get(_id(path, finding), "")
            self.doubts.append(_doubt(path, finding, text))
            if said == "mask":
                made = redact(made.text.replace(finding.text, MASK), known_names=self.names, kept=self.kept)
                masked = True
        return Piece(path, made.text, masked)

    def clear_all(self, pieces: Iterable[tuple[str, Any]]) -> list[Piece]:
        """Each piece of a text."""
        return [self.clear(path, str(text)) for path, text in pieces]

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt in self.doubts if self.answers.get(doubt.id) not in {"keep", "mask"})


def _id(path: str, finding: Finding) -> str:
    told = f"{path}/{finding.kind}/{finding.start}/{finding.text}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _doubt(path: str, finding: Finding, text: str) -> Doubt:
    return Doubt(
        _id(path, finding),
        path,
        finding.label,
        finding.text,
        text[max(0, finding.start - 20) : finding.start],
        text[finding.end : finding.end + 20],
    )
