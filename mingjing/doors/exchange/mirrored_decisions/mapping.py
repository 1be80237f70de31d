"""Their words, ours: every form in which decisions come, and how a table's form is recognised."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from . import csrc, dual_publicity, gd_amr, own, zj_texts
from .line import Line


class Mapped(Protocol):
    """Reads one line of a form; raises NotTaken."""

    def __call__(self, cells: Mapping[str, Any], *, today: date) -> Line: ...


FORMS: dict[str, Mapped] = {
    "mingjing/1": own.mapped,
    "dual_publicity_penalty": dual_publicity.mapped,
    "gd_amr_decisions": gd_amr.mapped,
    "csrc_penalties": csrc.mapped,
    "zj_penalty_texts": zj_texts.mapped,
}
_MARKS: tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...] = (
    ("dual_publicity_penalty", lambda cells: dual_publicity.MARK in cells),
    ("gd_amr_decisions", lambda cells: gd_amr.MARK in cells and "doc_no" in cells),
    ("csrc_penalties", lambda cells: csrc.MARK in cells and "penalty_types" in cells),
    ("zj_penalty_texts", lambda cells: zj_texts.MARK in cells and "text" in cells),
)


def recognised(cells: Mapping[str, Any]) -> str:
    """The form a line is written in, by its columns; our own where nothing else fits."""
    return next((name for name, fits in _MARKS if fits(cells)), "mingjing/1")
