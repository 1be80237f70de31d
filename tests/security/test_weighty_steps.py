"""再次确认: whatever binds the agency, tells the public, takes rows out or moves power asks again who is there."""

import pytest
from django.urls import get_resolver

from mingjing.doors.desk.signing.asking import STEPS
from mingjing.law.procedures import all_procedures
from tests.security.routes import flat

PUBLIC_LEAVES = {"dec", "pub", "exm", "wdr"}
WEIGHTY = {"desk:export", "desk:draft_enact", "desk:account_new", "desk:account", "desk:grant_new", "desk:grant",
           "desk:posting", "desk:audit_export"}  # fmt: skip


def steps_with_public_leaves() -> set[str]:
    """Every step of every procedure that leaves a public leaf, unless no person takes it."""
    taken = {
        code
        for way in all_procedures().values()
        for code, step in way.steps.items()
        if step.leaf in PUBLIC_LEAVES and {role.value for role in step.roles} - {"integrator", "operator"}
    }
    assert {"decide", "publish", "withdraw"} <= taken
    return taken


def test_every_step_that_leaves_a_public_leaf_is_weighty() -> None:
    assert steps_with_public_leaves() - STEPS == set()


def test_no_step_is_called_weighty_that_does_not_exist() -> None:
    assert {code for way in all_procedures().values() for code in way.steps} >= STEPS


@pytest.mark.parametrize("name", sorted(WEIGHTY))
def test_every_page_that_takes_rows_out_or_moves_power_is_weighty(name: str) -> None:
    views = dict(flat(get_resolver("mingjing.config.urls_desk").url_patterns))
    assert views[name].callback.is_weighty is True
