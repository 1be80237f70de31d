"""The desk over HTTP, its real workers on this machine: opening, steps, long dockets, the case page."""

from collections.abc import Callable, Iterator, Sequence

from bench.clients import Browser, at_once, session
from bench.figure import Figure, at_least, at_most, latency, percentile
from bench.house import House, port_of
from bench.people import supervisor
from bench.walks import Post, long_case, opening, planned, tell_all, walking

OPENED = 60
CLIENTS, CASES = 4, 8
TAKEN = 7
"""Lead, verification, filing, assignment, inspection, interview, order: three of the six steps make a paper."""
REPEATED = 40
LONG, LONGER = (60, 20), (300, 20)
"""Entries and papers of the long dockets."""


def measure(house: House) -> Iterator[Figure]:
    """Figures of the desk's writing and of its case page."""
    tell_all()
    with house.doors("desk"):
        port = port_of("desk")
        browser = Browser(port)
        posts = [opening(planned(f"open-{number}", 1)) for number in range(OPENED + 5)]
        seconds = [one.send(browser) for one in posts]
        yield latency("open a case, record and deadlines", seconds[5:], p50=20, p95=50)
        yield from steps(port)
        yield from dockets(port)


def steps(port: int) -> Iterator[Figure]:
    """Steps a second, four clients at once, each with its own cases: a usual mix, and such as make no paper."""
    mixed = [
        [post for case in range(CASES) for post in walking(planned(f"steps-{client}-{case}", TAKEN))]
        for client in range(CLIENTS)
    ]
    yield _rate("steps, 4 clients, half of them with a paper", port, mixed)
    collecting = [long_case(f"plain-{client}", 10, 0)[1] for client in range(CLIENTS)]
    plain = [[post() for _ in range(REPEATED)] for post in collecting]
    yield _rate("steps, 4 clients, none with a paper", port, plain)


def _rate(name: str, port: int, works: Sequence[list[Post]]) -> Figure:
    load = at_once([_sending(port, posts) for posts in works], times=len(works[0]))
    p95 = at_most("p95", percentile(load.seconds, 95) * 1000, "ms", 120)
    return at_least(name, load.rate, "/s", 80, p95)


def _sending(port: int, posts: list[Post]) -> Callable[[], float]:
    browser, waiting = Browser(port), iter(posts)
    return lambda: next(waiting).send(browser)


def dockets(port: int) -> Iterator[Figure]:
    """A step and the page of a case with a long docket."""
    browser = Browser(port)
    for (entries, papers), bar in ((LONG, 25), (LONGER, 40)):
        case, post = long_case(f"long-{entries}", entries, papers)
        seconds = [post().send(browser) for _ in range(REPEATED)]
        yield latency(f"step on a docket of {entries}", seconds[3:], p50=bar)
        if entries == 60:
            page = f"/desk/cases/{case.number}/"
            reader = Browser(port, session(supervisor()))
            seconds = [reader.read(page) for _ in range(REPEATED)]
            yield latency("case page, 60 entries, 20 papers", seconds[3:], p50=40)
