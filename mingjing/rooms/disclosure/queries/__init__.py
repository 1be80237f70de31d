"""What is asked of disclosure. Nothing here knows another room: the public door reads through these alone."""

from ..models import Snapshot
from .board import board, candidate
from .checking import Checked, check, plain_code
from .duties import LateEntry, Timeliness, entered_late, late_entries, overdue, timeliness
from .items import (
    amounts_by_grade,
    counts,
    current,
    decision_of_leaf,
    envelope,
    listed,
    mark,
    of_towns,
    per_agency,
    versions,
)
from .log import Log, log_state
from .searching import Asked, Found, Hit, search

__all__ = [
    "Asked",
    "Checked",
    "Found",
    "Hit",
    "LateEntry",
    "Log",
    "Snapshot",
    "Timeliness",
    "amounts_by_grade",
    "board",
    "candidate",
    "check",
    "counts",
    "current",
    "decision_of_leaf",
    "entered_late",
    "envelope",
    "late_entries",
    "listed",
    "log_state",
    "mark",
    "of_towns",
    "overdue",
    "per_agency",
    "plain_code",
    "search",
    "timeliness",
    "versions",
]
