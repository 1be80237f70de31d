"""The weight of the pages that are read most, against the budgets of the design."""

from collections.abc import Iterator

from django.urls import reverse

from bench.clients import Browser, session
from bench.desk import LONG
from bench.figure import Figure, at_most
from bench.house import House, port_of
from bench.people import supervisor
from bench.walks import long_case, tell_all
from bench.weight import MOST_ELEMENTS, weight
from mingjing.rooms.disclosure.models import Snapshot


def measure(house: House) -> Iterator[Figure]:
    """Packed kilobytes, requests and elements of each page."""
    tell_all()
    case, _ = long_case("weight", *LONG)
    slug = Snapshot.objects.filter(kind="penalty", current=True, state="shown").values_list(
        "slug", flat=True
    )[0]
    decision = reverse("portal:decision", args=[slug], urlconf="mingjing.config.urls_portal")
    with house.doors("desk", "portal"):
        for name, door, path, most, asked in (
            ("portal home", "portal", "/", 80, 10),
            ("portal decision", "portal", decision, 60, 8),
            ("portal search", "portal", "/search?q=%E5%A4%84%E7%BD%9A", 60, 8),
            ("desk list", "desk", "/desk/cases/", 120, 14),
            ("desk to-do", "desk", "/desk/", 120, 14),
            (
                f"desk case of {LONG[0]} entries, {LONG[1]} papers",
                "desk",
                f"/desk/cases/{case.number}/",
                120,
                14,
            ),
        ):
            browser = Browser(port_of(door), session(supervisor()) if door == "desk" else "")
            code, body = browser.get(path)
            assert code == 200, path
            found = weight(body.decode(), door)
            requests = at_most("requests", found.requests, "", asked)
            elements = at_most("elements", found.elements, "", MOST_ELEMENTS)
            yield at_most(f"bytes of {name}", found.kilobytes, "KB", most, requests, elements)
