"""Everything that changes a case."""

from ..taken import Taken
from .looking import look
from .opening import first_step, open_case
from .recounting import recount
from .taking import offers, take, taking

__all__ = ["Taken", "first_step", "look", "offers", "open_case", "recount", "take", "taking"]
