"""Every role on every address of the desk: with her own thing, with another bureau's, with one that is not there."""

import re
import uuid
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from mingjing.law.words import Role
from mingjing.record.models import Entry
from mingjing.rooms.agencies.models import Account
from tests import cast
from tests.doors.desk import arriving
from tests.security.people import COLLEAGUES, EVERYBODY, Person
from tests.security.routes import Route, routes
from tests.security.rules import ANYONE, HERSELF, PORTAL, RULES, Rule
from tests.security.world import World

pytestmark = pytest.mark.slow
DESK = [one for one in routes("desk") if one.name.startswith("desk:")]
LET_IN = {200, 204, 302, 303, 409, 422}
MISSING = {
    "number": "中城执案〔2026〕999号", "paper": str(uuid.uuid4()), "piece": str(uuid.uuid4()), "note": str(uuid.uuid4()),
    "edition": str(uuid.uuid4()), "draft": str(uuid.uuid4()), "entry": "1", "step": "inspect", "view": "99",
    "code": "none", "account": str(uuid.uuid4()), "grant": str(uuid.uuid4()), "posting": str(uuid.uuid4()),
    "letter": str(uuid.uuid4()),
}  # fmt: skip
CITYWIDE = {Role.SUPERVISOR}
"""Reads the whole city: no case is a stranger's to her. The auditor reads that a case was read, and not the case."""


@dataclass(frozen=True)
class Try:
    """One request: by whom, how, whereto, and whether she should get in."""

    who: Person
    method: str
    route: Route
    path: str
    let_in: bool
    there: bool = True

    def __str__(self) -> str:
        return f"{self.who.label} {self.method} {self.route.name}"


def _path(route: Route, words: dict[str, str]) -> str:
    told = {name: words[name] for name in route.parameters}
    if route.name == "desk:publication_act":
        told["step"] = "propose"
    return reverse(route.name, kwargs=told)


def _allowed(rule: Rule, method: str, role: Role) -> bool:
    roles = (rule.get if method == "GET" else rule.post) or frozenset()
    return role in roles or bool(roles & (HERSELF | ANYONE))


def _tries(world: World) -> list[Try]:
    found = []
    for who in (*EVERYBODY, *COLLEAGUES):
        for route in DESK:
            rule = RULES[route.name]
            for method in ("GET", "POST"):
                if (rule.get if method == "GET" else rule.post) is None:
                    continue
                sees = not rule.scoped or who.near or who.role in CITYWIDE
                let_in = _allowed(rule, method, who.role) and sees
                found.append(Try(who, method, route, _path(route, world.words[rule.at]), let_in))
                named = rule.scoped or set(route.parameters) & {
                    "edition",
                    "draft",
                    "account",
                    "grant",
                    "posting",
                }
                if named and _allowed(
                    rule, method, who.role
                ):  # others are turned away before anything is looked for
                    found.append(Try(who, method, route, _path(route, MISSING), let_in=False, there=False))
    return found


@dataclass(frozen=True)
class Told:
    """What came back: the status, and the page without its address and its tokens."""

    status: int
    words: str


Answers = list[tuple[Try, Told]]


BROWSER = Client()
"""One for all: each new one would read every style sheet anew."""


def _ask(one: Try, session: str) -> Told:
    browser = BROWSER
    browser.cookies.clear()
    browser.cookies["sessionid"] = session
    sent = {"key": str(uuid.uuid4()), "reason": "案卷评查", "name": "夜"}
    page = browser.get(one.path) if one.method == "GET" else browser.post(one.path, sent)
    content = b"".join(page.streaming_content) if page.streaming else page.content
    page.close()
    return Told(page.status_code, _plain(content.decode(errors="replace"), one.path))


def _plain(words: str, path: str) -> str:
    for told in (path, *path.split("/")):
        words = words.replace(quote(told), "").replace(told, "") if len(told) > 3 else words
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words)


