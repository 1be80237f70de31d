"""What changes the catalogue: editions come into force, end or are withdrawn; drafts are proposed and reviewed.

Bringing an edition into force is its publication (`cat`): the leaf's `h` is the digest of its content.
"""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.writing import write
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.models import Agency

from .loading import Loaded, Outcome
from .models import KINDS, Edition, EditionDraft
from .problems import against
from .shapes import Row, build, check, digest

CATALOGUE = uuid.UUID("6d696e67-6a69-4e67-8000-000000000002")
"""The namespace of the dockets of all catalogues."""
DAY = timedelta(days=1)


def catalogue_docket(kind: str, code: str, agency: int = 0) -> Docket:
    """The docket of one catalogue: all its editions stand on it."""
    return Docket(id=uuid.uuid5(CATALOGUE, f"{kind}/{agency}/{code}"), kind="catalogue", agency=agency)


def bring_into_force(
    kind: str,
    code: str,
    rows: Sequence[Row],
    *,
    effective_from: date,
    by: Actor,
    key: uuid.UUID,
    agency: int = 0,
    effective_to: date | None = None,
    published_on: date | None = None,
    note: str = "",
) -> Edition:
    """Write an edition with all its rows as one entry; the one before ends the day before. Raises Refused.

    A law's older version may come later and ends where the newer begins; other catalogues only go forward.
    What already stands, word for word from that day, is returned and not written again.
    """
    _known(kind)
    whole = check(kind, rows)
    edition = Edition(
        kind=kind,
        code=code,
        agency=agency,
        effective_from=effective_from,
        effective_to=effective_to,
        published_on=published_on or timezone.localdate(),
        note=note,
        digest=digest(kind, whole.rows),
    )
    if not whole.problems and (same := _alike(edition).filter(withdrawn=False).first()):
        return same
    wrong = whole.problems or against(kind, whole.rows)
    if reasons := [*_unfit(code, rows, agency), *wrong, *_placed(edition)]:
        raise Refused(reasons)
    try:
        _write(edition, whole.rows, by=by, key=key)
    except Repeated:
        return _alike(edition)[0]
    return edition


def _write(edition: Edition, rows: Sequence[Row], *, by: Actor, key: uuid.UUID) -> None:
    """One entry: the edition, its rows, and the last day of the edition before."""
    told = (
        "kind",
        "code",
        "agency",
        "number",
        "effective_from",
        "effective_to",
        "published_on",
        "digest",
        "note",
    )
    says = {name: getattr(edition, name) for name in told}
    docket = catalogue_docket(edition.kind, edition.code, edition.agency)
    leaf = {"h": edition.digest}
    with write(docket, "catalogue.edition", by=by, says=says, key=key, kind="cat", leaf=leaf) as writing:
        edition.save()
        before = edition.previous
        if before is not None and (
            before.effective_to is None or before.effective_to >= edition.effective_from
        ):
            before.effective_to = edition.effective_from - DAY
            before.save()
        for batch in build(edition, rows):
            writing.create_many(batch)


def _alike(edition: Edition) -> "QuerySet[Edition]":
    """Editions of this catalogue that say the same from the same day."""
    found: QuerySet[Edition] = Edition.objects.filter(
        kind=edition.kind,
        code=edition.code,
        agency=edition.agency,
        effective_from=edition.effective_from,
        digest=edition.digest,
    ).order_by("-number")
    return found


def _known(kind: str) -> None:
    if kind not in dict(KINDS):
        raise Refused([f"没有“{kind}”这种目录。"])


def _unfit(code: str, rows: Sequence[Row], agency: int) -> list[str]:
    reasons = [] if code else ["目录代号不能为空。"]
    if not rows:
        reasons.append("目录没有任何条目，不能生效。")
    if agency and not Agency.objects.filter(pk=agency).exists():
        reasons.append(f"没有编号为{agency}的执法主体。")
    return reasons


def _placed(edition: Edition) -> list[str]:
    """Give the edition its number, predecessor and last day among the others; what is wrong with that."""
    start, until = edition.effective_from, edition.effective_to
    others = Edition.objects.filter(kind=edition.kind, code=edition.code, agency=edition.agency)
    standing = list(others.filter(withdrawn=False).order_by("effective_from"))
    after = next((one for one in standing if one.effective_from > start), None)
    reasons = []
    if any(one.effective_from == start for one in standing):
        reasons.append(f"已有自{start}起生效的版本，同一天不能有两个版本。")
    if after is not None and edition.kind != "law":
        reasons.append(
            f"生效日期{start}早于第{after.number}版（{after.effective_from}），新版本只能在其后生效。"
        )
    if after is not None and until is None:
        until = after.effective_from - DAY
    if until is not None and until < start:
        reasons.append("失效日期不得早于生效日期。")
    elif after is not None and until is not None and until >= after.effective_from:
        reasons.append(f"有效期与第{after.number}版（自{after.effective_from}起）重叠。")
    edition.number, edition.effective_to = others.count() + 1, until
    edition.previous = next((one for one in reversed(standing) if one.effective_from < start), None)
    return reasons


