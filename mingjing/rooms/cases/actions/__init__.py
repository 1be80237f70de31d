"""Everything that changes a case."""

from ..taken import Taken
from .exporting import export
from .looking import look
from .mirroring import MirroredDecision, mirror
from .opening import first_step, open_case
from .recounting import recount
from .taking import offers, offers_by_role, take, taking

__all__ = [
    "MirroredDecision",
    "Taken",
    "export",
    "first_step",
    "look",
    "mirror",
    "offers",
    "offers_by_role",
    "open_case",
    "recount",
    "take",
    "taking",
]
