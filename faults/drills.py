"""Every drill there is, in the order of the goals."""

from faults import (
    r01_killed,
    r02_steps,
    r03_repeated,
    r04_power,
    r05_eio,
    r06_full,
    r09_behind,
    r12_tampered,
    r15_total_loss,
    r23_two,
)
from faults.outcome import Drill

DRILLS: tuple[Drill, ...] = (
    r01_killed.DRILL,
    r02_steps.DRILL,
    r03_repeated.DRILL,
    r04_power.DRILL,
    r05_eio.DRILL,
    r06_full.DRILL,
    r09_behind.DRILL,
    r12_tampered.DRILL,
    r15_total_loss.DRILL,
    r23_two.DRILL,
)
