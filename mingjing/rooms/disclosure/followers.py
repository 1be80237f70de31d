"""What disclosure does when others act: candidates for decisions, snapshots for what is published, marks for what is not."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from mingjing.law.procedures import all_procedures
from mingjing.law.remedies import OVERTURNED
from mingjing.record.following import Seen, follower
from mingjing.rooms.agencies.queries import issuing_agency

from . import duties as leaves
from . import showing
from .decided import Decided, case_of, decided, first_decided
from .kinds import all_kinds, of_act
from .kinds.penalty import content
from .models import Candidate, PaperCheck, Snapshot
from .preparing import candidate_row
from .presenting import Names, Presented, document_at_once, origin_of, present
from .proving import logged, logged_many

PAPERS = tuple(
    {f"case.{code}" for way in all_procedures().values() for code, step in way.steps.items() if step.papers}
)

LEAVES = {"hb": leaves.beaten, "dec": leaves.owed, "pub": leaves.met, "exm": leaves.met}


def candidates_together(all_seen: Sequence[Seen]) -> None:
    """Many decisions: those published in the same breath by the entry that opened their docket are shown at once."""
    at_once = [seen for seen in all_seen if "h" in seen.leaf and seen.number == 1]
    made, names = first_decided(at_once), Names()
    proofs = logged_many([one.entry for one in made.values()]) if made else {}
    showing.show_many(
        [_at_once(seen, made[seen.index], proofs, names) for seen in at_once if seen.index in made]
    )
    for seen in all_seen:
        if seen.index not in made:
            candidates(seen)


@follower("disclosure.candidates", kinds=("dec",), together=candidates_together)
def candidates(seen: Seen) -> None:
    """A decision: render and redact it for a person, or show it where it was published in the same breath."""
    case = case_of(seen.docket)
    made = decided(case, seen.leaf_hash) if case else None
    if case is None or made is None:
        return
    if "h" in seen.leaf:
        _show(_at_once(seen, made, {made.entry: logged(made.entry)}, Names()))
        return
    newest = decided(case)
    if newest is None or newest.leaf_hash != seen.leaf_hash:
        return
    kind = of_act(made.case.kind)
    if kind is None or kind.render is None:
        return
    columns = candidate_row(made, kind.render(made, {}))
    Candidate.objects.filter(docket=seen.docket, state__in=("open", "proposed")).exclude(
        decision=made.leaf_hash
    ).update(state="parked", reason="已有新的决定")
    Candidate.objects.get_or_create(decision=made.leaf_hash, defaults=columns)


def _at_once(seen: Seen, made: Decided, proofs: dict[int, dict[str, Any]], names: Names) -> Presented:
    says = seen.says["public"] | {"document": document_at_once(seen, made)}
    return present(made, says, seen, dec=proofs[made.entry], pub=None, names=names)


@follower("disclosure.snapshots", kinds=("pub",))
def snapshots(seen: Seen) -> None:
    """A publication or correction, now sealed: add it to what the portal shows."""
    case = case_of(seen.docket)
    made = decided(case, seen.leaf["of"]) if case else None
    if made is None:
        raise LookupError(f"leaf {seen.index} publishes what is not there")
    dec, pub = logged(made.entry), logged(seen.entry)
    _show(present(made, seen.says, seen, dec=dec, pub=pub, names=Names()))


def _show(one: Presented) -> None:
    showing.show(one.item, one.told, origin=one.origin)


@follower("disclosure.withdrawals", kinds=("wdr",))
def withdrawals(seen: Seen) -> None:
    """Taken back: the content goes, title, dates and the public reason stay."""
    case = case_of(seen.docket)
    made = decided(case) if case else None
    if made is None:
        return
    causes = {"changed": "依法变更", "revoked": "依法撤销", "unlawful": "确认违法", "void": "确认无效"}
    why = causes.get(seen.leaf["why"], "属于不予公开的情形")
    reason = f"{why}。{seen.says.get('reasons', '')}"
    showing.take_down(origin_of(made), state="withdrawn", on=timezone.localdate(seen.at), reason=reason)


@follower("disclosure.editions", actions=("directory.edition", "directory.certificate", "catalogue.edition"))
def editions(seen: Seen) -> None:
    """What came into force is published by coming into force: directory, catalogues, law texts."""
    on = timezone.localdate(seen.at)
    told = showing.Told(
        index=seen.index, published_on=on, publication=seen.leaf_hash, publication_index=seen.index
    )
    for kind in all_kinds().values():
        if kind.items is None or seen.action not in kind.actions:
            continue
        items = list(kind.items(seen))
        showing.show_many([Presented(item, told, item.origin) for item in items])
        if items and items[0].catalogue:
            kept = {item.origin for item in items}
            showing.end_of_catalogue(items[0].catalogue[:160], kept=kept, on=on)


@follower("disclosure.clock", kinds=("hb",))
def clock(seen: Seen) -> None:
    """The heartbeat: end what has been shown long enough; draw procedures that changed."""
    today = timezone.localdate(seen.at)
    for one in Snapshot.objects.filter(current=True, shown_until__lt=today, state__in=("shown", "corrected")):
        showing.take_down(one.origin, state="ended", on=today, reason="公示期限已满。")
    kind = all_kinds().get("procedure")
    for item in kind.items(seen) if kind and kind.items else ():
        stands = Snapshot.objects.filter(origin=item.origin, current=True).first()
        if stands is None or stands.body != item.body:
            showing.show(item, showing.Told(index=seen.index, published_on=today))


@follower("disclosure.duties", kinds=tuple(LEAVES), together=leaves.together)
def duties(seen: Seen) -> None:
    """From public leaves alone: which decisions are owed to the public, since when, and which were paid."""
    LEAVES[seen.leaf["t"]](seen)


@follower("disclosure.papers", actions=PAPERS)
def papers(seen: Seen) -> None:
    """Each issued paper can be checked by its code; nothing of the party is kept for that."""
    rows = seen.rows.get("cases_paper", {})
    if not rows:
        return
    agency = issuing_agency(seen.agency)
    case = case_of(seen.docket)
    made = decided(case, seen.leaf_hash) if case and seen.leaf["t"] == "dec" else None
    for row in (one["open"] for one in rows.values()):
        PaperCheck.objects.get_or_create(
            code=row["verify_code"],
            defaults={
                "docket": seen.docket,
                "title": row["title"],
                "number": row["number"],
                "paper": row["code"],
                "agency": agency.code,
                "agency_name": agency.name,
                "issued_on": row["issued_on"],
                "sha256": row["sha256"],
                "pages": row["pages"],
                "result": "；".join(content(made))[:200]
                if made and row["code"].endswith("_decision")
                else "",
                "decision": seen.leaf_hash if made and row["code"].endswith("_decision") else "",
                "index": seen.index,
            },
        )


@follower("disclosure.overturned", actions=("case.note_remedy_result",))
def overturned(seen: Seen) -> None:
    """A decision overturned: whoever holds the paper is told when checking it."""
    outcome = seen.says.get("outcome")
    if outcome in OVERTURNED:
        state = "changed" if outcome == "changed" else "revoked"
        reason = "该决定已在行政复议或者行政诉讼中被" + {"changed": "变更", "revoked": "撤销"}.get(
            str(outcome), "确认违法或者无效"
        )
        PaperCheck.objects.filter(docket=seen.docket, paper__endswith="_decision").update(
            state=state, reason=f"{reason}。"
        )
