"""What is asked of the catalogue: what holds on a day, and since which edition."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from mingjing.law.calendar import Calendar
from mingjing.record.standing import kept

from .differing import Change, compare
from .grades import grade_bounds
from .inforce import edition_on, holds, line, nearest, rows_of
from .major import Listed, weigh
from .models import (
    Article,
    Benchmark,
    DisclosureItem,
    DocumentTemplate,
    Edition,
    EditionDraft,
    Holiday,
    Law,
    Matter,
    NumberPattern,
    RecordingItem,
    ReviewItem,
    Threshold,
)
from .patterns import DEFAULT_PATTERNS, OTHERWISE
from .shapes import content

__all__ = [
    "Change",
    "article",
    "benchmark",
    "benchmarks_of",
    "calendar",
    "content",
    "difference",
    "disclosure_item",
    "disclosure_items",
    "drafts",
    "edition",
    "edition_on",
    "editions",
    "grade_bounds",
    "in_force_now",
    "law",
    "laws",
    "major",
    "matter",
    "matters",
    "newest",
    "number_pattern",
    "recording_items",
    "review_items",
    "standard",
    "template",
    "thresholds",
    "versions",
]


@kept
def calendar() -> Calendar:
    """The announced holidays of every year, as the newest notice of each year has them."""
    newest = Edition.objects.filter(kind="holiday", withdrawn=False).order_by("code", "-number")
    latest = {found[0]: found[1] for found in newest.reverse().values_list("code", "id")}
    return _calendar(tuple(sorted(map(str, latest.values()))))


@lru_cache(maxsize=4)
def _calendar(notices: tuple[str, ...]) -> Calendar:
    """A notice may name the last days of the year before; where two name one day, the later notice holds."""
    rows = Holiday.objects.filter(edition_id__in=notices).order_by("year", "day")
    days = dict(rows.values_list("day", "is_off"))
    return Calendar(
        off=frozenset(day for day, is_off in days.items() if is_off),
        worked=frozenset(day for day, is_off in days.items() if not is_off),
        years=frozenset(rows.values_list("year", flat=True)),
    )


def major(*, kind: str, agency: int, matter: str, on: date, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Whether a decision is a major one: {"is", "items": codes, "reasons": sentences with their articles}."""
    return weigh(kind=kind, facts=facts, entries=_listed(kind, agency, matter, on))


@kept
def _listed(kind: str, agency: int, matter: str, on: date) -> tuple[Listed, ...]:
    found = review_items(agency, on, act=kind).filter(Q(matter="") | Q(matter=matter))
    return tuple(
        Listed(
            row.code, row.title, row.trigger, row.test, row.operator, row.value, tuple(row.values),
            row.party_type, tuple(row.legal_basis),
        )
        for row in found
    )  # fmt: skip


def review_items(agency: int, on: date, act: str = "") -> "QuerySet[ReviewItem]":
    """The review catalogue that binds an agency: the city's, its own and those it stands under."""
    found = rows_of(ReviewItem, on, edition__agency__in=line(agency), agency__in=[0, *line(agency)])
    return found.filter(act=act) if act else found


@kept
def thresholds(on: date) -> dict[str, int]:
    """The amounts (fen) from which a hearing must be offered; empty where no standard is loaded."""
    names = {"hearing_person": "person", "hearing_organisation": "organisation"}
    found = rows_of(Threshold, on, edition__agency=0, code__in=list(names))
    return {names[row.code]: row.value for row in found}


@kept
def standard(code: str, on: date) -> Threshold | None:
    """One amount or term by its code, such as `review_term`."""
    return rows_of(Threshold, on, edition__agency=0, code=code).first()


@kept
def matter(code: str, on: date) -> Matter | None:
    """The matter with this code, with its grounds."""
    return rows_of(Matter, on, code=code).prefetch_related("grounds").first()


def matters(
    agency: int | None = None, on: date | None = None, text: str = "", act: str = ""
) -> "QuerySet[Matter]":
    """Matters of an agency (None for all) whose title, code, basis or colloquial words hold every word of the text."""
    found = (
        rows_of(Matter, on)
        if on
        else Matter.objects.filter(edition__withdrawn=False, edition__effective_to=None)
    )
    if agency is not None:
        found = found.filter(agency__in=[agency, *line(agency)])
    if act:
        found = found.filter(act=act)
    found = found.annotate(told=Cast("subjects", TextField()), based=Cast("basis", TextField()))
    for word in text.split():
        named = Q(title__icontains=word) | Q(code__istartswith=word)
        found = found.filter(named | Q(told__icontains=word) | Q(based__icontains=word))
    ordered: QuerySet[Matter] = found.order_by("code")
    return ordered


