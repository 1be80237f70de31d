"""清单: the discretion table, the service items and the holiday notices, as editions of the catalogue."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue import loading
from mingjing.rooms.catalogue.loading import Loaded, outcome
from mingjing.rooms.catalogue.models import Edition, Holiday

from .letters import Step, enact, hand_in, sender
from .sources import Done

DISCRETION = "广东省生态环境行政处罚自由裁量权规定附件一（粤环发〔2021〕7号）"
DISCRETION_DAYS = (date(2022, 1, 1), date(2026, 12, 31))


def discretion(folder: Path, step: Step) -> Done:
    """The province's discretion table of ecology and environment."""
    raw = (folder / "items.json").read_bytes()
    letter = hand_in(
        raw, name="items.json", kind="catalogue", subject="生态环境裁量基准",
        by=sender("gd_env_discretion", "广东省生态环境裁量基准"),
    )  # fmt: skip
    bureau = Agency.objects.filter(code="HJ").first()
    since, until = DISCRETION_DAYS
    loaded = loading.benchmarks(
        json.loads(raw), code="gd-env-2022", effective_from=since, effective_to=until,
        agency=bureau.pk if bureau else 0, source=DISCRETION,
    )  # fmt: skip
    return Done(enact(letter, [loaded], step=step), [letter])


def service_items(folder: Path, step: Step) -> Done:
    """Another district's service and permit items, kept with its division code; in force from the day they came."""
    raw = (folder / "items.csv").read_bytes()
    letter = hand_in(
        raw, name="items.csv", kind="catalogue", subject="政务服务和许可事项",
        by=sender("gov_service_items", "政务服务事项清单"),
    )  # fmt: skip
    loaded = loading.service_items(
        loading.table(raw), code="service-511602", effective_from=timezone.localdate(letter.received_at),
        note="行政区划代码511602的政务服务和许可事项，供参考，不是本市事项",
    )  # fmt: skip
    return Done(enact(letter, [loaded], step=step), [letter])


def holidays_table(folder: Path, step: Step) -> Done:
    """Yearly notices as one table of days; a day is a line."""
    path = next(iter(sorted(folder.glob("holidays_*.csv"))))
    raw = path.read_bytes()
    letter = hand_in(
        raw, name=path.name, kind="catalogue", subject="节假日安排（逐日）",
        by=sender("holidays_cn", "历年节假日安排"),
    )  # fmt: skip
    return Done(enact(letter, _years(loading.table(raw)), step=step), [letter])


def _years(rows: list[dict[str, str]]) -> Iterator[Loaded]:
    """Each year's days as one edition; every day keeps its line."""
    years: dict[str, list[tuple[int, dict[str, str]]]] = defaultdict(list)
    for line, row in enumerate(rows, 2):  # the head line is line 1
        years[row["year"]].append((line, row))
    for year, told in sorted(years.items()):
        days = [
            {"date": row["date"], "name": row["name"], "off": row["is_off_day"] == "1"} for _, row in told
        ]
        lines = tuple(line for line, _ in told)
        read = loading.holidays({"years": {year: {"days": days}}})
        proposed = tuple(replace(one, lines=lines) for one in read.proposed)
        outcomes = tuple(outcome(line, row["date"]) for line, row in told)
        yield unless_known(Loaded(proposed, outcomes))


def holidays_document(folder: Path, step: Step) -> Done:
    """Yearly notices as one document; a year is a line."""
    raw = (folder / "public-holidays.json").read_bytes()
    letter = hand_in(
        raw, name="public-holidays.json", kind="catalogue", subject="节假日安排（逐年）",
        by=sender("public-holidays", "历年节假日安排"),
    )  # fmt: skip
    read = loading.holidays(json.loads(raw))
    parts = (
        unless_known(Loaded(tuple(one for one in read.proposed if told.line in one.lines), (told,)))
        for told in read.outcomes
    )
    return Done(enact(letter, parts, step=step), [letter])


def unless_known(loaded: Loaded) -> Loaded:
    """A year whose days stand already, whatever their names, needs no second edition."""
    if not loaded.proposed or not _stands(loaded.proposed[0].code, loaded.proposed[0].rows):
        return loaded
    told = "这一年的放假安排已有版本，日期一致，没有另立版本。"
    return Loaded((), tuple(outcome(one.line, one.key, warnings=[told]) for one in loaded.outcomes))


def _stands(year: str, rows: Any) -> bool:
    latest = Edition.objects.filter(kind="holiday", code=year, withdrawn=False).order_by("-number").first()
    if latest is None:
        return False
    days = {
        (str(day), off) for day, off in Holiday.objects.filter(edition=latest).values_list("day", "is_off")
    }
    return days == {(row["day"], row["is_off"]) for row in rows}
