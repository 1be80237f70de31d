"""Every drill there is, in the order of the goals."""

from faults import r01_killed, r02_steps, r03_repeated, r09_behind, r23_two
from faults.outcome import Drill

DRILLS: tuple[Drill, ...] = (
    r01_killed.DRILL,
    r02_steps.DRILL,
    r03_repeated.DRILL,
    r09_behind.DRILL,
    r23_two.DRILL,
)
