"""Properties are checked without a clock: on a busy machine a slow example is not a wrong one."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
