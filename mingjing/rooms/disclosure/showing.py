"""上架: how snapshots are added, corrected, blanked and taken out of search. Followers alone do it, and twice is once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db import connection

from . import bigrams, copying
from .kind import Item
from .models import Snapshot, SnapshotSearch


@dataclass(frozen=True)
class Told:
    """What a version of a snapshot has besides its content: whence it comes and how long it stays."""

    index: int
    published_on: date
    decided_on: date | None = None
    shown_until: date | None = None
    reason: str = ""
    document: str = ""
    decision: str = ""
    decision_index: int | None = None
    publication: str = ""
    publication_index: int | None = None
    proofs: dict[str, Any] = field(default_factory=dict)


class Presentable(Protocol):
    """An item with what else its first version says."""

    @property
    def item(self) -> Item: ...

    @property
    def told(self) -> Told: ...

    @property
    def origin(self) -> UUID: ...


def show(item: Item, told: Told, *, origin: UUID | None = None) -> Snapshot:
    """Add a version of an item and put it into search; the version before keeps its words and a mark."""
    identity = origin or item.origin
    done = Snapshot.objects.filter(origin=identity, index=told.index).first()
    if done is not None:
        return done
    before = Snapshot.objects.filter(origin=identity, current=True).first()
    if before is not None:
        _step_back(before, "corrected" if told.document else "replaced", told.published_on)
    slug = before.slug if before else _free(item, identity)
    made = _version(item, told, identity, slug=slug, before=before)
    made.save()
    enter(made)
    return made


def show_many(presented: Sequence[Presentable]) -> None:
    """Add many items: those of which nothing was shown before and whose address is free by COPY, others one by one."""
    known = set(
        Snapshot.objects.filter(origin__in=[one.origin for one in presented]).values_list("origin", flat=True)
    )
    wanted = [(one.item.kind, _address(one.item)) for one in presented]
    at_these = Snapshot.objects.filter(slug__in=[slug for _, slug in wanted])
    taken = {("", ""), *at_these.values_list("kind", "slug")}
    new: list[Snapshot] = []
    others: list[Presentable] = []
    for one, place in zip(presented, wanted, strict=True):
        if one.origin in known or place in taken or not place[1]:
            others.append(one)
            continue
        taken.add(place)
        new.append(_version(one.item, one.told, one.origin, slug=place[1], before=None))
    copying.add(new)
    for one in others:
        show(one.item, one.told, origin=one.origin)


def _version(item: Item, told: Told, identity: UUID, *, slug: str, before: Snapshot | None) -> Snapshot:
    return Snapshot(
        kind=item.kind,
        slug=slug,
        origin=identity,
        version=before.version + 1 if before else 1,
        title=item.title[:600],
        number=item.number[:80],
        body=item.body,
        text=item.text,
        agency=item.agency,
        agency_name=item.agency_name,
        town=item.town,
        matter=item.matter[:80],
        act=item.act,
        catalogue=item.catalogue[:160],
        supersedes=before,
        state="corrected" if before is not None and before.state == "corrected" else "shown",
        **vars(told),
    )


def _free(item: Item, identity: UUID) -> str:
    """The item's own number as its address, with a tail where another thing has that number."""
    slug = _address(item)
    taken = not slug or Snapshot.objects.filter(kind=item.kind, slug=slug).exclude(origin=identity).exists()
    return f"{slug}~{identity.hex[:6]}" if taken else slug


def _address(item: Item) -> str:
    """The item's number as it can stand in an address."""
    return item.slug.replace("/", "-").replace("\\", "-").replace("?", "-").replace("#", "-").strip()[:150]


def _step_back(before: Snapshot, state: str, on: date) -> None:
    before.current = False
    if before.state not in {"withdrawn", "ended"}:
        before.state, before.ended_on = state, on
    before.save()
    SnapshotSearch.objects.filter(snapshot=before).delete()


def enter(one: Snapshot) -> None:
    """Make a snapshot findable."""
    whole = f"{one.number}\n{one.title}\n{one.text}"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM disclosure_snapshotsearch WHERE snapshot_id = %s", [one.pk])
        cursor.execute(
            """INSERT INTO disclosure_snapshotsearch
                 (snapshot_id, kind, agency, act, state, day, title, plain, words)
               VALUES (%s, %s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s::text[]))""",
            [
                one.pk,
                one.kind,
                one.agency,
                one.act,
                one.state,
                one.published_on,
                bigrams.plain(f"{one.number} {one.title}"),
                bigrams.plain(whole),
                bigrams.tokens(whole),
            ],
        )


def take_down(origin: UUID, *, state: str, on: date, reason: str = "") -> int:
    """Blank every version: title, dates and reason stay, the content is gone. How many were blanked."""
    rows = Snapshot.objects.filter(origin=origin).exclude(state=state)
    blanked = 0
    for one in rows:
        one.body, one.text, one.document, one.proofs = {}, "", "", {}
        one.state, one.ended_on, one.reason = state, on, reason
        one.save()
        blanked += 1
        if one.current and state == "withdrawn":
            enter(one)
        elif one.current:
            SnapshotSearch.objects.filter(snapshot=one).delete()
    return blanked


def end_of_catalogue(catalogue: str, *, kept: set[UUID], on: date) -> None:
    """What an edition no longer lists is not shown any more."""
    gone = Snapshot.objects.filter(catalogue=catalogue, current=True, state="shown").exclude(origin__in=kept)
    for one in gone:
        one.state, one.ended_on, one.current = "replaced", on, False
        one.save()
        SnapshotSearch.objects.filter(snapshot=one).delete()
