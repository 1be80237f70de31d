"""What the case page shows, in the shapes the components draw."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from mingjing.law.language import Offer, Procedure
from mingjing.law.procedures import procedure
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Case, Deadline, Decision, Paper, Party
from mingjing.rooms.evidence import queries as evidence
from mingjing.rooms.evidence.models import Evidence
from mingjing.rooms.registry.identifiers import check_citizen_id, check_uscc

from .discretion import discretion
from .nextstep import next_steps
from .numbers import NIL, stem
from .strip import stages
from .timeline import MOST, PUBLICATION, Record

RINGS = 3
NEWEST = 3


def case_page(
    case: Case, lines: Sequence[queries.Line], standing: Sequence[Offer], *, kind: str, whole: bool
) -> dict[str, Any]:
    """Everything about one case: rings, stages, next step, record, papers, evidence, discretion, party, looks."""
    limits, way = queries.deadlines(case), procedure(case.procedure)
    papers, pieces = queries.papers(case), list(evidence.pieces(case.docket_id))
    record = Record(case, lines, papers, pieces)
    decision = queries.decision(case)
    pressing = [one for one in limits if one.state in {"over", "running", "suspended"}]
    return {
        "case": case,
        "way": way,
        "stage_title": way.stages.get(case.stage, case.stage),
        "rings": [ring(one) for one in pressing[:RINGS]],
        "limits": [ring(one) for one in limits],
        "stages": stages(case, way, lines, limits),
        "next": next_steps(case, way, standing, lines),
        "due": due(pressing),
        "entries": record.entries(kind, most=0 if whole else MOST),
        "earlier": not whole and len(lines) > MOST,
        "filters": record.filters(kind),
        "papers": paper_rows(case, papers),
        "pieces": piece_rows(case, pieces),
        "discretion": discretion(lines),
        "parties": [party_rows(one) for one in queries.parties(case)],
        "handlers": handlers(case),
        "major": any((line.says.get("major") or {}).get("is") for line in lines[-12:]),
        "publication": publication(decision, lines),
        "looks": queries.looks(case),
        "length": len(lines),
    }


def preview(page: dict[str, Any]) -> dict[str, Any]:
    """The essentials of that page: its rings without their sums, the step to take now, the newest entries."""
    step = next((task for task in page["next"]["tasks"] if "action" in task), None)
    rings = [one | {"sum": ()} for one in page["rings"]]
    return {"waits": "", **page, "step": step, "rings": rings, "entries": page["entries"][:NEWEST]}


def ring(one: Deadline) -> dict[str, Any]:
    """A deadline as the ring draws it, with its arithmetic."""
    left, total = (one.due - timezone.localdate()).days, max((one.due - one.start).days, 1)
    unit = "天"
    if one.due_at is not None and one.due_at - timezone.now() < timedelta(days=2):
        left, total, unit = int((one.due_at - timezone.now()).total_seconds() // 3600), total * 24, "小时"
    state = one.state if one.state in {"suspended", "met", "lapsed"} else "running"
    note = {"met": f"{one.met_on} 办结", "lapsed": f"{one.due} 届满，视为放弃"}.get(
        one.state, f"最迟 {one.due}"
    )
    return {
        "label": one.title,
        "left": left,
        "total": total,
        "unit": unit,
        "note": note + ("（暂定）" if one.provisional else ""),
        "state": state,
        "sum": [{"text": line} for line in one.explanation] + [{"text": "依据", "article": one.article}],
    }


def due(pressing: Sequence[Deadline]) -> dict[str, str]:
    """The word at the right of the next step: the most urgent day."""
    running = [one for one in pressing if one.state != "suspended"]
    if not running:
        return {"text": "", "tone": "plain"}
    left = (running[0].due - timezone.localdate()).days
    tone = "bad" if left < 0 else "warn" if left <= 3 else "plain"
    return {"text": f"{running[0].title}已超期" if left < 0 else f"{running[0].due:%m-%d} 前", "tone": tone}


def handlers(case: Case) -> list[str]:
    """主办 张明, 协办 李华: those present."""
    present = [one for one in queries.handlings(case) if one.until is None]
    return [f"{one.get_part_display()} {one.officer.name}" for one in present]


def paper_rows(case: Case, papers: Sequence[Paper]) -> list[dict[str, Any]]:
    """The papers for the list beside the record."""
    page = stem("desk:paper", case.number, NIL)
    return [
        {
            "title": paper.title,
            "url": f"{page}{paper.pk}/",
            "note": paper.number,
            "state": {"text": f"{paper.issued_on:%m-%d} 定稿", "tone": "ok"},
        }
        for paper in papers
    ]


def piece_rows(case: Case, pieces: Sequence[Evidence]) -> list[dict[str, Any]]:
    """The pieces of evidence for the list beside the record."""
    page = stem("desk:piece", case.number, NIL)
    return [
        {
            "title": f"{piece.number}. {piece.title}",
            "url": f"{page}{piece.pk}/",
            "note": "；".join(piece.warnings),
            "hot": bool(piece.warnings),
            "state": {"text": piece.get_kind_display(), "tone": "plain"},
        }
        for piece in pieces
    ]


def masked(text: str, *, head: int, tail: int) -> str:
    """The middle of a number hidden, as at a counter where others look on."""
    hidden = len(text) - head - tail
    return text if hidden <= 0 else f"{text[:head]}{'×' * hidden}{text[-tail:]}"


def party_rows(party: Party) -> list[dict[str, Any]]:
    """The party's particulars; long numbers are masked, the papers have them whole."""
    number, phone = party.uscc or party.citizen_id, party.phone
    rows = [
        ("名称" if party.kind != "natural_person" else "姓名", party.name),
        ("类型", party.get_kind_display()),
        ("信用代码" if party.uscc else "证件号码", masked(number, head=8, tail=4)),
        ("负责人", "・".join(filter(None, (party.legal_representative, masked(phone, head=3, tail=4))))),
        ("地址", party.address),
        ("电子送达", "已书面同意" if party.electronic_delivery else "未确认"),
    ]
    doubts = (
        "".join((check_uscc(party.uscc) if party.uscc else check_citizen_id(number)).warnings)
        if number
        else ""
    )
    return [
        {
            "label": label,
            "value": value,
            "mono": "代码" in label,
            "note": doubts if label.endswith(("代码", "号码")) else "",
        }
        for label, value in rows
        if value
    ]


def publication(decision: Decision | None, lines: Sequence[queries.Line]) -> dict[str, str] | None:
    """公示状态: waits with its last day, published, exempt or withdrawn; None before there is a decision."""
    if decision is None:
        return None
    last = next((line for line in reversed(lines) if line.action.removeprefix("case.") in PUBLICATION), None)
    if last is None:
        left = (decision.publish_by - timezone.localdate()).days if decision.publish_by else 0
        return {
            "text": "待公示",
            "tone": "bad" if left < 0 else "warn",
            "note": f"最迟 {decision.publish_by}" + ("，已超期" if left < 0 else ""),
        }
    code = last.action.removeprefix("case.")
    text = {"publish": "已公示", "correct": "已更正", "exempt": "不予公开", "withdraw": "已撤回"}.get(
        code, last.title
    )
    return {
        "text": text,
        "tone": "ok" if code in {"publish", "correct"} else "plain",
        "note": f"{last.on or last.at.date()}",
    }


def stage_of(way: Procedure, code: str) -> str:
    """A stage in words."""
    return way.stages.get(code, code)
