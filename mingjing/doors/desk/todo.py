"""待办: what must be done next, and the palette that finds anything by a few letters."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mingjing.law.procedures import all_procedures
from mingjing.rooms.cases import queries

from . import casepage
from .cases import acting_first_steps
from .guarding import DeskRequest


@require_GET
def todo(request: DeskRequest) -> HttpResponse:
    """The to-do list: overdue, today, within three days, then the rest."""
    deadlines = queries.pressing(request.reader)
    today = timezone.localdate()
    groups: dict[str, list[Any]] = {"已超期": [], "今天": [], "3 天内": [], "其他": []}
    for one in deadlines:
        left = (one.due - today).days
        name = "已超期" if left < 0 else "今天" if left == 0 else "3 天内" if left <= 3 else "其他"
        groups[name].append(
            {
                "ring": casepage.ring(one),
                "case": one.case,
                "url": reverse("desk:case", args=[one.case.number]),
            }
        )
    return render(request, "desk/todo.html", {"groups": groups, "openings": acting_first_steps(request)})


@require_GET
def palette(request: DeskRequest) -> JsonResponse:
    """What the palette lists for some letters: cases first, then places and new cases."""
    text = request.GET.get("q", "").strip()[:60]
    found = (
        [
            {
                "title": f"{case.number} {case.title}",
                "hint": "案件",
                "url": reverse("desk:case", args=[case.number]),
            }
            for case in queries.page(queries.listed(request.reader, text=text), size=8).rows
        ]
        if text
        else []
    )
    places = [{"title": item["label"], "hint": "前往", "url": item["url"]} for item in request.shell["rail"]]
    new = [
        {"title": f"新建：{one.title}", "hint": "登记", "url": reverse("desk:opening", args=[one.code])}
        for one in all_procedures().values()
    ]
    rest = [item for item in places + new if not text or text in item["title"]]
    return JsonResponse({"items": found + rest})
