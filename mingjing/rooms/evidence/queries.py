"""What is asked of evidence. Row security shows only the pieces of the reader's agencies."""

import uuid
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db.models import QuerySet

from mingjing.rooms.inbox.keeping import letters_folder, place
from mingjing.rooms.inbox.models import Letter

from .fixity import Kept
from .models import Evidence
from .store import Store


def pieces(docket: uuid.UUID) -> "QuerySet[Evidence]":
    """The pieces on a matter's docket, in their order."""
    return cast("QuerySet[Evidence]", Evidence.objects.filter(docket=docket).order_by("number"))


def piece(number: uuid.UUID, docket: uuid.UUID) -> Evidence | None:
    """One piece of this matter; not found and not allowed look the same."""
    return pieces(docket).filter(pk=number).first()


def known(numbers: list[uuid.UUID], docket: uuid.UUID) -> list[uuid.UUID]:
    """Which of these pieces do stand on the docket, for links in reviews and proposals."""
    return list(pieces(docket).filter(pk__in=numbers).values_list("pk", flat=True))


def kept_files(second: Path | None) -> list[Kept]:
    """Every file that a piece of evidence or a letter speaks of, each once; asked by the house for the house."""
    store = Store(settings.EVIDENCE)
    copy = Store(second / "evidence") if second else None
    pieces = (
        Evidence.objects.exclude(sha256="").values_list("sha256", flat=True).distinct().order_by("sha256")
    )
    letters = Letter.objects.exclude(sha256="").values_list("sha256", flat=True).distinct().order_by("sha256")
    return [
        *(Kept(one, store.path(one), copy.path(one) if copy else None) for one in pieces),
        *(Kept(one, place(one), second / "letters" / place(one).relative_to(letters_folder()) if second else None)
          for one in letters),
    ]  # fmt: skip
