"""逐个来源载入: what is there is loaded, what is not is said; stopped anywhere, it goes on from there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mingjing.demo.city import found_city
from mingjing.demo.places import WHOLE
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import tell

from . import decisions, lists, statutes
from .letters import report
from .sources import Done, Source

SOURCES: tuple[Source, ...] = (
    Source(
        "public-holidays", "节假日安排（逐年）", "../law", "public-holidays.json", lists.holidays_document
    ),
    Source("holidays_cn", "节假日安排（逐日）", "holidays_cn", "holidays_*.csv", lists.holidays_table),
    Source("statutes", "法规文本", "../law", "administrative-*.json", statutes.statutes),
    Source("gd_env_discretion", "生态环境裁量基准", "gd_env_discretion", "items.json", lists.discretion),
    Source("gov_service_items", "政务服务和许可事项", "gov_service_items", "items.csv", lists.service_items),
    Source("gd_amr_decisions", "广东市场监管处罚公示", "gd_amr_decisions", "decisions.csv", decisions.gd_amr),
    Source("zj_penalty_texts", "浙江处罚结果公示", "zj_penalty_texts", "decisions.json", decisions.zj),
    Source("csrc_penalties", "证券监管处罚公示", "csrc_penalties", "penalties.csv", decisions.csrc),
    Source("law_texts", "法规文本库", "law_texts", "index.csv", statutes.law_texts),
)
"""Small ones first; the library of law texts last."""


@dataclass(frozen=True)
class Told:
    """What became of one source: its counts and the report, or nothing where the folder lacks it."""

    source: Source
    done: Done | None
    reports: tuple[Path, ...] = ()


def load(
    data: Path, *, step: Callable[[Source, int], None], only: frozenset[str] = frozenset()
) -> Iterator[Told]:
    """Load every source that is there, in order; `step` is told how many lines are done."""
    if not Agency.objects.exists():
        found_city(WHOLE)  # what is loaded belongs to some city
    tell({0, *Agency.objects.values_list("id", flat=True)})
    for source in SOURCES:
        if only and source.code not in only:
            continue
        place = source.place(data)
        if place is None:
            yield Told(source, None)
            continue
        done = source.load(place, lambda dealt, source=source: step(source, dealt))  # type: ignore[misc]
        yield Told(source, done, tuple(_reports(source, done)))


def _reports(source: Source, done: Done) -> Iterator[Path]:
    for letter in done.letters:
        name = source.code if len(done.letters) == 1 else f"{source.code}/{Path(letter.file_name).stem}"
        yield report(letter, name)
