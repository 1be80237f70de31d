"""裁量基准: the bands of one matter's discretion (行政处罚法第三十四条: 行政处罚裁量基准应当向社会公布)."""

from collections.abc import Iterator, Mapping
from typing import Any

from mingjing.record.following import Seen

from ..edition import enacted
from ..kind import Item, Kind


def items(seen: Seen) -> Iterator[Item]:
    """Each benchmark of the edition, with its bands."""
    made = enacted(seen, "benchmark")
    if made is None:
        return
    for row in made.rows:
        bands = [_band(grade, row["factors"]) for grade in row["grades"]]
        words = [f"{band['label']} {band['conditions']} {band['text']}" for band in bands]
        yield Item(
            kind="benchmark",
            slug=row["code"],
            title=row["title"],
            number=row["code"],
            body={**{name: row[name] for name in row if name != "grades"}, "bands": bands, **made.since()},
            text="\n".join([row["violated"], row["penalised"], *words])[:20_000],
            agency=made.code,
            agency_name=made.agency_name,
            matter=row["matter"],
            act="penalty",
            catalogue=made.name,
        )


def _band(grade: Mapping[str, Any], factors: list[str]) -> dict[str, Any]:
    told = [f"{factor}：{grade['conditions'][factor]}" for factor in factors if factor in grade["conditions"]]
    return {
        "label": grade["level"] or f"第 {grade['code']} 档",
        "factor": grade["factor"],
        "conditions": "；".join(told) or grade["factor"],
        "points": grade["points"],
        "low": grade["minimum"],
        "high": grade["maximum"],
        "text": grade["text"],
    }


KIND = Kind(
    code="benchmark",
    title="裁量基准",
    phase="before",
    article="《行政处罚法》第三十四条",
    actions=frozenset({"catalogue.edition"}),
    items=items,
)
