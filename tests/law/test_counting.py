"""Limits that the penalty procedures do not have: extension by a fixed term, testing left out, hours."""

from dataclasses import replace
from datetime import datetime, timedelta

from mingjing.law.calendar import days, hours
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.counting import running
from mingjing.law.language import CHINA, Role, Running
from mingjing.law.limits import Exclusion, Extension, Limit, Suspension
from mingjing.law.statutes import COMPULSION_LAW
from tests.law.walk import CALENDAR, CAST, day

SEIZURE = Limit(
    code="release",
    title="查封、扣押",
    term=days(30),
    starts="seize",
    meets=("release",),
    article="第二十五条第一款",
    extensions=(Extension(step="extend", title="经批准", article="第二十五条第一款", term=days(30)),),
    suspensions=(Suspension(starts="stop", ends=("go",), title="中止", article="第三十九条"),),
    exclusions=(
        Exclusion(
            starts="test", ends=("tested",), title="检验期间", article="第二十五条第三款", days="told_days"
        ),
    ),
)


def happened(*taken: tuple[str, str], today: str, **said: object) -> CaseFile:
    doer, now = (
        CAST[Role.HANDLER],
        datetime.combine(day(today), datetime.min.time(), CHINA) + timedelta(hours=12),
    )
    happenings = tuple(
        Happening(number, step, day(on), now, doer, said if step == "test" else {})
        for number, (step, on) in enumerate(taken, start=1)
    )
    return CaseFile(happenings, now, CALENDAR)


def counted(file: CaseFile, limit: Limit = SEIZURE) -> Running:
    return list(running(limit, file, statute=COMPULSION_LAW))[-1]


def test_a_seizure_of_2026_03_01_ends_on_03_31_extended_on_04_30_with_testing_on_05_10() -> None:
    plain = counted(happened(("seize", "03-01"), today="03-02"))
    extended = counted(happened(("seize", "03-01"), ("extend", "03-30"), today="03-30"))
    tested = happened(
        ("seize", "03-01"),
        ("test", "03-05"),
        ("tested", "03-15"),
        ("extend", "03-30"),
        today="03-30",
        told_days=12,
    )
    assert [one.due for one in (plain, extended, counted(tested))] == [
        day("03-31"),
        day("04-30"),
        day("05-10"),
    ]
    lines = "\n".join(counted(tested).explanation)
    assert "2026-03-06至2026-03-15不计入，共10日：检验期间，《行政强制法》第二十五条第三款。" in lines
    assert "2026-03-30经批准，延长30日（《行政强制法》第二十五条第一款）。" in lines
    assert "本期限不顺延；如按休息日顺延则为2026-05-11" in lines


def test_testing_not_yet_over_counts_by_the_days_told() -> None:
    file = happened(("seize", "03-01"), ("test", "03-05"), today="03-08", told_days=12)
    assert counted(file).due == day("04-12")


def test_a_limit_met_while_suspended_is_met() -> None:
    file = happened(("seize", "03-01"), ("stop", "03-05"), ("release", "03-09"), today="03-20")
    run = counted(file)
    assert (run.state, run.met_on, run.provisional) == ("met", day("03-09"), False)


def test_what_comes_after_it_was_met_changes_nothing() -> None:
    file = happened(("seize", "03-01"), ("release", "03-09"), ("extend", "03-10"), today="03-20")
    assert counted(file).due == day("03-31")


def test_a_start_repeated_before_it_is_met_runs_anew() -> None:
    file = happened(("seize", "03-01"), ("seize", "03-05"), today="03-20")
    assert [one.start for one in running(SEIZURE, file, statute=COMPULSION_LAW)] == [day("03-05")]


def test_hours_end_to_the_minute() -> None:
    limit = replace(SEIZURE, term=hours(24), extensions=(), suspensions=(), exclusions=())
    run = counted(happened(("seize", "03-07"), today="03-07"), limit)
    assert str(run.due) == "2026-03-08 12:00:00+08:00"
    assert "按小时连续计算" in run.explanation[1]
