"""Every drill there is, in the order of the goals."""

from faults import (
    r01_killed,
    r02_steps,
    r03_repeated,
    r04_power,
    r05_eio,
    r06_full,
    r07_full_files,
    r09_behind,
    r11_clock,
    r12_tampered,
    r13_rot,
    r14_cut_upload,
    r15_total_loss,
    r16_overload,
    r17_migrations,
    r21_stopped,
    r22_page,
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
    r07_full_files.DRILL,
    r09_behind.DRILL,
    r11_clock.DRILL,
    r12_tampered.DRILL,
    r13_rot.DRILL,
    r14_cut_upload.DRILL,
    r15_total_loss.DRILL,
    r16_overload.DRILL,
    r17_migrations.DRILL,
    r21_stopped.DRILL,
    r22_page.DRILL,
    r23_two.DRILL,
)
STEADY = frozenset(("R-9", "R-12", "R-13", "R-14", "R-22"))
"""Those that neither the load nor the speed of a machine decides: they are done before every landing."""
