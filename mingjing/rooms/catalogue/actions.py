"""What changes the catalogue: editions come into force, end or are withdrawn.

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
from mingjing.rooms.agencies.models import Agency

from .loading import Loaded, Outcome
from .models import KINDS, Edition
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
    known(kind)
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
    if reasons := [*_unfit(code, rows, agency), *wrong, *placed(edition)]:
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


def known(kind: str) -> None:
    if kind not in dict(KINDS):
        raise Refused([f"没有“{kind}”这种目录。"])


def _unfit(code: str, rows: Sequence[Row], agency: int) -> list[str]:
    reasons = [] if code else ["目录代号不能为空。"]
    if not rows:
        reasons.append("目录没有任何条目，不能生效。")
    if agency and not Agency.objects.filter(pk=agency).exists():
        reasons.append(f"没有编号为{agency}的执法主体。")
    return reasons


def placed(edition: Edition) -> list[str]:
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
