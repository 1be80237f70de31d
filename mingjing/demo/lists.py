"""目录生效: matters, invented benchmarks and review catalogues come into force, agency by agency (演示)."""

from datetime import date

from mingjing.record.actor import HOUSE
from mingjing.rooms.catalogue.actions import bring_into_force

from .keys import key, once
from .places import Body
from .plots import ON_SPOT, PLOTS, Plot
from .powers import matters, review_entries
from .telling import Says

SINCE = date(2024, 1, 1)
NOTE = "演示目录，条目、档次和数额均为虚构"


def enact_lists(body: Body) -> None:
    """Everything this agency's officers choose from."""
    benchmarks = [_benchmark(plot) for plot in (*PLOTS, *ON_SPOT) if plot.bureau == body.code]
    for kind, rows in (
        ("matter", matters(body)),
        ("benchmark", benchmarks),
        ("review", review_entries(body)),
    ):
        if rows:
            _enact(kind, body, rows)


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
        "violated": f"《{plot.violated[0]}》{plot.violated[1]}",
        "penalised": f"《{plot.penalised[0]}》{plot.penalised[1]}",
        "note": NOTE,
        "grades": [
            {"code": str(number), "conditions": {plot.factor: level}, "minimum": least * 100, "maximum": most * 100}
            for number, (level, least, most) in enumerate(plot.grades, 1)
        ],
    }  # fmt: skip
