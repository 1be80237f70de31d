"""What the case list and the case page show, in the shapes the components draw."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from mingjing.law.language import FieldClass, FieldType, Offer
from mingjing.law.procedures import all_procedures, procedure
from mingjing.rooms.agencies.scope import Reader
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Deadline

STATE_TAGS = {
    "over": ("已超期", "bad"),
    "running": ("进行中", "plain"),
    "suspended": ("中止", "warn"),
    "met": ("已办结", "ok"),
}


def case_list(page: queries.Page, asked: Mapping[str, str], reader: Reader) -> dict[str, Any]:
    """The list page: views, filters, rows, keys to go on."""
    kept = {name: value for name, value in asked.items() if value}
    here = reverse("desk:cases")

    def address(**more: str) -> str:
        return f"{here}?{urlencode({**kept, **more})}"

    return {
        "views": [
            {"label": label, "url": address(view=key), "current": key == asked["view"]}
            for key, (label, _) in queries.VIEWS.items()
        ],
        "asked": asked,
        "procedures": [(one.code, one.title) for one in all_procedures().values()],
        "rows": [_row(case) for case in page.rows],
        "previous": address(before=page.before) if page.before else "",
        "following": address(after=page.after) if page.after else "",
    }


def _row(case: Case) -> dict[str, Any]:
    way = procedure(case.procedure)
    url = reverse("desk:case", args=[case.number])
    pressing = sorted(
        (one for one in case.deadlines.all() if one.state in {"running", "over"}), key=lambda one: one.due
    )
    handlers = "、".join(one.officer.name for one in case.handlings.all() if one.until is None)
    due: Any = "—"
    if pressing:
        left = (pressing[0].due - timezone.localdate()).days
        due = {
            "text": f"{pressing[0].title} {pressing[0].due:%m-%d}",
            "tone": "bad" if left < 0 else "warn" if left <= 3 else "plain",
        }
    return {
        "url": url,
        "cells": [
            {"text": case.number, "url": url},
            case.title,
            "、".join(party.name for party in case.parties.all()),
            way.stages.get(case.stage, case.stage),
            handlers or "—",
            due,
            f"{timezone.localtime(case.changed_at):%m-%d %H:%M}",
        ],
    }


def case_page(case: Case, standing: Sequence[Offer], *, kind: str) -> dict[str, Any]:
    """The case page: rings, stages, next step, record, papers, party."""
    lines = queries.lines(case)
    deadlines = queries.deadlines(case)
    way = procedure(case.procedure)
    return {
        "case": case,
        "way": way,
        "stage_title": way.stages.get(case.stage, case.stage),
        "rings": [ring(one) for one in deadlines if one.state != "met"][:3],
        "deadlines": deadlines,
        "stages": queries.stages(case, lines),
        "tasks": tasks(case, standing),
        "entries": [entry(line, case) for line in reversed(lines) if shown(line, kind)],
        "filters": filters(case, lines, kind),
        "papers": papers(case),
        "parties": queries.parties(case),
        "handlings": queries.handlings(case),
        "decision": queries.decision(case),
        "length": len(lines),
    }


def ring(one: Deadline) -> dict[str, Any]:
    """A deadline as the ring draws it, with its arithmetic."""
    left, total = (one.due - timezone.localdate()).days, max((one.due - one.start).days, 1)
    state = {"suspended": "suspended", "met": "met"}.get(one.state, "running")
    note = f"最迟 {one.due:%Y-%m-%d}" + ("（暂定）" if one.provisional else "")
    return {
        "label": one.title,
        "left": left,
        "total": total,
        "note": note,
        "state": state,
        "sum": [{"text": line} for line in one.explanation] + [{"text": "依据", "article": one.article}],
    }


def tasks(case: Case, standing: Sequence[Offer]) -> list[dict[str, Any]]:
    """What can be done from here; what cannot says why, with the article."""
    ready = [offer for offer in standing if not offer.reasons]
    shut = [offer for offer in standing if offer.reasons]
    made = [
        {
            "title": offer.title,
            "action": {
                "text": f"办理{offer.title}" if len(offer.title) <= 4 else "办理",
                "primary": place == 0,
                "url": reverse("desk:step", args=[case.number, offer.step]),
            },
            "on": place == 0,
        }
        for place, offer in enumerate(ready)
    ]
    return made + [
        {
            "title": offer.title,
            "note": "；".join(map(str, offer.reasons)),
            "off": True,
            "state": {"text": "还不能办", "tone": "warn"},
        }
        for offer in shut
    ]


KINDS = {
    "": "全部",
    "papers": "文书",
    "approvals": "审批",
    "deliveries": "送达",
    "publication": "公示",
    "system": "系统",
}
STEP_KINDS = {
    "file": "approvals",
    "decide": "approvals",
    "approve": "approvals",
    "close": "approvals",
    "deliver": "deliveries",
    "publish": "publication",
    "exempt": "publication",
    "withdraw": "publication",
    "correct": "publication",
}


def kind_of(line: queries.Line) -> str:
    """Which filter an entry falls under."""
    code = line.action.removeprefix("case.")
    found = next((kind for name, kind in STEP_KINDS.items() if code.startswith(name)), "")
    return found or ("papers" if line.step and line.step.papers else "system" if line.step is None else "")


def shown(line: queries.Line, kind: str) -> bool:
    """Whether the chosen filter keeps the entry."""
    return not kind or kind_of(line) == kind


def filters(case: Case, lines: Sequence[queries.Line], kind: str) -> list[dict[str, Any]]:
    """The filter chips with their counts."""
    here = reverse("desk:case", args=[case.number])
    return [
        {
            "label": label,
            "count": sum(shown(line, key) for line in lines),
            "url": f"{here}?kind={key}#record",
            "current": key == kind,
        }
        for key, label in KINDS.items()
    ]


def entry(line: queries.Line, case: Case) -> dict[str, Any]:
    """One entry as the timeline draws it; late entry (补录) and its place in the log are said."""
    entered = timezone.localtime(line.at)
    on = line.on or entered.date()
    late = on != entered.date()
    return {
        "id": f"entry-{line.number}",
        "date": f"{on:%m-%d}",
        "datetime": f"{on}",
        "time": "" if late else f"{entered:%H:%M}",
        "kind": "returned"
        if line.says.get("outcome") == "returned"
        else "done"
        if line.step and line.step.to
        else "plain"
        if line.step
        else "system",
        "title": line.title,
        "by": "・".join(filter(None, (line.by.get("name"), line.by.get("agency_name")))),
        "tag": {"text": f"补录 {entered:%m-%d %H:%M}", "tone": "warn"} if late else None,
        "text": summary_of(line),
        "quote": line.says.get("suggestions", ""),
        "links": [
            {
                "text": f"第 {line.index} 叶" if line.index is not None else "待封存",
                "url": reverse("desk:entry", args=[case.number, line.number]),
            }
        ],
    }


def summary_of(line: queries.Line, *, most: int = 3) -> str:
    """The entry in a sentence: the step's public and internal words, never sealed ones."""
    if line.step is None:
        return ""
    parts = []
    for ask in line.step.asks:
        value = line.says.get(ask.name)
        if value in (None, "", []) or ask.name == "on" or ask.klass is FieldClass.SEALED:
            continue
        parts.append(f"{ask.title}：{said(ask, value)}")
    return "；".join(parts[:most])


