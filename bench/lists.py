"""The desk's lists: of 20 and of 100 cases, for the city's supervisor and for readers of less."""

from collections.abc import Iterator

from bench.clients import Browser, session
from bench.figure import Figure, latency
from bench.house import House, port_of
from bench.people import of_a_branch, of_one_town, of_ten_agencies, supervisor
from bench.walks import tell_all
from mingjing.rooms.cases.models import Case

BARS = {20: 25, 100: 60}
READERS = {
    "the city": supervisor,
    "one town": of_one_town,
    "ten agencies": of_ten_agencies,
    "a branch": of_a_branch,
}
REPEATED = 40


def measure(house: House) -> Iterator[Figure]:
    """Milliseconds of each list for each reader, over HTTP, one client; the city's size is named."""
    tell_all()
    held = Case.objects.count()
    with house.doors("desk"):
        for reader, who in READERS.items():
            browser = Browser(port_of("desk"), session(who()))
            for size, bar in BARS.items():
                page = f"/desk/cases/?size={size}"
                seconds = [browser.read(page) for _ in range(REPEATED)]
                yield latency(f"list of {size} for {reader}, of {held:,} cases", seconds[3:], p50=bar)
            seconds = [browser.read("/desk/") for _ in range(REPEATED)]
            yield latency(f"to-do for {reader}, of {held:,} cases", seconds[3:])
