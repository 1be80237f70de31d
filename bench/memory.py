"""What a worker of each door holds in memory after ten thousand requests over many different pages."""

from collections.abc import Callable, Iterator, Sequence

from django.urls import reverse

from bench.clients import Browser, at_once, session
from bench.figure import Figure, at_most
from bench.house import House, port_of, resident, workers
from bench.people import supervisor
from bench.walks import tell_all
from mingjing.rooms.cases.models import Case
from mingjing.rooms.disclosure.models import Snapshot

REQUESTS, CLIENTS = 10_000, 4
BARS = {"desk": 200, "portal": 150}


def measure(house: House) -> Iterator[Figure]:
    """The largest worker of each door; every worker answers its ten thousand."""
    tell_all()
    pages = {"desk": _desk(), "portal": _portal()}
    cookies = {"desk": session(supervisor()), "portal": ""}
    with house.doors(*pages) as doors:
        for door, paths in pages.items():
            each = house.requests or REQUESTS
            total = each * len(workers(doors[door]))
            at_once(
                [_reading(port_of(door), cookies[door], paths[at:] + paths[:at]) for at in range(CLIENTS)],
                times=total // CLIENTS,
            )
            held = max(map(resident, workers(doors[door])))
            yield at_most(f"a {door} worker after {each:,} requests", held, "MB", BARS[door])


def _reading(port: int, cookies: str, paths: Sequence[str]) -> Callable[[], float]:
    browser, place = Browser(port, cookies), iter(range(10**9))
    return lambda: browser.read(paths[next(place) % len(paths)])


def _desk() -> list[str]:
    cases = Case.objects.order_by("id").values_list("number", flat=True)[:300]
    lists = [f"/desk/cases/?size={size}" for size in (20, 100)]
    return [*lists, *(f"/desk/cases/{number}/" for number in cases)]


def _portal() -> list[str]:
    slugs = Snapshot.objects.filter(kind="penalty", current=True).values_list("slug", flat=True)[:300]
    pages = [reverse("portal:decision", args=[slug], urlconf="mingjing.config.urls_portal") for slug in slugs]
    return ["/", "/penalties", "/search?q=%E5%A4%84%E7%BD%9A", *pages]
