"""What disclosure does when others act: candidates for decisions, snapshots for what is published, marks for what is not."""

import hashlib
from datetime import date
from typing import Any

from django.utils import timezone

from mingjing.law.procedures import all_procedures
from mingjing.law.remedies import OVERTURNED
from mingjing.record import tlog
from mingjing.record.following import Seen, follower
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.queries import issuing_agency

from . import duties as leaves
from . import showing
from .decided import Decided, always_open, case_of, decided
from .kind import Item
from .kinds import all_kinds, of_act
from .kinds.penalty import content
from .models import Candidate, PaperCheck, Snapshot
from .preparing import candidate_row
from .proving import logged
from .rendering import opened

PAPERS = tuple(
    {f"case.{code}" for way in all_procedures().values() for code, step in way.steps.items() if step.papers}
)

LEAVES = {"hb": leaves.beaten, "dec": leaves.owed, "pub": leaves.met, "exm": leaves.met}


@follower("disclosure.candidates", kinds=("dec",))
def candidates(seen: Seen) -> None:
    """A decision: render and redact it for a person, or show it where it was published in the same breath."""
    case = case_of(seen.docket)
    made = decided(case, seen.leaf_hash) if case else None
    if case is None or made is None:
        return
    if "h" in seen.leaf:
        _show_at_once(seen, made)
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


def _show_at_once(seen: Seen, made: Decided) -> None:
    public = seen.says["public"]
    paths = {*public["opened"], *always_open(made.fields)}
    kind = str(of_act(made.case.kind).code)  # type: ignore[union-attr]  # it was rendered when it was written
    document = opened(kind, public["title"], paths, fields=made.fields, salts=made.salts, hashes=made.hashes)
    text = tlog.mjdoc_bytes(document)
    if hashlib.sha256(text).hexdigest() != seen.leaf["h"]:
        raise ValueError(f"leaf {seen.index}: the document rebuilt is not the one published")
    _show(made, public | {"document": text.decode()}, seen, publication="")


@follower("disclosure.snapshots", kinds=("pub",))
def snapshots(seen: Seen) -> None:
    """A publication or correction, now sealed: add it to what the portal shows."""
    case = case_of(seen.docket)
    made = decided(case, seen.leaf["of"]) if case else None
    if made is None:
        raise LookupError(f"leaf {seen.index} publishes what is not there")
    _show(made, seen.says, seen, publication=seen.leaf_hash)


def _show(made: Decided, says: dict[str, Any], seen: Seen, *, publication: str) -> None:
    body, dec = says["body"], logged(made.leaf_hash)
    agency = made.agency
    known = None if made.mirrored else agency
    item = Item(
        kind=str(of_act(made.case.kind).code),  # type: ignore[union-attr]  # it was rendered when it was written
        slug=str(body["document_number"]) or f"{made.says.get('source')}-{made.says.get('source_number')}",
        title=str(says["title"]),
        body=body,
        text=str(says["text"]),
        agency=known.code if known else _code_of(body["authority_name"]),
        agency_name=body["authority_name"],
        town=_town(known),
        matter=made.case.matter,
        act=made.case.kind,
        number=str(body["document_number"]),
    )
    until = says.get("shown_until")
    told = showing.Told(
        index=seen.index,
        published_on=timezone.localdate(seen.at),
        decided_on=made.decided_on,
        shown_until=date.fromisoformat(until) if until else None,
        reason="".join(says.get("reasons") or ""),
        document=says["document"],
        decision=made.leaf_hash,
        decision_index=dec["index"],
        publication=publication,
        publication_index=seen.index if publication else None,
        proofs={"dec": dec} | ({"pub": logged(publication)} if publication else {}),
    )
    showing.show(item, told, origin=_origin(made))


def _origin(made: Decided) -> Any:
    return Item(kind="decision", slug=str(made.case.docket_id), title="").origin


def _code_of(name: str) -> str:
    """The code of an agency of ours that an outside decision names, else its name."""
    found = Agency.objects.filter(name=name).first()
    return found.code if found else name[:32]


def _town(agency: Agency | None) -> str:
    node = agency
    while node is not None and node.kind != "town":
        node = node.parent
    return node.code if node else ""


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
    showing.take_down(_origin(made), state="withdrawn", on=timezone.localdate(seen.at), reason=reason)


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
        made = [showing.show(item, told) for item in kind.items(seen)]
        if made and made[0].catalogue:
            showing.end_of_catalogue(made[0].catalogue, kept={one.origin for one in made}, on=on)


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


@follower("disclosure.duties", kinds=tuple(LEAVES))
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
