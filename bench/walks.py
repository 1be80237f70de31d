"""Cases walked over HTTP: the words of the demonstration's plans, posted as a browser posts them."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bench.clients import Browser, session, timed
from mingjing.demo.cases import Plan, plan_of
from mingjing.demo.growing import founded
from mingjing.demo.places import Scale, bureaus, everything
from mingjing.demo.plots import of_bureau
from mingjing.demo.walking import Walk
from mingjing.demo.ways import way
from mingjing.doors.desk.fields import shown
from mingjing.law.language import Step
from mingjing.law.procedures import procedure
from mingjing.record.actor import Actor
from mingjing.rooms.agencies.models import Account
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.actions import take
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.cases.queries import lines
from mingjing.rooms.catalogue import queries as catalogue


def tell_all() -> None:
    """Let this process read and write rows of the whole city."""
    tell([0, *(body.number for body in everything(Scale()))])


def planned(name: str, taken: int) -> Plan:
    """A case of the pilot department that has come so many steps."""
    head = bureaus(Scale())[0]
    plot = of_bureau("CG")[0]
    return plan_of(
        f"bench-{RUN}-{name}", head, 0, plot, way("simple"), taken, Scale(), today=founded(), calendar=catalogue.calendar()
    )  # fmt: skip


RUN = uuid.uuid4().hex[:8]
"""Names of one run, so that a city measured twice has new cases each time."""


@cache
def cookies(account: str) -> str:
    """The cookies of the account with this uid."""
    return session(Account.objects.get(uid=account))


def posted(rule: Step, says: dict[str, Any]) -> dict[str, Any]:
    """The words of a step as a form holds them."""
    words = {ask.name: shown(ask, says[ask.name]) for ask in rule.asks if ask.name in says}
    return {**words, "key": str(uuid.uuid4())}


@dataclass(frozen=True)
class Post:
    """A form ready to be sent: its address, its words, and the cookies of whoever sends it."""

    path: str
    words: dict[str, Any]
    cookies: str

    def send(self, browser: Browser) -> float:
        """Seconds until the step was taken."""
        browser.cookies = self.cookies
        return timed(lambda: browser.post(self.path, self.words), expect=303)


def opening(plan: Plan) -> Post:
    """The form that opens a planned case."""
    rule, says, by = Walk(plan).said(0)
    return Post(f"/desk/cases/new/{plan.way.procedure}/", posted(rule, says), cookies(by.account))


def walking(plan: Plan) -> Iterator[Post]:
    """The forms of a planned case's steps after its first, each of whoever takes it; the case is opened here."""
    walk = Walk(plan)
    walk.take(0)
    case = Case.objects.get(docket_id=plan.docket)
    for place in range(1, plan.taken):
        yield step_of(case, *walk.said(place))


def step_of(case: Case, rule: Step, says: dict[str, Any], by: Actor) -> Post:
    """The form of one step."""
    code = next(code for code, one in procedure(case.procedure).steps.items() if one is rule)
    return Post(f"/desk/cases/{case.number}/steps/{code}/", posted(rule, says), cookies(by.account))


def long_case(name: str, entries: int, papers: int) -> tuple[Case, Callable[[], Post]]:
    """A case whose docket has so many entries and so many papers, and the form that collects evidence once more."""
    plan = planned(name, 6)
    walk = Walk(plan)
    for place in range(plan.taken):
        walk.take(place)
    _, told, by = walk.said(5)
    case = Case.objects.get(docket_id=plan.docket)
    collect = procedure(case.procedure).steps["collect"]
    says = {name: told[name] for name in ("on", "officers")}
    says |= {"kind": "documentary", "evidence": [str(walk.pieces["E1"])], "lawful": True}
    while len(lines(case)) < entries:
        talks = Paper.objects.filter(case=case).count() < papers
        code, words = ("interview", told) if talks else ("collect", says)
        take(code, case, by=by, says=words, key=uuid.uuid4())
    return case, lambda: step_of(case, collect, says, by)