def withdraw_edition(edition: Edition, *, last_day: date, reason: str, by: Actor, key: uuid.UUID) -> Edition:
    """End an edition without a successor, or take back one that has not begun; then its predecessor runs on."""
    current = Edition.objects.get(pk=edition.pk)
    today = timezone.localdate()
    unbegun = current.effective_from > today
    _refuse_ending(current, last_day, reason, unbegun=unbegun, today=today)
    says = {"edition": str(current.pk), "on": last_day, "reason": reason, "unbegun": unbegun}
    docket = catalogue_docket(current.kind, current.code, current.agency)
    try:
        with write(docket, "catalogue.withdrawal", by=by, says=says, key=key):
            if unbegun:
                current.withdrawn = True
                _run_on(current)
            else:
                current.effective_to = last_day
            current.save()
    except Repeated:
        current.refresh_from_db()
    return current


def _refuse_ending(edition: Edition, last_day: date, reason: str, *, unbegun: bool, today: date) -> None:
    reasons = [] if reason.strip() else ["应当写明停止施行的理由。"]
    if edition.withdrawn:
        reasons.append("该版本已经撤回。")
    if not unbegun and edition.effective_to is not None and edition.effective_to < today:
        reasons.append(f"该版本已于{edition.effective_to}失效。")
    if not unbegun and last_day < today:
        reasons.append("停止施行的日期不得早于今天，已经依照该版本办理的案件不受影响。")
    if unbegun and Edition.objects.filter(previous=edition, withdrawn=False).exists():
        reasons.append("其后还有版本，请先撤回其后的版本。")
    if reasons:
        raise Refused(reasons)


def _run_on(withdrawn: Edition) -> None:
    """The edition before runs on where it had been ended only for the withdrawn one."""
    before = withdrawn.previous
    if before is not None and before.effective_to == withdrawn.effective_from - DAY:
        before.effective_to = withdrawn.effective_to
        before.save()


def propose_draft(
    kind: str,
    code: str,
    rows: Sequence[Row],
    *,
    effective_from: date,
    by: Actor,
    agency: int = 0,
    note: str = "",
    draft: EditionDraft | None = None,
) -> EditionDraft:
    """Save what a catalogue manager proposes; a returned draft may be proposed again. Rows may still be wrong."""
    _known(kind)
    _own(agency, by)
    if draft is not None and draft.state not in {"proposed", "returned"}:
        raise Refused(["该草稿已经审核，不能再改；请另行起草。"])
    kept = draft or EditionDraft()
    kept.kind, kept.code, kept.agency, kept.rows = kind, code, agency, [dict(row) for row in rows]
    kept.effective_from, kept.note, kept.state = effective_from, note, "proposed"
    kept.by, kept.reviewed_by, kept.opinion = by.words(), {}, ""
    kept.save()
    return kept


def review_draft(draft: EditionDraft, *, passed: bool, opinion: str, by: Actor) -> EditionDraft:
    """A second person looks at a draft before it may come into force."""
    _own(draft.agency, by)
    reasons = [] if draft.state == "proposed" else ["该草稿不在待审核状态。"]
    if draft.by.get("account") == by.account:
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
    _own(draft.agency, by)
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


def _own(agency: int, by: Actor) -> None:
    """The catalogue of an agency is kept by its own managers or those above it."""
    if agency and not agencies.over(by.agency, agency):
        raise Refused(["这份目录属于其他机关，由该机关或者其上级机关的目录管理人员办理。"])


def enact_all(loaded: Loaded, *, by: Actor, key: uuid.UUID) -> tuple[Outcome, ...]:
    """Bring every proposed edition into force; a refused one turns the outcome of each of its lines."""
    refused: dict[int, tuple[str, ...]] = {}
    for one in loaded.proposed:
        own = uuid.uuid5(key, f"{one.kind}/{one.agency}/{one.code}/{one.effective_from}")
        try:
            bring_into_force(
                one.kind,
                one.code,
                one.rows,
                effective_from=one.effective_from,
                effective_to=one.effective_to,
                agency=one.agency,
                note=one.note,
                by=by,
                key=own,
            )
        except Refused as why:
            refused |= dict.fromkeys(one.lines, why.reasons)
    return tuple(
        Outcome(told.line, told.key, "refused", (*refused[told.line], *told.sentences))
        if told.line in refused
        else told
        for told in loaded.outcomes
    )
