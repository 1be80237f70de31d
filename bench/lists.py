"""The desk's lists: of 20 and of 100 cases, for the city's supervisor and for readers of less."""

from collections.abc import Iterator

from bench.clients import Browser, session
from bench.figure import Figure, latency
from bench.house import House, port_of
from bench.people import of_a_branch, of_one_town, of_ten_agencies, supervisor
from bench.swelling import swell_cases
from bench.walks import tell_all
from mingjing.rooms.cases.models import Case

BARS = {20: 25, 100: 60}
READERS = {
    "the city": supervisor,
    "one town": of_one_town,
    "ten agencies": of_ten_agencies,
    "a branch": of_a_branch,
}
VIEWS = {"": "", "&view=open": " that are open", "&view=pressing": " with a term"}
REPEATED = 40
SMALL = 10_000
SLOWER = 1.5
"""So much longer a list may take at the larger size."""


def measure(house: House) -> Iterator[Figure]:
    """Milliseconds of each list for each reader, over HTTP, one client; the city's size is named.

    Where the house may be swollen, at ten thousand cases and at the larger number, and the ratio of both.
    """
    tell_all()
    if not house.swollen:
        yield from _lists(house, Case.objects.count())
        return
    swell_cases(house, SMALL)
    small = list(_lists(house, SMALL))
    yield from small
    swell_cases(house, house.swollen)
    for before, now in zip(small, _lists(house, house.swollen), strict=True):
        yield now
        slower = now.value / before.value
        yield Figure(f"{now.name}: times that of {SMALL:,}", slower, "", f"<= {SLOWER}", slower <= SLOWER)


def _lists(house: House, held: int) -> Iterator[Figure]:
    with house.doors("desk"):
        for reader, who in READERS.items():
            browser = Browser(port_of("desk"), session(who()))
            for size, bar in BARS.items():
                for view, words in VIEWS.items():
                    page = f"/desk/cases/?size={size}{view}"
                    seconds = [browser.read(page) for _ in range(REPEATED)]
                    yield latency(f"list of {size}{words} for {reader}, of {held:,}", seconds[3:], p50=bar)
            seconds = [browser.read("/desk/") for _ in range(REPEATED)]
            yield latency(f"to-do for {reader}, of {held:,} cases", seconds[3:])
