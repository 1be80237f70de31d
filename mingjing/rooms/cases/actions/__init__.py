"""Everything that changes a case."""

from ..taken import Taken
from .exporting import export
from .looking import look
from .mirroring import Mirrored, MirroredDecision, MirroredPermit, mirror
from .mirroring_many import Became, mirror_many
from .opening import first_step, open_case
from .recounting import recount
from .taking import offers, offers_by_role, take, taking

__all__ = [
    "Became",
    "Mirrored",
    "MirroredDecision",
    "MirroredPermit",
    "Taken",
    "export",
    "first_step",
    "look",
    "mirror",
    "mirror_many",
    "offers",
    "offers_by_role",
    "open_case",
    "recount",
    "take",
    "taking",
]
