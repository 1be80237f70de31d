"""文书: fill, number, render and freeze a paper inside its step's entry."""

import secrets
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings

from mingjing.record.words import canonical
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.evidence.store import Store

from .models import Paper
from .papers import form, render
from .series import next_number

if TYPE_CHECKING:
    from .taken import Taken

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What a verify code is made of: nothing that is read for something else; ten of them are 49 bits."""


def verify_code() -> str:
    """A fresh code, unguessable, as printed: 7K2MX-9QXDA."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def issue(taken: "Taken", code: str, fields: Mapping[str, Any], *, on: date | None = None) -> Paper:
    """Number, render, keep and record one paper of the step; its bytes come first."""
    shape, day = form(code), on or taken.on
    number = next_number(taken.case.agency, code, day) if shape.numbered else ""
    checked = verify_code()
    made = render(
        code,
        fields=fields,
        agency=issuing_agency(taken.case.agency).name,
        number=number,
        verify_code=checked,
        verify_url=f"{settings.PORTAL_URL}/v/{checked}",
        issued_on=day,
        demo=taken.case.demo,
    )
    paper_store().receive(BytesIO(made.pdf), limit=len(made.pdf))
    paper = Paper(
        case=taken.case,
        agency=taken.case.agency,
        code=code,
        title=shape.title,
        number=number,
        step=taken.step,
        place=taken.writing.number,
        fields=canonical(dict(fields)),
        sha256=made.sha256.hex(),
        size=len(made.pdf),
        pages=made.pages,
        verify_code=checked,
        issued_on=day,
    )
    taken.papers.append(paper)
    return paper


def paper_store() -> Store:
    """Where papers are kept: the content-addressed store."""
    return Store(settings.EVIDENCE)
