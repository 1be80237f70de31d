"""公示件: one by its address, all versions of it, lists of a kind, and what counts on the home page say."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from ..models import Snapshot

SHOWN = ("shown", "corrected")


def current(kind: str, slug: str) -> Snapshot | None:
    """What stands at an address now, withdrawn and ended ones too."""
    found = Snapshot.objects.filter(kind=kind, slug=slug).order_by("-current", "-version")
    return found.select_related("supersedes").first()


def mark(kind: str, slug: str) -> tuple[int, str] | None:
    """What changes whenever that which stands at an address does: the row and its last change, as PostgreSQL counts it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT id, xmin::text FROM disclosure_snapshot WHERE kind = %s AND slug = %s
               ORDER BY current DESC, version DESC LIMIT 1""",
            [kind, slug],
        )
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else None


def versions(one: Snapshot) -> list[Snapshot]:
    """Every version of the same thing, newest first."""
    return list(Snapshot.objects.filter(origin=one.origin).defer("document", "proofs").order_by("-version"))


def listed(kind: str, **where: Any) -> "QuerySet[Snapshot]":
    """What stands of a kind, newest first; filters are columns."""
    rows = Snapshot.objects.filter(kind=kind, current=True, state__in=SHOWN, **where)
    return rows.defer("document", "proofs", "text").order_by("-published_on", "-id")


def counts() -> dict[str, int]:
    """How many stand of each kind, and how many were corrected or taken back."""
    rows = Snapshot.objects.filter(current=True).values_list("kind", "state").annotate(Count("id"))
    found: dict[str, int] = defaultdict(int)
    for kind, state, count in rows:
        if state in SHOWN:
            found[kind] += count
        if state in {"corrected", "withdrawn", "ended"}:
            found["changed"] += count
    return dict(found)


def per_agency(kind: str, *, since: date | None = None) -> dict[str, int]:
    """How many of a kind stand for each agency's code."""
    rows = Snapshot.objects.filter(kind=kind, current=True, state__in=SHOWN)
    if since is not None:
        rows = rows.filter(published_on__gte=since)
    return dict(rows.exclude(agency="").values_list("agency").annotate(Count("id")).order_by())


def of_towns(*, since: date) -> dict[str, int]:
    """How many decisions each town's bodies published since a day."""
    rows = Snapshot.objects.filter(kind="penalty", current=True, state__in=SHOWN, published_on__gte=since)
    return dict(rows.exclude(town="").values_list("town").annotate(Count("id")).order_by())


def decision_of_leaf(leaf: str) -> Snapshot | None:
    """The decision whose leaf has this hash, where it is public."""
    return Snapshot.objects.filter(decision=leaf, current=True).defer("document").first()


def envelope(one: Snapshot) -> str:
    """The downloadable document with its leaves and proofs, in canonical form (`docs/operate/format.md`)."""
    parts = {
        name: json.dumps(
            {"leaf": told["leaf"], "proof": told["proof"]}, ensure_ascii=False, separators=(",", ":")
        )
        for name, told in one.proofs.items()
    }
    pub = f'"pub":{parts["pub"]},' if "pub" in parts else ""
    return f'{{"dec":{parts["dec"]},"doc":{one.document},{pub}"v":1}}'


def amounts_by_grade(benchmark: str) -> dict[str, Sequence[int]]:
    """The fines of published decisions under a benchmark, by the band they fell into; only five or more are told."""
    rows = Snapshot.objects.filter(
        kind="penalty", current=True, state__in=SHOWN, body__discretion__code=benchmark
    ).values_list("body__discretion", flat=True)
    found: dict[str, list[int]] = defaultdict(list)
    for told in rows[:5000]:
        for band in told["bands"]:
            if band["here"]:
                found[band["label"]].append(told["amount"])
    return {label: sorted(amounts) for label, amounts in found.items() if len(amounts) >= 5}
