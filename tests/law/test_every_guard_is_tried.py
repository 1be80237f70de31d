"""No guard without a trial: every guard of every procedure is refused once and admitted once."""

from mingjing.law.procedures import all_procedures
from tests.law import (
    test_guards_after_the_decision,
    test_guards_of_filing_and_investigation,
    test_guards_of_hearing_and_review,
    test_guards_of_the_party_and_the_day,
    test_guards_of_the_proposal,
    test_ways_around_the_law,
)
from tests.law.trials import Trial

TRIALS: tuple[Trial, ...] = (
    *test_guards_of_filing_and_investigation.TRIALS,
    *test_guards_of_the_proposal.TRIALS,
    *test_guards_of_the_party_and_the_day.TRIALS,
    *test_ways_around_the_law.TRIALS,
    *test_guards_of_hearing_and_review.TRIALS,
    *test_guards_after_the_decision.TRIALS,
)


def test_every_guard_of_every_procedure_is_tried() -> None:
    guards = {
        (guard.name, guard.article)
        for procedure in all_procedures().values()
        for step in procedure.steps.values()
        for guard in (*step.needs, *step.checks)
    }
    tried = {(trial.guard, trial.found.article) for trial in TRIALS}
    assert guards - tried == set()


def test_every_trial_changes_something_between_refusing_and_admitting() -> None:
    for trial in TRIALS:
        assert trial.bad != trial.good or trial.bad_walk or trial.bad_on, trial.name
