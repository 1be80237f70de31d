"""What is asked of the registry. Numbers and telephones are masked unless a case handler asks."""

import re
import uuid
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet

from .actions import COLUMNS
from .identifiers import clean, mask_id, mask_phone
from .models import Counterparty, CounterpartyChange

MASKED = ("citizen_id", "phone")
SHORTEST_FRAGMENT = 4
"""Characters of a number, or letters of a name, that a search needs; else it would find everybody."""


@dataclass(frozen=True)
class Known:
    """相对人一览: a party as a reader may see it."""

    id: uuid.UUID
    kind: str
    kind_words: str
    name: str
    uscc: str
    citizen_id: str
    phone: str
    address: str
    legal_representative: str
    region: str
    industry: str
    credit_class: str
    warnings: tuple[str, ...]
    merged_into: uuid.UUID | None


@dataclass(frozen=True)
class Change:
    """变更一览: one column of a party, before and after."""

    on: date
    column: str
    before: str
    after: str
    reason: str
    of: uuid.UUID


def known(one: Counterparty, *, full: bool = False) -> Known:
    """The party as shown; `full` is for the handler of a case in which it stands."""
    hidden = one.kind == "person" and not full
    return Known(
        one.pk, one.kind, one.get_kind_display(), one.name, one.uscc,
        one.citizen_id if full else mask_id(one.citizen_id), one.phone if full else mask_phone(one.phone),
        f"{one.address[:6]}…" if hidden and one.address else one.address,
        one.legal_representative, one.region, one.industry, one.credit_class, tuple(one.warnings), one.merged_into_id,
    )  # fmt: skip


def search(text: str, *, full: bool = False, limit: int = 20) -> list[Known]:
    """Parties by part of the name, by a fragment of the credit code, by initials, or by a whole citizen ID."""
    asked, code = text.strip(), clean(text)
    if not code:
        return []
    by = Q(name__icontains=asked) if len(asked) > 1 else Q(name=asked)
    if len(code) >= SHORTEST_FRAGMENT and re.fullmatch("[0-9A-Z]+", code):
        by |= Q(uscc__contains=code) | Q(initials__startswith=code.lower())
    elif re.fullmatch("[0-9A-Z]{2,}", code):
        by |= Q(initials=code.lower())
    if len(code) in (15, 18):
        by |= Q(citizen_id=code)
    rows = _standing().filter(by).order_by("name", "id")[:limit]
    return [known(row, full=full) for row in rows]


def same(*, uscc: str = "", citizen_id: str = "", name: str = "") -> "QuerySet[Counterparty]":
    """The standing entries that have one of these values, for a form that asks whether it is one of them."""
    by = Q(pk__in=[])
    for column, value in (("uscc", clean(uscc)), ("citizen_id", clean(citizen_id)), ("name", name.strip())):
        by |= Q(**{column: value}) if value else Q(pk__in=[])
    return _standing().filter(by).order_by("name", "id")


def counterparty(number: uuid.UUID) -> Counterparty | None:
    """One entry of the registry; a merged one is answered by the one it went into."""
    one: Counterparty | None = (
        Counterparty.objects.select_related("docket", "merged_into").filter(pk=number).first()
    )
    while one is not None and one.merged_into is not None:
        one = one.merged_into
    return one


def history(one: Counterparty, *, full: bool = False) -> list[Change]:
    """Every change of a party and of those merged into it, oldest first."""
    family = {one.pk}
    while (
        grown := set(Counterparty.objects.filter(merged_into__in=family).values_list("pk", flat=True))
        - family
    ):
        family |= grown
    rows = CounterpartyChange.objects.filter(counterparty__in=family).order_by("on", "entry_id", "column")
    return [
        Change(
            row.on, COLUMNS.get(row.column, "并入"), _shown(row.column, row.before, full),
            _shown(row.column, row.after, full), row.reason, row.counterparty_id,
        )
        for row in rows
    ]  # fmt: skip


def _shown(column: str, value: str, full: bool) -> str:
    if full or not value:
        return value
    if column == "address":
        return f"{value[:6]}…"
    return {"citizen_id": mask_id, "phone": mask_phone}[column](value) if column in MASKED else value


def _standing() -> "QuerySet[Counterparty]":
    return cast("QuerySet[Counterparty]", Counterparty.objects.filter(merged_into=None))
