"""The portal under load: decision pages beside a bare view that reads one row, and search over what there is."""

from collections.abc import Iterator

from django.urls import reverse

from bench.clients import flood
from bench.figure import Figure, at_least, latency
from bench.house import House, free_port, port_of, wait_for
from mingjing.config import supervise
from mingjing.config.processes import Process, stop_all
from mingjing.rooms.disclosure.models import Snapshot

CLIENTS, SECONDS, PAGES = 16, 6.0, 100


def measure(house: House) -> Iterator[Figure]:
    """Pages a second by sixteen clients, over as many decisions as there are, up to a hundred."""
    shown = Snapshot.objects.filter(kind="penalty", current=True, state="shown").order_by("-id")[:PAGES]
    paths = [
        reverse("portal:decision", args=[one.slug], urlconf="mingjing.config.urls_portal") for one in shown
    ]
    with house.doors("portal"):
        flood(port_of("portal"), paths, clients=CLIENTS, seconds=1)
        pages = flood(port_of("portal"), paths, clients=CLIENTS, seconds=SECONDS)
    bare = _bare(house, [f"/{one.pk}" for one in shown])
    name = f"portal decision page, {CLIENTS} clients, {len(paths)} decisions"
    share = at_least("of a bare view", pages.rate / bare, "", 0.33)
    yield at_least(name, pages.rate, "/s", 400, share, *latency("p50", pages.seconds).all[:1])
    yield Figure("a bare view that reads one row", bare, "/s")


def _bare(house: House, paths: list[str]) -> float:
    """Pages a second of a view that only reads a row, through the same server with the same workers."""
    port = free_port()
    told = supervise.surroundings(house.state)
    door = next(one for one in supervise.processes(house.state, told) if one.name == "portal")
    words = tuple(word.replace("mingjing.config.wsgi", "bench.bare") for word in door.words)
    words = tuple(f"127.0.0.1:{port}" if word.endswith(f":{port_of('portal')}") else word for word in words)
    bare = Process("bare", words, door.surroundings, door.log)
    bare.start()
    try:
        wait_for(port)
        flood(port, paths, clients=CLIENTS, seconds=1)
        return flood(port, paths, clients=CLIENTS, seconds=SECONDS).rate
    finally:
        stop_all([bare])
