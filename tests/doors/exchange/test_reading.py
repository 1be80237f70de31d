"""What anybody may read: lists by kind, one item with its leaves, the document that verifies."""

import json
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client

from mingjing.rooms.disclosure.models import Snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.urls("mingjing.doors.exchange.urls")]
DAY = date(2026, 3, 2)


def shown(slug: str, *, kind: str = "penalty", **other: object) -> Snapshot:
    told = {
        "title": f"{slug}案",
        "published_on": DAY,
        "index": 1,
        "origin": uuid.uuid4(),
        "agency": "CG",
        **other,
    }
    one: Snapshot = Snapshot.objects.create(kind=kind, slug=slug, **told)
    return one


def test_a_list_is_read_page_by_page_newest_first(client: Client) -> None:
    for number in range(5):
        shown(f"s{number}", published_on=DAY + timedelta(days=number // 2))
    slugs, after = [], ""
    while after is not None:
        page = client.get("/public/decisions", {"limit": 2, "after": after}).json()
        slugs += [item["slug"] for item in page["items"]]
        after = page["next"]
    assert slugs == ["s4", "s3", "s2", "s1", "s0"]


def test_a_list_holds_only_what_stands_of_its_kind_and_agency(client: Client) -> None:
    shown("a")
    shown("b", state="withdrawn")
    shown("c", agency="SC")
    shown("d", kind="agency")
    assert [item["slug"] for item in client.get("/public/decisions?agency=CG").json()["items"]] == ["a"]
    assert [item["slug"] for item in client.get("/public/agencies").json()["items"]] == ["d"]
    assert client.get("/public/decisions?since=2026-03-03").json()["items"] == []


def test_an_item_tells_its_leaves_and_a_withdrawn_one_its_reason(client: Client) -> None:
    shown("某罚决〔2026〕1号", body={"outcome": "罚款"}, decision="ab" * 32)
    told = client.get("/public/decisions/某罚决〔2026〕1号").json()
    assert (told["body"], told["decision_leaf"], told["kind"]) == (
        {"outcome": "罚款"},
        "ab" * 32,
        "decisions",
    )
    shown("b", state="withdrawn", reason="决定被依法撤销")
    assert client.get("/public/decisions/b").json()["reason"] == "决定被依法撤销"


def test_the_document_is_the_one_the_portal_hands_out(client: Client) -> None:
    shown("a", document='{"v":1}', proofs={"dec": {"leaf": "x", "proof": "y"}})
    told = client.get("/public/decisions/a/document")
    assert json.loads(told.content) == {"dec": {"leaf": "x", "proof": "y"}, "doc": {"v": 1}, "v": 1}
    shown("b")
    assert client.get("/public/decisions/b/document").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/public/decisions/nothing", 404),
        ("/public/secrets", 400),
        ("/public/decisions?limit=0", 400),
        ("/public/decisions?limit=x", 400),
        ("/public/decisions?after=x", 400),
        ("/public/decisions?since=x", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_words(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(answer.content)["detail"].endswith("。")
