"""Working a limit out over a case file and printing the arithmetic (期限计算)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .asks import CHINA, as_date
from .calendar import DAY, Held, Reckoning, Term, end_hours
from .casefile import CaseFile, Happening
from .limits import Exclusion, Extension, Limit, Running, Suspension
from .statutes import Statute
from .words import Unit


def running(limit: Limit, file: CaseFile, *, statute: Statute) -> Iterator[Running]:
    """The limit for each time it was started and not begun anew before it was met."""
    starts = [one for one in file.all(limit.starts) if limit.when(one) and limit.applies(file.until(one))]
    for place, start in enumerate(starts):
        later = [one for one in starts[place + 1 :] if _paired(limit, start, one)]
        met = _met_by(limit, start, file)
        if later and (met is None or met.number > later[0].number):
            continue
        worked_out = _work_out(limit, start, met, file, statute)
        if worked_out is not None:
            yield worked_out


def _paired(limit: Limit, one: Happening, other: Happening) -> bool:
    return not limit.pairs or one.said.get(limit.pairs) == other.said.get(limit.pairs)


def _met_by(limit: Limit, start: Happening, file: CaseFile) -> Happening | None:
    later = file.since(start, *limit.meets)
    return next((one for one in later if _paired(limit, start, one) and limit.met_when(one)), None)


def _work_out(
    limit: Limit, start: Happening, met: Happening | None, file: CaseFile, statute: Statute
) -> Running | None:
    law = limit.law or statute
    day = limit.anchor(start)
    if day is None:
        return None
    if limit.in_hours:
        return _in_hours(limit, start, met, file, law)
    changes = _changes(limit, start, met, file, law)
    term = Term(limit.term.amount + changes.added, limit.term.unit)
    reckoning = file.calendar.end(day, term, held=changes.held, roll=limit.roll)
    if changes.until is not None:
        reckoning = _until(changes.until, limit, file)
    met_on = met.on if met else None
    return Running(
        code=limit.code,
        title=limit.title,
        start=day,
        due=reckoning.due,
        met_on=met_on,
        state=_state(met, changes.open, over=file.today > reckoning.due),
        provisional=reckoning.provisional or (changes.open and met is None),
        explanation=tuple(_explain(limit, start, day, reckoning, changes, file, law)),
        article=limit.article,
        law=law.short,
        consequence=limit.consequence,
        started_by=start.number,
    )


def _state(met: Happening | None, held: bool, *, over: bool) -> str:
    if met:
        return "met"
    if over:
        return "over"
    return "suspended" if held else "running"


def _in_hours(limit: Limit, start: Happening, met: Happening | None, file: CaseFile, law: Statute) -> Running:
    due = end_hours(start.moment, limit.term.amount)
    lines = (
        f"自{_minute(start.moment)}起算。",
        f"{limit.title}：{limit.term}（{law}{limit.article}），按小时连续计算，不扣除休息日。",
        f"截止时间：{_minute(due)}。",
    )
    return Running(
        code=limit.code,
        title=limit.title,
        start=start.moment,
        due=due,
        met_on=met.moment if met else None,
        state=_state(met, False, over=file.now > due),
        provisional=False,
        explanation=lines,
        article=limit.article,
        law=law.short,
        consequence=limit.consequence,
        started_by=start.number,
    )


@dataclass
class Changes:
    """What lengthened or held a limit while it ran."""

    added: int = 0
    until: date | None = None
    held: list[Held] = field(default_factory=list)
    open: bool = False
    lines: list[str] = field(default_factory=list)


def _changes(limit: Limit, start: Happening, met: Happening | None, file: CaseFile, law: Statute) -> Changes:
    changes = Changes()
    for extension in limit.extensions:
        for granted in file.since(start, extension.step):
            if extension.when(granted) and not (met and granted.number > met.number):
                _extend(changes, extension, granted, limit, law)
    pauses: tuple[Suspension | Exclusion, ...] = (*limit.suspensions, *limit.exclusions)
    for pause in pauses:
        for begun in file.all(pause.starts):
            if pause.when(begun) and not (met and begun.number > met.number):
                _hold(changes, pause, begun, met, file, law)
    return changes


def _extend(changes: Changes, extension: Extension, granted: Happening, limit: Limit, law: Statute) -> None:
    source = f"（{extension.law or law}{extension.article}）"
    because = f"，理由：{granted.said[extension.ground]}" if granted.said.get(extension.ground) else ""
    if extension.until:
        changes.until = as_date(granted.said.get(extension.until)) or changes.until
        changes.lines.append(
            f"{_day(granted.on)}{extension.title}，至{_day(changes.until)}{because}{source}。"
        )
        return
    amount = extension.term.amount if extension.term else granted.money(extension.days)
    changes.added += amount
    lengthened = Term(amount, limit.term.unit)
    changes.lines.append(f"{_day(granted.on)}{extension.title}，延长{lengthened}{because}{source}。")


def _hold(
    changes: Changes,
    pause: Suspension | Exclusion,
    begun: Happening,
    met: Happening | None,
    file: CaseFile,
    law: Statute,
) -> None:
    ended = next(iter(file.since(begun, *pause.ends)), None)
    last = ended.on if ended else file.today
    if isinstance(pause, Exclusion) and pause.days and ended is None:
        last = begun.on + timedelta(days=begun.money(pause.days))
    elif ended is None and met is not None:
        last = met.on
    elif ended is None:
        changes.open = True
    first = begun.on + DAY
    if last < first:
        return
    ground = begun.said.get(pause.ground) if isinstance(pause, Suspension) else None
    why = f"{pause.title}（{ground}）" if ground else pause.title
    changes.held.append(Held(first, last, f"{why}，{pause.law or law}{pause.article}"))


def _until(until: date, limit: Limit, file: CaseFile) -> Reckoning:
    rolled = file.calendar.next_working(until) if limit.roll else until
    return Reckoning(
        rolled, file.calendar.is_provisional(until) and limit.roll, (), until if rolled != until else None
    )


def _explain(
    limit: Limit,
    start: Happening,
    day: date,
    reckoning: Reckoning,
    changes: Changes,
    file: CaseFile,
    law: Statute,
) -> Iterator[str]:
    origin = "" if start.on == day else f"（{_day(start.on)}办理，依法视为{_day(day)}）"
    yield f"自{_day(day)}起算{origin}，当日不计入。"
    yield f"{limit.title}：{limit.term}（{law}{limit.article}）。"
    yield from changes.lines
    for first, last, why in reckoning.skipped:
        span = _day(first) if first == last else f"{_day(first)}至{_day(last)}"
        yield f"{span}不计入，共{(last - first).days + 1}日：{why}。"
    if changes.open:
        yield "尚在中止，截止日期随中止天数顺延。"
    calendar = file.calendar
    if reckoning.unrolled:
        why = calendar.why_resting(reckoning.unrolled)
        yield f"最后一日{_day(reckoning.unrolled)}为{why}，顺延至其后第一个工作日（《民事诉讼法》第八十五条）。"
    elif limit.term.unit is not Unit.WORKING_DAY and not calendar.is_working(reckoning.due):
        rolled = calendar.next_working(reckoning.due)
        yield f"最后一日为{calendar.why_resting(reckoning.due)}，本期限不顺延；如按休息日顺延则为{_day(rolled)}。"
    yield f"截止日期：{_day(reckoning.due)}。"
    if reckoning.provisional:
        yield "所涉年度的放假安排尚未公布或者期间尚在中止，本日期为暂定。"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _minute(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