@pytest.fixture(scope="module")
def answers(world: World) -> Answers:
    """Everything tried once; the tests below look at the answers."""
    sessions = {who: arriving.session(who.name) for who in (*EVERYBODY, *COLLEAGUES)}
    return [(one, _ask(one, sessions[one.who])) for one in _tries(world)]


def _named(answers: Answers) -> list[str]:
    return [f"{one}{'' if one.there else ', not there'}: {answer.status}" for one, answer in answers]


def test_every_address_has_a_rule_and_every_rule_an_address() -> None:
    assert {one.name for one in routes("desk")} == set(RULES)
    assert {one.name for one in routes("portal")} == set(PORTAL)


def test_whoever_may_is_let_in(answers: Answers) -> None:
    wrong = [(one, answer) for one, answer in answers if one.let_in and answer.status not in LET_IN]
    assert "\n".join(_named(wrong)) == ""
    assert sum(one.let_in for one, _ in answers) > 200


def test_whoever_may_not_finds_nothing(answers: Answers) -> None:
    wrong = [(one, answer) for one, answer in answers if not one.let_in and answer.status != 404]
    assert "\n".join(_named(wrong)) == ""
    assert sum(not one.let_in for one, _ in answers) > 1_000


def test_what_is_anothers_and_what_is_not_there_look_the_same(
    answers: Answers,
) -> None:
    pages: dict[str, set[str]] = {}
    for one, answer in answers:
        if not one.let_in and RULES[one.route.name].scoped:
            pages.setdefault(str(one), set()).add(answer.words)
    assert len(pages) > 300
    assert {name: len(found) for name, found in pages.items() if len(found) > 1} == {}


def test_no_answer_to_a_stranger_names_what_is_not_hers(world: World, answers: Answers) -> None:
    secrets = [case.number for case in world.cases.values()] + [case.title for case in world.cases.values()]
    told = [
        str(one)
        for one, answer in answers
        if not one.who.near and one.who.role not in CITYWIDE | {Role.AUDIT_ADMIN}
        and any(word in answer.words for word in secrets)
    ]  # fmt: skip
    assert told == []


CODE = re.compile(
    r"<script(?![^>]*\bsrc=)|<[a-z][^>]*\son[a-z]+\s*=|<[a-z][^>]*\sstyle\s*=|<style|javascript:|<base\b",
    re.I,
)


def test_no_page_holds_code_of_its_own(answers: Answers) -> None:
    found = {str(one): CODE.findall(answer.words) for one, answer in answers if "<html" in answer.words}
    assert len(found) > 100
    assert {name: told for name, told in found.items() if told} == {}


def test_whoever_holds_no_post_finds_nothing_but_what_is_nobodys(world: World) -> None:
    account = Account.objects.create(username="无职")
    session = arriving.session_of(account)
    for route in DESK:
        rule = RULES[route.name]
        for method in ("GET", "POST"):
            roles = rule.get if method == "GET" else rule.post
            if roles is None or roles & (HERSELF | ANYONE):
                continue
            who = Person("无职", Role.PARTY, cast.OTHER, near=False)
            answer = _ask(Try(who, method, route, _path(route, world.words[rule.at]), let_in=False), session)
            assert answer.status == 404, (method, route.name)


def test_no_refused_attempt_has_written_anything(world: World, answers: Answers) -> None:
    for case in world.cases.values():
        entries = Entry.objects.filter(docket_id=case.docket_id)
        assert not entries.filter(action="review.answer").exists()
        assert entries.count() == world.lengths[case.number]


def test_unsupported_methods_are_refused_everywhere(world: World) -> None:
    session = arriving.session("张明")
    for route in DESK:
        path = _path(route, world.words[RULES[route.name].at])
        for method in ("PUT", "PATCH", "DELETE", "TRACE"):
            BROWSER.cookies.clear()
            BROWSER.cookies["sessionid"] = session
            answer = BROWSER.generic(method, path)
            assert answer.status_code in {302, 404, 405}, (method, route.name, answer.status_code)
