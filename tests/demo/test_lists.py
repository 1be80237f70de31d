"""The city's lists have the pilot's size, and every entry is fit to come into force."""

from mingjing.demo.places import WHOLE, bureaus, towns
from mingjing.demo.plots import ON_SPOT, PLOTS
from mingjing.demo.powers import counted, matters, review_entries
from mingjing.rooms.catalogue.problems import against
from mingjing.rooms.catalogue.shapes import check

BODIES = (*bureaus(WHOLE), *towns(WHOLE))


def test_the_review_catalogue_has_the_size_of_the_pilots() -> None:
    assert counted(BODIES) == {"penalty": 426, "compulsion": 248, "permit": 80}
    assert sum(len(review_entries(body)) for body in BODIES) == 426 + 248 + 80


def test_every_agency_has_a_list_without_a_fault() -> None:
    for body in BODIES:
        for kind, rows in (("review", review_entries(body)), ("matter", matters(body))):
            assert rows, body.name
            whole = check(kind, rows)
            assert [*whole.problems, *against(kind, whole.rows)] == []


def test_codes_are_given_once_in_the_whole_city() -> None:
    codes = [row["code"] for body in BODIES for row in matters(body)]
    assert len(set(codes)) == len(codes)


def test_what_is_invented_says_so_and_what_cases_rest_on_is_cited() -> None:
    assert all("演示" in entry["title"] for body in BODIES for entry in review_entries(body))
    cited = {row["code"]: row["grounds"] for body in BODIES for row in matters(body) if row.get("grounds")}
    assert set(cited) == {plot.matter for plot in (*PLOTS, *ON_SPOT)}
    assert cited["CG-0231"][1] == {
        "use": "penalty", "law": "城市市容和环境卫生管理条例", "article": 34, "paragraph": 0, "item": 6,
    }  # fmt: skip


def test_no_listed_power_changes_what_cases_are_about() -> None:
    listed = {entry["matter"] for body in BODIES for entry in review_entries(body)}
    assert not listed & {plot.matter for plot in (*PLOTS, *ON_SPOT)}
