"""What is asked of evidence. Row security shows only the pieces of the reader's agencies."""

import uuid
from typing import cast

from django.db.models import QuerySet

from .models import Evidence


def pieces(docket: uuid.UUID) -> "QuerySet[Evidence]":
    """The pieces on a matter's docket, in their order."""
    return cast("QuerySet[Evidence]", Evidence.objects.filter(docket=docket).order_by("number"))


def piece(number: uuid.UUID, docket: uuid.UUID) -> Evidence | None:
    """One piece of this matter; not found and not allowed look the same."""
    return pieces(docket).filter(pk=number).first()


def known(numbers: list[uuid.UUID], docket: uuid.UUID) -> list[uuid.UUID]:
    """Which of these pieces do stand on the docket, for links in reviews and proposals."""
    return list(pieces(docket).filter(pk__in=numbers).values_list("pk", flat=True))
