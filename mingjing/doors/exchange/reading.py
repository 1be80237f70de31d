"""What anybody may read: what the portal shows, as data, without a key."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.models import Snapshot

from .problems import Problem
from .shapes import ProblemDetails, PublicItem, PublicPage, PublicSummary

KINDS = {
    "decisions": "penalty", "agencies": "agency", "officers": "officer", "matters": "matter",
    "benchmarks": "benchmark", "procedures": "procedure", "laws": "law", "catalogues": "catalogue",
}  # fmt: skip
Kind = Literal[
    "decisions", "agencies", "officers", "matters", "benchmarks", "procedures", "laws", "catalogues"
]
REFUSALS = dict.fromkeys((400, 404), ProblemDetails)

router = Router(tags=["公示"])


@router.get("/public/{kind}", response={200: PublicPage, **REFUSALS}, summary="公示件列表")
def public_list(
    request: HttpRequest,
    kind: Kind,
    agency: Annotated[str, Query(max_length=32, description="机关代码")] = "",
    since: Annotated[date | None, Query(description="公示日期不早于")] = None,
    after: Annotated[str, Query(max_length=40, description="上一页的 next")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """最新公示的在前；翻页时把上一页的 `next` 填入 `after`。"""
    where = {name: value for name, value in (("agency", agency), ("published_on__gte", since)) if value}
    rows = queries.listed(KINDS[kind], **where)
    if after:
        rows = rows.filter(_beyond(after))
    found = list(rows[: limit + 1])
    return {
        "items": [_summary(kind, one) for one in found[:limit]],
        "next": _mark(found[limit - 1]) if len(found) > limit else None,
    }


@router.get(
    "/public/{kind}/{path:slug}/document",
    response={200: dict[str, Any], **REFUSALS},
    summary="公示文件（可核验）",
)
def public_document(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    """与门户下载的文件相同，可用核验工具核对它在公开日志中的位置。"""
    one = queries.current(KINDS[kind], slug)
    if one is None or not one.document:
        raise Http404
    return HttpResponse(queries.envelope(one), content_type="application/json; charset=utf-8")


@router.get("/public/{kind}/{path:slug}", response={200: PublicItem, **REFUSALS}, summary="一件公示件")
def public_item(request: HttpRequest, kind: Kind, slug: str) -> dict[str, Any]:
    """现行版本；已撤回的只留标题、日期和理由。"""
    one = queries.current(KINDS[kind], slug)
    if one is None:
        raise Http404
    return {
        **_summary(kind, one), "body": one.body, "reason": one.reason, "version": one.version,
        "shown_until": one.shown_until, "decision_leaf": one.decision, "publication_leaf": one.publication,
    }  # fmt: skip


def _summary(kind: str, one: Snapshot) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in PublicSummary.model_fields if hasattr(one, name)}
    return {**told, "kind": kind}


def _mark(one: Snapshot) -> str:
    return f"{one.published_on}_{one.pk}"


def _beyond(mark: str) -> Q:
    """What comes after a place in the list, newest first."""
    day, _, number = mark.partition("_")
    try:
        on, last = date.fromisoformat(day), int(number)
    except ValueError:
        raise Problem(
            400, "unreadable", "“after”应为上一页答复中的 next。", {"after": "应为上一页答复中的 next。"}
        ) from None
    return Q(published_on__lt=on) | Q(published_on=on, id__lt=last)
