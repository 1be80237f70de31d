"""Everything that changes a case."""

from .looking import look
from .opening import first_step, open_case
from .taking import Taken, offers, take, taking

__all__ = ["Taken", "first_step", "look", "offers", "open_case", "take", "taking"]
