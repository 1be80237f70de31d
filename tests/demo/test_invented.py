"""Whoever lives in the city can be nobody: names say so, numbers are well formed and lie in no region."""

from mingjing.demo.accounts import SHOWN
from mingjing.demo.parties import NOWHERE, party
from mingjing.demo.people import Person, staff
from mingjing.demo.places import TINY, WHOLE, Scale, bureaus, everything, towns
from mingjing.demo.plots import ON_SPOT, PLOTS
from mingjing.demo.ways import WEIGHTS, way
from mingjing.law.procedures import procedure
from mingjing.rooms.registry.identifiers import check_citizen_id, check_uscc, mask_name


def everybody(scale: Scale) -> list[Person]:
    return [person for body in everything(scale) for person in staff(body, scale)]


def test_the_city_is_of_the_size_of_the_pilot() -> None:
    assert (len(bureaus(WHOLE)), len(towns(WHOLE))) == (33, 24)
    assert 2_100 <= len(everybody(WHOLE)) <= 2_300


def test_names_codes_and_certificates_of_the_city_are_unique() -> None:
    bodies, people = everything(WHOLE), everybody(WHOLE)
    for column in ("number", "code", "name", "path"):
        assert len({getattr(body, column) for body in bodies}) == len(bodies)
    assert len({person.certificate for person in people}) == len(people)
    assert all(person.certificate.startswith("演示") for person in people)


def test_some_certificates_are_not_worth_anything_today() -> None:
    fates = [person.fate for person in everybody(WHOLE)]
    assert 10 <= fates.count("suspended") <= 80
    assert 30 <= fates.count("expired") <= 150


def test_every_invented_party_says_so_and_has_a_number_of_no_region() -> None:
    for plot in (*PLOTS, *ON_SPOT):
        for place in range(20):
            told = party(plot, place)
            check = check_citizen_id if plot.person else check_uscc
            assert check(told.number).ok
            assert "某" in told.name
            assert told.number[:6] == NOWHERE if plot.person else told.number[2:8] == NOWHERE


def test_a_persons_name_is_masked_like_any_other() -> None:
    person = party(ON_SPOT[0], 1)
    assert mask_name(person.name) == f"{person.name[0]}某"


def test_every_shown_account_is_somebodys() -> None:
    posts = {(person.body.code, person.role, person.place) for person in everybody(WHOLE)}
    assert {(one.body, one.role, one.nth) for one in SHOWN} <= posts
    assert len({one.username for one in SHOWN}) == len(SHOWN)


def test_a_tiny_city_has_whatever_its_first_cases_need() -> None:
    assert bureaus(TINY)[0].code == "CG"


def test_every_way_is_made_of_steps_of_its_procedure() -> None:
    assert sum(WEIGHTS.values()) == 100
    for name in WEIGHTS:
        steps = procedure(way(name).procedure).steps
        assert {move.step for move in way(name).moves} <= set(steps)
