"""`make bench`: every figure, on a house of its own that is thrown away; `python -m bench NAME…` for some parts."""

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.figure import Figure
from bench.house import House
from bench.report import PAGE, Run, page

PARTS = {
    "arithmetic": False, "entries": False, "papers": False, "desk": True, "lists": True, "pages": True, "portal": True,
    "search": True, "memory": True, "upload": True, "mirrored": False, "sealing": True, "audit": True,
}  # fmt: skip
"""Every part in the order in which it is measured, and whether it is told of the house; those need a grown city."""


def main() -> None:
    """Start a house as a city's would be, measure, print, clear up."""
    told = asked()
    names = told.names or list(PARTS)
    house = House(told.state, upload=told.upload, requests=told.requests, swollen=told.swell)
    began, figures = this_hour(), dict[str, list[Figure]]()
    try:
        house.open()
        if not told.state and any(PARTS[name] for name in names):
            house.grow(told.cases)
        size = house.size()
        for name in names:
            for figure in measured(name, house):
                print(figure.line(), flush=True)
                figures.setdefault(name, []).append(figure)
    finally:
        house.close()
    run = Run(command(told), began, size, figures)
    if told.json:
        told.json.write_text(run.words(), encoding="utf-8")
    if told.figures:
        PAGE.write_text(page(run), encoding="utf-8")


def command(told: argparse.Namespace) -> str:
    """The command as anyone may give it: where a city or a file stands is nobody's affair."""
    own = {str(told.state): "<目录>", str(told.json): "<文件>"}
    words = [own.get(word, word) for word in sys.argv[1:]]
    return " ".join(["python -m bench", *words])


def this_hour() -> datetime:
    """This hour in the city."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def measured(name: str, house: House) -> Iterable[Figure]:
    """The figures of one part; its module is loaded only now, for models exist only after django.setup."""
    measure: Callable[..., Iterable[Figure]] = import_module(f"bench.{name}").measure
    return measure(house) if PARTS[name] else measure()


def asked() -> argparse.Namespace:
    """What the command line says."""
    reader = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    reader.add_argument("names", nargs="*", choices=[*PARTS, []], metavar="NAME", help=", ".join(PARTS))
    reader.add_argument("--cases", type=int, default=500, help="cases of the city that is grown")
    reader.add_argument("--state", type=Path, help="measure the city in this state directory, grown before")
    reader.add_argument("--upload", type=int, default=64, help="megabytes of the file that is uploaded")
    reader.add_argument(
        "--requests", type=int, default=10_000, help="requests after which memory is looked at"
    )
    reader.add_argument(
        "--swell", type=int, default=0, help="lists and searches of so many rows, copied past the walls"
    )
    reader.add_argument("--json", type=Path, help="write the figures to this file too")
    reader.add_argument("--figures", action="store_true", help="write docs/operate/figures.md")
    told = reader.parse_args()
    if told.swell and told.state:
        reader.error("--swell spoils the record: it is for a city that is thrown away, not for --state")
    return told


if __name__ == "__main__":
    main()