@kept
def benchmark(code: str, on: date) -> Benchmark | None:
    """The benchmark with this code, with its grades in order."""
    return rows_of(Benchmark, on, code=code).select_related("edition").prefetch_related("grades").first()


@kept
def benchmarks_of(matter: str, on: date) -> tuple[Benchmark, ...]:
    """The benchmarks of a matter."""
    return tuple(rows_of(Benchmark, on, matter=matter).prefetch_related("grades"))


@kept
def law(name: str, on: date) -> Law | None:
    """The version of a law, by its code or its full or short title, in force on a day."""
    found = rows_of(Law, on).filter(_named(name))
    return found.order_by("-in_force_from").first()


def laws(on: date, text: str = "") -> "QuerySet[Law]":
    """The laws in force on a day whose title holds the text."""
    found: QuerySet[Law] = rows_of(Law, on, title__icontains=text).order_by("title")
    return found


def article(title: str, number: int, on: date, branch: int = 0) -> Article | None:
    """An article in the version of its law that was in force on the day of the act."""
    version = law(title, on)
    return version.articles.filter(number=number, branch=branch).first() if version else None


def versions(name: str) -> list[Law]:
    """All versions of a law, newest first."""
    found = Law.objects.filter(_named(name), edition__withdrawn=False).select_related("edition")
    return list(found.order_by("-in_force_from"))


def _named(name: str) -> Q:
    plain = name.strip().strip("《》")
    return Q(code=plain) | Q(title=plain) | Q(title=f"中华人民共和国{plain}")


def number_pattern(agency: int, code: str, on: date) -> str:
    """How an agency numbers a kind of paper; where nothing is configured, by the usual word of that paper."""
    found = nearest(NumberPattern, agency, on, code=code)
    return found.pattern if found else DEFAULT_PATTERNS.get(code, OTHERWISE)


def template(agency: int, code: str, on: date) -> DocumentTemplate | None:
    """What the nearest agency in line prints on this kind of paper."""
    return nearest(DocumentTemplate, agency, on, code=code)


def recording_items(agency: int, on: date, act: str = "", stage: str = "") -> "QuerySet[RecordingItem]":
    """The scenes to film: the city's list and those of the agency's line."""
    found = rows_of(RecordingItem, on, edition__agency__in=line(agency))
    if act:
        found = found.filter(act__in=["", act])
    return found.filter(stage=stage) if stage else found


@kept
def disclosure_item(kind: str, on: date) -> DisclosureItem | None:
    """The entry of the disclosure catalogue under which results of this kind of act are published."""
    return rows_of(DisclosureItem, on, edition__agency=0, act=kind, phase="after").first()


def disclosure_items(on: date, phase: str = "") -> "QuerySet[DisclosureItem]":
    """The city's disclosure catalogue."""
    found = rows_of(DisclosureItem, on, edition__agency=0)
    return found.filter(phase=phase) if phase else found


def editions(kind: str = "", code: str = "", agency: int | None = None) -> "QuerySet[Edition]":
    """Editions of a catalogue, newest first; without a code, of all catalogues of the kind."""
    where: dict[str, Any] = {}
    where |= {"kind": kind} if kind else {}
    where |= {"code": code} if code else {}
    where |= {"agency": agency} if agency is not None else {}
    found: QuerySet[Edition] = Edition.objects.filter(**where).order_by("kind", "code", "agency", "-number")
    return found


def newest(kind: str, code: str, agency: int) -> Edition | None:
    """The newest edition of a catalogue that was not withdrawn, with which a draft is compared."""
    return editions(kind, code, agency).filter(withdrawn=False).first()


def edition(pk: UUID | str) -> Edition | None:
    """One edition, by its id."""
    found: Edition | None = Edition.objects.filter(pk=pk).select_related("previous").first()
    return found


def in_force_now(on: date) -> "QuerySet[Edition]":
    """Every edition in force on a day."""
    found: QuerySet[Edition] = Edition.objects.filter(holds(on, "")).order_by("kind", "agency", "code")
    return found


def difference(older: Edition | None, newer: Edition) -> list[Change]:
    """What a new edition adds, removes and changes, row by row."""
    before: Sequence[Mapping[str, Any]] = content(older) if older else []
    return compare(newer.kind, before, content(newer))


def drafts(agency: int | None = None, state: str = "") -> "QuerySet[EditionDraft]":
    """Proposed editions, newest first."""
    where: dict[str, Any] = {"agency": agency} if agency is not None else {}
    where |= {"state": state} if state else {}
    return EditionDraft.objects.filter(**where).order_by("-changed_at")
