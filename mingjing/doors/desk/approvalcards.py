"""The card of one approval: the proposal in a sentence, the facts in three lines, who said what, what happens then."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from mingjing.doors.ui.words import yuan
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.language import Procedure, Step
from mingjing.law.penalty.kinds import OUTCOMES, PENALTIES
from mingjing.law.procedures import procedure
from mingjing.law.words import Role
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, CaseQuerySet
from mingjing.rooms.cases.papers import form
from mingjing.rooms.cases.reading import case_file
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.review import queries as reviews

from .casepage import ring
from .discretion import discretion

AT_STAGE = {
    "verification": "file",
    "notice": "approve_proposal",
    "decision": "decide",
    "closing": "approve_closure",
}
"""At which stage which approval comes next in the usual way."""
ASKED = {
    "approve_preservation": "request_preservation",
    "decide_recusal": "ask_recusal",
    "decide_referral": "report_crime",
    "decide_deferral": "ask_deferral",
}
"""Approvals that wait because somebody asked: step → what was asked."""
LIMITS = {"file": "verify", "decide": "decide", "approve_closure": "close", "decide_deferral": "pay"}
PROPOSED = ("approve_proposal", "decide", "approve_closure")
MANY = 3


def cards(case: Case, roles: set[Role], *, now: datetime) -> list[dict[str, Any]]:
    """The approvals of this case that these roles can give now."""
    way = procedure(case.procedure)
    file = case_file(case.docket_id, now=now, calendar=catalogue.calendar())
    ready = {
        offer.step
        for role in sorted(roles)
        for offer in way.offers(stage=case.stage, role=role, file=file)
        if not offer.reasons
    }
    return [_card(case, way, step, file) for step in sorted(ready) if _waits(step, case, file)]


def awaiting(rows: CaseQuerySet) -> CaseQuerySet:
    """The cases among which an approval may be due: by their stage, or because something was asked."""
    return queries.come_to(rows, stages=AT_STAGE, after=ASKED.values())


def _waits(step: str, case: Case, file: CaseFile) -> bool:
    if step in ASKED:
        asked = file.last(ASKED[step])
        return asked is not None and not file.since(asked, step)
    return AT_STAGE.get(case.stage) == step


def _card(case: Case, way: Procedure, step: str, file: CaseFile) -> dict[str, Any]:
    rule = way.steps[step]
    limits = sorted(queries.deadlines(case), key=lambda one: (one.code != LIMITS.get(step), one.due))
    running = [one for one in limits if one.state in {"running", "over"} and not one.party]
    opinions = reviews.opinions(case)
    passed = opinions[0] if opinions else None
    return {
        "title": _title(case, step, rule, file),
        "url": reverse("desk:case", args=[case.number]),
        "number": case.number,
        "facts": _facts(step, file),
        "scale": discretion(queries.lines(case)) if step in PROPOSED else None,
        "review": f"{passed.reviewed_on} {passed.get_outcome_display()}（{passed.reviewer}）"
        if passed
        else "",
        "opinions": list(_opinions(step, way, file)),
        "limit": ring(running[0]) if running else None,
        "consequence": _consequence(way, rule),
        "step": step,
        "does": rule.title,
        "form": reverse("desk:step", args=[case.number, step]),
        "rank": (f"{running[0].due}" if running else "9999", case.number, step),
    }


def _title(case: Case, step: str, rule: Step, file: CaseFile) -> str:
    proposal = file.last("propose")
    if step not in PROPOSED or proposal is None:
        return f"{rule.title}：{case.title}"
    party = next((one.name for one in queries.parties(case)), "当事人")
    return f"拟对{party}{proposed(proposal)}"


def proposed(proposal: Happening) -> str:
    """What a proposal would do to the party, in a few words."""
    if proposal.text("outcome") != "penalty":
        return dict(OUTCOMES).get(proposal.text("outcome"), "")
    amounts = {
        "fine": "fine",
        "confiscate_illegal_gains": "illegal_gains",
        "confiscate_illegal_property": "illegal_property",
    }
    told = []
    for kind in proposal.texts("penalties"):
        sum_of = proposal.money(amounts[kind]) if kind in amounts else 0
        told.append(dict(PENALTIES).get(kind, kind) + (f" {yuan(sum_of)}" if sum_of else ""))
    return "，".join(told)


def _facts(step: str, file: CaseFile) -> list[str]:
    """Three lines: of the proposal, or of what was asked, or of the lead."""
    source = file.last(ASKED[step]) if step in ASKED else file.last("propose") or file.last("verify")
    if source is None:
        return []
    words = next(
        (
            source.text(name)
            for name in ("facts", "reasons", "hardship", "report", "result")
            if source.text(name)
        ),
        "",
    )
    sentences = [one.strip() for one in re.split(r"(?<=[。；！？\n])", words) if one.strip()]
    if len(sentences) <= MANY:
        return sentences
    return [*sentences[: MANY - 1], "".join(sentences[MANY - 1 :])[:120]]


def _opinions(step: str, way: Procedure, file: CaseFile) -> Iterable[dict[str, str]]:
    names = (
        (ASKED[step],)
        if step in ASKED
        else ("propose", "approve_proposal", "review", "deliberate", "propose_closure")
    )
    for name in names:
        said = file.last(name)
        if said is None:
            continue
        words = next(
            (said.text(one) for one in ("opinion", "conclusion", "discretion", "reasons") if said.text(one)),
            "",
        )
        if words:
            who = f"{said.by.name}（{way.steps[name].title}）"
            yield {"who": who, "text": words[:200], "when": f"{said.on:%m-%d}"}


def _consequence(way: Procedure, rule: Step) -> str:
    """What follows if it is approved: where the case goes and what is made."""
    there = [way.stages[stage] for stage in rule.destinations[:1]]
    first = rule.paper_by.ways[0][1] if rule.paper_by else ""
    papers = [first] if first else list(rule.papers)
    parts = [f"本案进入“{there[0]}”环节" if there else "本案留在现在的环节"]
    if papers:
        made = "、".join(f"《{form(code).title}》" for code in papers)
        parts.append(f"制作{made}" + ("并取得文号" if any(form(code).numbered for code in papers) else ""))
    return "，".join(parts) + "。"
