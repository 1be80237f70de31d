"""出厂目录: the editions any installation starts with; its own editions are never touched by them."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from mingjing.record.actor import Actor

from .actions import bring_into_force
from .builtin_lists import DISCLOSURE, REVIEW, SCENES, STANDARDS
from .loading import Proposed
from .models import Edition
from .patterns import DEFAULT_PATTERNS

PENALTY_LAW_SINCE = date(2021, 7, 15)
NOTE = "系统内置"
Rest = tuple[str, str, str]
"""A holiday's name with its first and last day off, `MM-DD`."""

NOTICES: dict[int, tuple[tuple[Rest, ...], tuple[tuple[str, str], ...]]] = {
    2025: (
        (
            ("元旦", "01-01", "01-01"),
            ("春节", "01-28", "02-04"),
            ("清明节", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"),
            ("端午节", "05-31", "06-02"),
            ("国庆节、中秋节", "10-01", "10-08"),
        ),
        (
            ("春节", "01-26"),
            ("春节", "02-08"),
            ("劳动节", "04-27"),
            ("国庆节、中秋节", "09-28"),
            ("国庆节、中秋节", "10-11"),
        ),
    ),
    2026: (
        (
            ("元旦", "01-01", "01-03"),
            ("春节", "02-15", "02-23"),
            ("清明节", "04-04", "04-06"),
            ("劳动节", "05-01", "05-05"),
            ("端午节", "06-19", "06-21"),
            ("中秋节", "09-25", "09-27"),
            ("国庆节", "10-01", "10-07"),
        ),
        (
            ("元旦", "01-04"),
            ("春节", "02-14"),
            ("春节", "02-28"),
            ("劳动节", "05-09"),
            ("国庆节", "09-20"),
            ("国庆节", "10-10"),
        ),
    ),
}
"""State Council notices: days off, both ends included, and weekend days worked instead."""


def holiday_rows(year: int) -> tuple[dict[str, object], ...]:
    """Every announced day of a year, in order."""
    rests, worked = NOTICES[year]
    days = [(day, True, name) for name, first, last in rests for day in _days(year, first, last)]
    days += [(date.fromisoformat(f"{year}-{day}"), False, name) for name, day in worked]
    return tuple(
        {"day": day.isoformat(), "is_off": off, "name": name, "year": year} for day, off, name in sorted(days)
    )


def _days(year: int, first: str, last: str) -> Iterator[date]:
    day, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
    while day <= end:
        yield day
        day += timedelta(days=1)


def builtin_editions() -> tuple[Proposed, ...]:
    """What is installed, in order."""
    numbers = tuple({"code": code, "pattern": pattern} for code, pattern in DEFAULT_PATTERNS.items())
    lists = (
        ("threshold", "standards", STANDARDS),
        ("number", "0", numbers),
        ("review", "0", REVIEW),
        ("disclosure", "0", DISCLOSURE),
        ("recording", "0", SCENES),
    )
    notices = (
        Proposed(
            "holiday", str(year), holiday_rows(year), date(year, 1, 1), note=f"国务院办公厅{year}年节假日安排"
        )
        for year in NOTICES
    )
    return (
        *notices,
        *(Proposed(kind, code, rows, PENALTY_LAW_SINCE, note=NOTE) for kind, code, rows in lists),
    )


def install_builtin(by: Actor, key: uuid.UUID) -> list[Edition]:
    """Bring into force what is missing; a catalogue that has any edition is left alone."""
    held = set(Edition.objects.values_list("kind", "code", "agency"))
    return [
        bring_into_force(
            one.kind,
            one.code,
            one.rows,
            effective_from=one.effective_from,
            note=one.note,
            by=by,
            key=uuid.uuid5(key, f"{one.kind}/{one.code}"),
        )
        for one in builtin_editions()
        if (one.kind, one.code, one.agency) not in held
    ]