def said(ask: Any, value: Any) -> str:
    """A recorded value in words."""
    if ask.type is FieldType.MONEY and isinstance(value, int):
        return f"{value // 100:,} 元" if value % 100 == 0 else f"{value / 100:,.2f} 元"
    if ask.type is FieldType.BOOLEAN:
        return "是" if value else "否"
    if ask.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return "、".join(ask.choice_title(one) for one in (value if isinstance(value, list) else [value]))
    if ask.type is FieldType.GROUNDS:
        return "、".join(f"《{one['law']}》{one['article']}" for one in value)
    if ask.type is FieldType.EVIDENCE:
        return f"{len(value)} 份"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def papers(case: Case) -> list[dict[str, Any]]:
    """The stack of papers for the list beside the record."""
    return [
        {
            "title": paper.title,
            "url": reverse("desk:paper", args=[case.number, paper.id]),
            "note": paper.number or f"{paper.issued_on:%m-%d}",
            "state": {"text": "已定稿", "tone": "ok"},
        }
        for paper in queries.papers(case)
    ]


def summary(errors: Mapping[str, str], reasons: Sequence[str]) -> list[dict[str, str]]:
    """The error summary: every reason once, each field's one with the way to its field."""
    found = [{"text": sentence, "id": f"field-{name}"} for name, sentence in errors.items()]
    told = set(errors.values())
    return found + [{"text": reason} for reason in reasons if reason not in told]
