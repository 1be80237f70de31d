"""脱敏: what the public must not read (GPM 14), masked where certain and shown to a second person where not.

Pure: text in, text and findings out. Structured fields are left out by rule before a text comes here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from . import names
from .addresses import addresses
from .digits import numbers
from .finding import LABELS, Finding, Kind, Span, settle
from .folding import Folded, fold
from .forms import forms

__all__ = ["LABELS", "MASK", "Finding", "Kind", "Redacted", "gate", "redact", "scan"]

MASK = "【已遮盖】"

_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Redacted:
    """脱敏结果: the text as it may be shown, and what was found, in places of the original text."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def uncertain(self) -> tuple[Finding, ...]:
        """What still stands in the text and waits for a second person."""
        return tuple(finding for finding in self.findings if not finding.certain)


def scan(text: str, *, known_names: Sequence[str] = (), kept: Sequence[str] = ()) -> list[Finding]:
    """Everything in a text that must not be public.

    `known_names`: the case's persons and organisations, other than the agency. `kept`: words that are public
    by law and stand as they are: the agency, its address and telephone, its officers.
    """
    if not text:
        return []
    folded = fold(text)
    spans = [*_told_by_itself(folded.text), *_named(folded.text, known_names)]
    if not spans:
        return []
    shown = _places(folded, kept)
    spans = [span for span in spans if not any(a <= span.start and span.end <= b for a, b in shown)]
    return [_finding(text, folded, span) for span in settle(spans)]


@lru_cache(maxsize=8192)
def _told_by_itself(text: str) -> tuple[Span, ...]:
    """What a text gives away whoever the case is about; without a Chinese character it is codes and numbers only."""
    found = [*numbers(text), *forms(text)]
    if _CHINESE.search(text):
        found += [*addresses(text), *_by_role(text), *names.suspected(text)]
    return tuple(found)


@lru_cache(maxsize=8192)
def _by_role(text: str) -> tuple[Span, ...]:
    return tuple(names.by_role(text))


def _named(text: str, known_names: Sequence[str]) -> list[Span]:
    """Every place of whoever is known, from the case or from this very text."""
    learnt = tuple(text[span.start : span.end] for span in _by_role(text))
    return names.known(text, _everyone(tuple(known_names), learnt))


@lru_cache(maxsize=1024)
def _everyone(known: tuple[str, ...], learnt: tuple[str, ...]) -> tuple[str, ...]:
    """Whom to look for, long names first."""
    return tuple(sorted({*(fold(name).text for name in known), *learnt}, key=len, reverse=True))


def _places(folded: Folded, kept: Iterable[str]) -> list[tuple[int, int]]:
    words = [re.escape(fold(word).text) for word in kept if word]
    return [found.span() for word in words for found in re.finditer(word, folded.text)]


def _finding(text: str, folded: Folded, span: Span) -> Finding:
    start, end = folded.span(span.start, span.end)
    return Finding(span.kind, start, end, text[start:end], span.certain)


def redact(text: str, *, known_names: Sequence[str] = (), kept: Sequence[str] = ()) -> Redacted:
    """Mask what is certain: 张某 for persons, 某公司 for organisations, 【已遮盖】 for all else."""
    findings = scan(text, known_names=known_names, kept=kept)
    if not findings:
        return Redacted(text, ())
    people = [_plain(f) for f in findings if f.certain and f.kind in {"person", "organisation"}]
    spoken = names.masks(_whole(people, known_names))
    parts, place = [], 0
    for finding in findings:
        if finding.certain:
            parts += [text[place : finding.start], _mask(finding, spoken)]
            place = finding.end
    return Redacted("".join([*parts, text[place:]]), tuple(findings))


def _plain(finding: Finding) -> str:
    return re.sub(r"[\s.•\-_*]", "", fold(finding.text).text)


def _whole(found: Iterable[str], known_names: Sequence[str]) -> list[str]:
    """Each person or organisation once, in the order given; short forms belong to their long name."""
    long = [name for name in (fold(name).text.strip() for name in known_names) if name]
    aliases = {form for name in long if names.is_organisation(name) for form in names.short_forms(name)}
    return list(dict.fromkeys([*long, *(name for name in found if name not in aliases)]))


def _mask(finding: Finding, spoken: Mapping[str, str]) -> str:
    if finding.kind not in {"person", "organisation"}:
        return MASK
    name = _plain(finding)
    if name in spoken:
        return spoken[name]
    owners = [long for long in spoken if names.is_organisation(long) and name in names.short_forms(long)]
    return spoken[owners[0]] if owners else names.masks([name])[name]


def gate(
    rendering: Mapping[str, str], *, known_names: Sequence[str] = (), kept: Sequence[str] = ()
) -> list[Finding]:
    """What still stands in a public rendering, field by field; nothing certain may remain."""
    return [
        finding.within(field)
        for field, text in rendering.items()
        for finding in scan(text, known_names=known_names, kept=kept)
    ]
