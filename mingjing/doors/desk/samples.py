"""What a form would come to: its papers as pages to look at, and the arithmetic of the chosen grades."""

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from mingjing.law.language import as_date
from mingjing.record.refusal import Refused
from mingjing.rooms.cases.papers import PaperRefused
from mingjing.rooms.cases.previewing import previews

from .discretion import reckoned
from .fields import Read

if TYPE_CHECKING:
    from .steps import Form


def samples(form: "Form", found: Read) -> dict[str, Any]:
    """Papers as {title, pages: data addresses}, the grade's arithmetic, and why a paper cannot be shown."""
    wrong: list[str] = []
    papers: list[dict[str, Any]] = []
    if form.case is not None:
        try:
            drafts = previews(form.step, form.case, by=form.by, says=found.says)
        except PaperRefused as refused:
            drafts, wrong = [], [str(refused)]
        except Refused as refused:
            drafts, wrong = [], list(refused.reasons)
        papers = [{"title": one.title, "pages": [_address(page) for page in one.pages]} for one in drafts]
    on = as_date(found.says.get("on")) or timezone.localdate()
    return {"papers": papers, "reckoned": reckoned(found.says, on), "wrong": wrong}


def _address(page: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(page).decode()}"
