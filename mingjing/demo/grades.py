"""事项与裁量基准: the matters that happen in the city, and one invented benchmark for each (演示)."""

from collections.abc import Iterable
from datetime import date

from mingjing.record.actor import HOUSE
from mingjing.rooms.catalogue.actions import bring_into_force

from .keys import key, once
from .places import Body
from .plots import ON_SPOT, PLOTS, Plot
from .telling import Says

SINCE = date(2024, 1, 1)
NOTE = "演示裁量基准，档次和数额均为虚构"


def bring_benchmarks(bodies: Iterable[Body]) -> int:
    """One benchmark for each kind of violation a department meets; how many."""
    found = 0
    for body in bodies:
        rows = [_benchmark(plot) for plot in (*PLOTS, *ON_SPOT) if plot.bureau == body.code]
        if rows:
            _enact("benchmark", body, rows)
        found += len(rows)
    return found


def _enact(kind: str, body: Body, rows: list[Says]) -> None:
    name = key(kind, body.code)
    once(
        lambda: bring_into_force(
            kind, body.code, rows, effective_from=SINCE, agency=body.number, note=NOTE, by=HOUSE, key=name
        )
    )


def _benchmark(plot: Plot) -> Says:
    return {
        "code": plot.matter,
        "title": f"{plot.name}（演示）",
        "matter": plot.matter,
        "chapter": "演示",
        "method": "fine_matrix",
        "factors": [plot.factor],
        "violated": "".join(f"《{plot.violated[0]}》{plot.violated[1]}"),
        "penalised": "".join(f"《{plot.penalised[0]}》{plot.penalised[1]}"),
        "note": NOTE,
        "grades": [
            {"code": str(number), "conditions": {plot.factor: level}, "minimum": least * 100, "maximum": most * 100}
            for number, (level, least, most) in enumerate(plot.grades, 1)
        ],
    }  # fmt: skip
