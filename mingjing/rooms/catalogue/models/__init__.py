"""The tables of the catalogue: editions in force from a day to a day, and their rows."""

from .edition import ACTS, KINDS, PARTIES, Edition, EditionDraft, Row
from .laws import Article, Law
from .lists import (
    DisclosureItem,
    DocumentTemplate,
    Holiday,
    NumberPattern,
    RecordingItem,
    ReviewItem,
    Threshold,
)
from .powers import Benchmark, Grade, Ground, Matter

__all__ = [
    "ACTS",
    "KINDS",
    "PARTIES",
    "Article",
    "Benchmark",
    "DisclosureItem",
    "DocumentTemplate",
    "Edition",
    "EditionDraft",
    "Grade",
    "Ground",
    "Holiday",
    "Law",
    "Matter",
    "NumberPattern",
    "RecordingItem",
    "ReviewItem",
    "Row",
    "Threshold",
]
