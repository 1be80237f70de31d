"""Whatever value stands in whatever field of whatever step: the law answers with sentences and never breaks."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from mingjing.law.language import CHINA
from mingjing.law.procedures import procedure
from tests.examples import saying
from tests.law.walk import CAST, ORDINARY, SUMMARY, Walk, day

STRANGE: tuple[Any, ...] = (
    5, -1, 2.5, True, [1], [[]], [None], {"a": 1}, [{"law": 1, "article": []}], "x", "\x00", "\ud800", "字" * 20_001,
    "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+08:00", "2026-03-05T10:00",
    date.max, date.min, datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=CHINA), 10**30, b"x", object(),
)  # fmt: skip


def judged_with(walk: Walk, step: str, on: str, name: str, value: Any) -> list[Any]:
    """What the law says of a step in which one field holds this value."""
    says = {**saying(walk.code, step), "on": day(on).isoformat(), name: value}
    file = walk.file(day(on))
    states = walk.looked_up(step, saying(walk.code, step), file)
    by = CAST[next(role for role in walk.procedure.steps[step].roles if role in CAST)]
    return walk.procedure.judge(
        step, stage=walk.stage, by=by, file=file, says=says, states=states, on=says["on"]
    )


@pytest.mark.parametrize(
    ("code", "way"), [("penalty.ordinary.2021", ORDINARY), ("penalty.summary.2021", SUMMARY)]
)
@pytest.mark.slow
def test_every_field_of_every_step_takes_any_value_without_breaking(
    code: str, way: tuple[tuple[str, str], ...]
) -> None:
    walk, judged = Walk(code), set[str]()
    for step, on in way:
        for ask in procedure(code).steps[step].asks:
            for value in STRANGE:
                assert judged_with(walk, step, on, ask.name, value) is not None
        judged.add(step)
        walk.take(step, on)
    assert judged == {step for step, _ in way}


@pytest.mark.parametrize("code", ["penalty.ordinary.2021", "penalty.summary.2021"])
def test_no_field_takes_every_strange_value(code: str) -> None:
    for step in procedure(code).steps.values():
        for ask in step.asks:
            refused = [value for value in STRANGE if ask.problem(value)]
            assert len(refused) > len(STRANGE) // 2, ask.name
            for value in refused:
                assert "“" in str(ask.problem(value))
