"""Every way that a case of the city may take can be taken to its end, step by real step."""

from datetime import date

import pytest

from mingjing.demo.cases import plan_of
from mingjing.demo.city import engage, found_city
from mingjing.demo.keys import key
from mingjing.demo.lists import enact_lists
from mingjing.demo.places import TINY, bureaus, city, everything, units
from mingjing.demo.plots import ON_SPOT, PLOTS
from mingjing.demo.walking import entries, walk
from mingjing.demo.ways import ORDINARY, WEIGHTS, way
from mingjing.record.actor import HOUSE
from mingjing.record.models import Docket
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Decision
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.builtin import install_builtin
from mingjing.rooms.disclosure.models import Candidate

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
EVERYWHERE = {0, *(body.number for body in everything(TINY))}
TODAY = date(2026, 11, 24)


def settle() -> None:
    """The pilot department with its people and lists."""
    found_city(TINY)
    pilot = bureaus(TINY)[0]
    for body in (city(), pilot, *units(pilot, TINY)):
        engage(body, TINY)
    install_builtin(HOUSE, key("builtin"))
    enact_lists(pilot)


def test_every_way_leads_to_its_end() -> None:
    with reading(EVERYWHERE):
        settle()
        calendar = catalogue.calendar()
        for place, name in enumerate(WEIGHTS):
            chosen = way(name)
            plot = PLOTS[place % 2] if chosen.procedure == ORDINARY else ON_SPOT[place % 2]
            plan = plan_of(f"way-{name}", bureaus(TINY)[0], 0, plot, chosen, len(chosen.moves), TINY,
                           today=TODAY, calendar=calendar)  # fmt: skip
            walk(plan)
            assert Docket.objects.get(pk=plan.docket).length == entries(plan), name
            walk(plan)
            assert Docket.objects.get(pk=plan.docket).length == entries(plan), name
        published = Candidate.objects.values_list("state", flat=True)
        assert set(published) == {"published", "withdrawn"}
        assert Decision.objects.filter(outcome="no_penalty").exists()
