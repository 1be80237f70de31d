"""目录清单: the review, disclosure and recording catalogues and the standards of amounts, whole editions (第八条第五项)."""

from collections.abc import Iterator, Mapping
from typing import Any

from mingjing.record.following import Seen

from ..edition import enacted
from ..kind import Item, Kind

TITLES = {
    "review": "重大行政执法决定法制审核目录",
    "disclosure": "行政执法公示目录",
    "recording": "全过程音像记录清单",
    "threshold": "数额与期限标准",
    "holiday": "放假安排",
}
SKIPPED = {"values", "operator", "test", "value", "trigger", "materials", "methods", "contents"}


def items(seen: Seen) -> Iterator[Item]:
    """The edition as one page."""
    made = enacted(seen, *TITLES)
    if made is None:
        return
    kind = made.edition.kind
    owner = made.agency_name or "全市"
    yield Item(
        kind="catalogue",
        slug=f"{kind}-{made.code or 'city'}-{made.edition.code}",
        title=f"{TITLES[kind]}（{made.edition.code if kind == 'holiday' else owner}）",
        body={"catalogue": kind, "rows": made.rows, **made.since()},
        text="\n".join(_words(row) for row in made.rows)[:20_000],
        agency=made.code,
        agency_name=made.agency_name,
        catalogue=made.name,
    )


def _words(row: Mapping[str, Any]) -> str:
    return " ".join(
        str(value) for name, value in row.items() if name not in SKIPPED and isinstance(value, str)
    )


KIND = Kind(
    code="catalogue",
    title="目录清单",
    phase="before",
    article="《广东省行政执法公示办法》第八条第五项",
    actions=frozenset({"catalogue.edition"}),
    items=items,
)
