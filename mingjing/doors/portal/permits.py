"""许可页: one permit as it may be read by everybody: number, matter, dates and organ, never its holder."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Snapshot

from .decisions import around, downloaded, proof
from .shell import Page, page


@page
def permit(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One permit with its proof."""
    one = queries.current("permit", slug)
    if one is None:
        raise Http404
    context = around(one)
    if one.state in {"withdrawn", "ended"}:
        return "portal/withdrawn.html", context
    return "portal/permit.html", {
        **context,
        "body": one.body,
        "facts_shown": _facts(one),
        "rows": _rows(one),
        "document_url": reverse("portal:permit_document", args=[one.slug]),
        **proof(one),
    }


def _facts(one: Snapshot) -> list[dict[str, Any]]:
    body = one.body
    return [
        {"label": _("决定"), "value": body["outcome"]},
        {"label": _("决定机关"), "value": body["authority_name"]},
        {
            "label": _("原公示日期") if body["date_is"] == "原公示日期" else _("决定日期"),
            "value": body["decision_date"],
            "note": _("%(day)s 公示") % {"day": one.published_on.isoformat()},
        },
        {"label": _("有效期"), "value": _term(body)},
    ]


def _term(body: dict[str, Any]) -> str:
    return " — ".join(day for day in (body["valid_from"], body["valid_to"]) if day)


def _rows(one: Snapshot) -> list[dict[str, Any]]:
    body = one.body
    holder = Markup('{} <a href="{}">{}</a>').format(
        _("%(kind)s。名称已依法隐去。") % {"kind": body["party_type"] or _("被许可人")},
        reverse("portal:help") + "#names",
        _("为什么看不到名称"),
    )
    rows = [
        {"label": _("文号"), "value": body["document_number"] or _("来源未载明")},
        {"label": _("许可编号"), "value": body["permit_number"]},
        {"label": _("许可事项"), "value": body["matter_name"]},
        {"label": _("许可类别"), "value": body["category"]},
        {"label": _("许可证书"), "value": body["certificate"]},
        {"label": _("被许可人"), "value": holder},
        {"label": _("许可内容"), "value": "".join(piece["text"] for piece in body["content"])},
        {"label": _("来源"), "value": body["source"]},
    ]
    return [row for row in rows if row["value"]]


@page
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The published document with its leaves and proofs, to be checked without us."""
    return downloaded(queries.current("permit", slug))
