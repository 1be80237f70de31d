"""版本草稿: begun with what is in force, edited, proposed, looked at by another, in force exactly as reviewed."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies import queries as agencies

from .actions import bring_into_force, known, placed
from .models import Edition, EditionDraft
from .problems import against
from .shapes import SHAPES, Row, check

EDITABLE = frozenset({"drafting", "returned"})


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a draft from being proposed, and the row it is about; no key is the whole draft."""

    sentence: str
    key: str = ""


def begin_draft(
    kind: str,
    code: str,
    rows: Sequence[Row],
    *,
    effective_from: date,
    by: Actor,
    agency: int = 0,
    note: str = "",
) -> EditionDraft:
    """Begin the next edition with these rows; they are edited one by one until it is proposed."""
    known(kind)
    _refuse_strangers(agency, by)
    draft = EditionDraft(
        kind=kind,
        code=code,
        agency=agency,
        rows=check(kind, rows).rows,
        effective_from=effective_from,
        note=note,
        by=by.words(),
        editors=[by.words()],
    )
    draft.save()
    return draft


def faults(draft: EditionDraft) -> list[Fault]:
    """Every reason against proposing the draft: what does not fit, gaps, overlaps, and its day among the editions."""
    found = [Fault(reason) for reason in _whole(draft)]
    key_of, seen = SHAPES[draft.kind].key_of, set[str]()
    for row in draft.rows:
        key = key_of(row)
        if key in seen:
            found.append(Fault(f"“{key}”重复出现。", key))
        seen.add(key)
        found += [Fault(reason, key) for reason in row_faults(draft.kind, row)]
    return found


def row_faults(kind: str, row: Row) -> Iterator[str]:
    """What is wrong with one row by itself."""
    whole = check(kind, [row])
    key = SHAPES[kind].key_of(row)
    yield from (reason.replace("第1行", f"“{key}”", 1) for reason in whole.problems)
    if not whole.problems:
        yield from against(kind, whole.rows)


def _whole(draft: EditionDraft) -> list[str]:
    reasons = [] if draft.rows else ["目录没有任何条目，不能生效。"]
    edition = Edition(
        kind=draft.kind, code=draft.code, agency=draft.agency, effective_from=draft.effective_from
    )
    return reasons + placed(edition)


def propose_draft(draft: EditionDraft, *, by: Actor) -> EditionDraft:
    """Hand the draft to a second person; from now on its rows stay as they are. Raises Refused."""
    refuse_editing(draft, by)
    if wrong := faults(draft):
        raise Refused([one.sentence for one in wrong])
    draft.state, draft.reviewed_by, draft.opinion = "proposed", {}, ""
    draft.save()
    return draft


def discard_draft(draft: EditionDraft, *, by: Actor) -> EditionDraft:
    """Give up a draft that has not been passed."""
    refuse_editing(draft, by)
    draft.state = "withdrawn"
    draft.save()
    return draft


def refuse_editing(draft: EditionDraft, by: Actor) -> None:
    """Nobody edits what is being reviewed; a returned draft is edited by those who wrote it."""
    _refuse_strangers(draft.agency, by)
    if draft.state not in EDITABLE:
        raise Refused([f"草稿{draft.get_state_display()}，不能再改。"])
    if draft.state == "returned" and not took_part(draft, by):
        raise Refused(["退回的草稿由起草的人修改。"])


def may_edit(draft: EditionDraft, by: Actor) -> bool:
    """Whether the draft's rows may be edited by this person now."""
    return keeps(draft.agency, by) and (
        draft.state == "drafting" or (draft.state == "returned" and took_part(draft, by))
    )


def keeps(agency: int, by: Actor) -> bool:
    """Whether this person keeps the catalogues of that agency: her own, and those below hers; the city's by all."""
    return not agency or agencies.over(by.agency, agency)


def _refuse_strangers(agency: int, by: Actor) -> None:
    if not keeps(agency, by):
        raise Refused(["这份目录属于其他机关，由该机关或者其上级机关的目录管理人员办理。"])


def took_part(draft: EditionDraft, by: Actor) -> bool:
    """Whether this person began the draft or edited it."""
    return by.account in {one.get("account") for one in (draft.by, *draft.editors)}


def review_draft(draft: EditionDraft, *, passed: bool, opinion: str, by: Actor) -> EditionDraft:
    """A second person looks at a draft before it may come into force."""
    _refuse_strangers(draft.agency, by)
    reasons = [] if draft.state == "proposed" else ["该草稿不在待审核状态。"]
    if took_part(draft, by):
        reasons.append("起草人不得审核自己起草的目录。")
    if not passed and not opinion.strip():
        reasons.append("退回的，应当写明理由。")
    if passed:
        whole = check(draft.kind, draft.rows)
        reasons += whole.problems or against(draft.kind, whole.rows)
    if reasons:
        raise Refused(reasons)
    draft.state, draft.opinion, draft.reviewed_by = ("passed" if passed else "returned"), opinion, by.words()
    draft.save()
    return draft


def enact_draft(draft: EditionDraft, *, by: Actor, key: uuid.UUID) -> Edition:
    """Bring a reviewed draft into force exactly as it was reviewed."""
    _refuse_strangers(draft.agency, by)
    if draft.state not in {"passed", "in_force"}:
        raise Refused(["草稿未经他人审核通过，不能生效。"])
    note = f"{draft.note}（{draft.by.get('name')}起草，{draft.reviewed_by.get('name')}审核）"
    edition = bring_into_force(
        draft.kind,
        draft.code,
        draft.rows,
        effective_from=draft.effective_from,
        agency=draft.agency,
        note=note,
        by=by,
        key=key,
    )
    EditionDraft.objects.filter(pk=draft.pk).update(state="in_force")
    return edition
