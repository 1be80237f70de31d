"""待办: what must be done, in one order: 已超期, 今天, 3 天内, 退回, 其他."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.law.language import Procedure, Role, Step
from mingjing.law.procedures import all_procedures, procedure
from mingjing.rooms.agencies.scope import Reader
from mingjing.rooms.cases import drafting, queries
from mingjing.rooms.cases.actions import first_step, offers
from mingjing.rooms.cases.models import Case, Deadline
from mingjing.rooms.review import queries as review

from .casepage import ring
from .guarding import DeskRequest
from .nextstep import next_steps
from .onward import remember
from .reaching import any_actor, places

ORDER = ("已超期", "今天", "3 天内", "退回", "其他")
MOST = 20
DOING = re.compile(
    "送达|收到|听取|复核|提交|登记|作出|通知|办理|提请|责令|记录|公开|指派|回应|核查|收集|举行"
)


@require_GET
def todo(request: DeskRequest) -> HttpResponse:
    """The to-do list: per case the most urgent limit and the next step, if it is hers."""
    any_actor(request)
    if not {"todo", "cases"} & places(request.actors) and request.shell["rail"]:
        return HttpResponseRedirect(
            request.shell["rail"][0]["url"]
        )  # nobody of the work: her own place instead
    now = timezone.now()
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in ORDER}
    mine = _mine(request)
    read = queries.lines_of([case for case, _ in mine[:MOST]])
    for case, limits in mine[:MOST]:
        row = _row(request, case, limits, read[case.pk], now)
        if row is not None:
            groups[row.pop("group")].append(row)
    groups["退回"] = [*remarks(request.reader), *groups["退回"]]
    remember(request, request.path, [row["case"].number for rows in groups.values() for row in rows])
    context = {
        "groups": {name: rows for name, rows in groups.items() if rows},
        "openings": openings(request),
        "drafts": [_draft(one) for one in drafting.all_of(request.user) if one.case],
        "closed": [
            {"title": one.title, "url": reverse("desk:case", args=[one.number]), "on": one.closed_on}
            for one in queries.page(queries.listed(request.reader, view="closed"), size=5).rows
        ],
        "more": len(mine) > MOST,
        "told": [str(message) for message in get_messages(request)],
    }
    return render(request, "desk/todo.html", context)


def _mine(request: DeskRequest) -> list[tuple[Case, list[Deadline]]]:
    """Open cases with their running limits, most urgent first, then the newest."""
    found: dict[Any, tuple[Case, list[Deadline]]] = {}
    for limit in queries.pressing(request.reader, limit=4 * MOST):
        if _concerns(request, limit):
            found.setdefault(limit.case_id, (limit.case, []))[1].append(limit)
    for case in queries.page(queries.listed(request.reader, view="open"), size=MOST).rows:
        found.setdefault(case.pk, (case, []))
    return list(found.values())


def _concerns(request: DeskRequest, limit: Deadline) -> bool:
    """Whether a limit is hers to mind: what only a publisher can meet is a publisher's."""
    way = procedure(limit.case.procedure)
    meets = way.limit(limit.code).meets
    roles = {role for step in meets if step in way.steps for role in way.steps[step].roles}
    return bool(roles - {Role.PUBLISHER}) or Role.PUBLISHER in request.actors


def _row(
    request: DeskRequest, case: Case, limits: Sequence[Deadline], lines: Sequence[queries.Line], now: datetime
) -> dict[str, Any] | None:
    """A case as a thing to do; None where nothing is hers to do and nothing presses."""
    way, file = procedure(case.procedure), queries.file_of(lines, now=now)
    steps = next_steps(case, way, offers(case, set(request.actors), now=now, file=file), lines)
    returned = _returned(lines)
    if not steps["title"] and not (limits and limits[0].due < timezone.localdate()):
        return None
    last = lines[-1] if lines else None
    first = steps["tasks"][0] if steps["title"] else None
    return {
        "group": _group(limits, returned),
        "verb": verb(steps["title"]) if first else "看期限",
        "url": first["action"]["url"] if first else reverse("desk:case", args=[case.number]),
        "case": case,
        "case_url": reverse("desk:case", args=[case.number]),
        "ring": ring(limits[0]) | {"sum": ()} if limits else None,
        "from": f"{last.by.get('name', '')} {last.title}" if last else "",
        "since": last.at if last else None,
        "returned": returned,
    }


def _group(limits: Sequence[Deadline], returned: str) -> str:
    left = (limits[0].due - timezone.localdate()).days if limits else None
    if left is not None and left <= 3:
        return "已超期" if left < 0 else "今天" if left == 0 else "3 天内"
    return "退回" if returned else "其他"


def _returned(lines: Sequence[queries.Line]) -> str:
    """What was said when the case came back, if that is the last thing that happened to it."""
    last = next((line for line in reversed(lines) if line.step is not None), None)
    if last is None or last.says.get("outcome") not in {"returned", "failed"}:
        return ""
    return str(last.says.get("suggestions") or last.says.get("reasons") or "退回补正")


def verb(title: str) -> str:
    """A step as something to do."""
    return title if DOING.match(title) else f"办理{title}"


def remarks(reader: Reader) -> list[dict[str, Any]]:
    """Each open remark of a review as a thing to do."""
    return [
        {
            "verb": f"补正：{note.text[:60]}",
            "url": f"{reverse('desk:review', args=[note.case.number])}#note-{note.pk}",
            "case": note.case,
            "case_url": reverse("desk:case", args=[note.case.number]),
            "ring": None,
            "from": f"法制审核 {note.opinion.reviewed_on} 退回",
            "since": None,
            "returned": "",
        }
        for note in review.tasks(reader)[:MOST]
    ]


def _draft(one: Any) -> dict[str, Any]:
    rule: Step | None = procedure(one.case.procedure).steps.get(one.step)
    return {
        "title": f"接着填：{rule.title if rule else one.step}",
        "url": reverse("desk:step", args=[one.case.number, one.step]),
        "case": one.case,
        "saved_at": one.saved_at,
    }


def openings(request: DeskRequest) -> list[dict[str, str]]:
    """The cases she may open: one for each procedure whose first step one of her roles may take."""
    return [
        {"title": f"{rule.title}（{way.title}）", "url": reverse("desk:opening", args=[way.code])}
        for way, rule in _firsts()
        if set(rule.roles) & set(request.actors)
    ]


def _firsts() -> list[tuple[Procedure, Step]]:
    return [(way, way.steps[first_step(way)]) for way in all_procedures().values()]
