"""Grow a city of so many cases by the demonstration's real steps, seal it and let every follower read it; a process of its own."""

import os
import sys

import django
from django.core.management import call_command


def main() -> None:
    """`python -m bench.growing grow 500`, `python -m bench.growing seal`, `python -m bench.growing follow`."""
    django.setup()
    os.nice(0)
    what, *more = sys.argv[1:]
    if what != "grow":
        call_command(what, once=True)
        return
    from mingjing.demo.growing import grow  # models exist only after django.setup
    from mingjing.demo.places import Scale

    cases = int(more[0])
    grow(Scale(cases=cases, parties=max(120, cases // 3)), say=lambda sentence: print(sentence, flush=True))


if __name__ == "__main__":
    main()
