"""决定页: the public rendering with its discretion, remedies and proof; a withdrawn one keeps its reason."""

import json
from collections.abc import Hashable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Snapshot

from .keeping import until
from .shell import Page, page
from .words import OF_KIND, bounds, percent, state, yuan


def _mark(slug: str) -> Hashable | None:
    return queries.mark("penalty", slug)


@until(_mark)
@page
def decision(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One decision as it may be read by everybody."""
    one = queries.current("penalty", slug)
    if one is None:
        raise Http404
    context = around(one)
    if one.state in {"withdrawn", "ended"}:
        return "portal/withdrawn.html", context
    return "portal/decision.html", {**context, **_shown(one)}


def around(one: Snapshot) -> dict[str, Any]:
    """What stands around every published act, whatever became of it."""
    return {
        "here": "after",
        "one": one,
        "state": state(one),
        "versions": _versions(one),
        "list_url": reverse("portal:list", args=[OF_KIND[one.kind]]),
    }


def proof(one: Snapshot) -> dict[str, Any]:
    """The leaves it stands in, and how many of its fields are hidden."""
    return {
        "dec": one.proofs.get("dec"),
        "pub": one.proofs.get("pub"),
        "hidden": len(json.loads(one.document)["hidden"]),
    }


def _versions(one: Snapshot) -> list[dict[str, Any]]:
    """What became of a decision, version by version; nothing where there is one only."""
    versions = queries.versions(one)
    return [_version(each) for each in versions] if len(versions) > 1 else []


def _version(each: Snapshot) -> dict[str, Any]:
    words = state(each)["text"]
    return {"cells": [str(each.version), each.published_on.isoformat(), words, each.reason or "—"]}


def _shown(one: Snapshot) -> dict[str, Any]:
    body = one.body
    return {
        "body": body,
        "facts_shown": _facts(one),
        "rows": _rows(one),
        "discretion": _discretion(body.get("discretion") or {}),
        "ways": _ways(body),
        "document_url": reverse("portal:document", args=[one.slug]),
        **proof(one),
        "agency_url": reverse("portal:item", args=["bodies", one.agency]) if _ours(one) else "",
    }


def _ours(one: Snapshot) -> bool:
    return bool(one.agency) and not one.body.get("source")


def _facts(one: Snapshot) -> list[dict[str, Any]]:
    body = one.body
    return [
        {"label": _("处罚结果"), "value": body["decision"] or [body["outcome"]]},
        {"label": _("决定机关"), "value": body["authority_name"]},
        {
            "label": _("原公示日期") if body["date_is"] == "原公示日期" else _("决定日期"),
            "value": body["decision_date"],
            "note": _("%(day)s 公示") % {"day": one.published_on.isoformat()},
        },
        {"label": _("公示方式"), "value": _("全文") if "content" in body else _("摘要")},
    ]


def _rows(one: Snapshot) -> list[dict[str, Any]]:
    body = one.body
    party = Markup('{} <a href="{}">{}</a>').format(
        _("%(kind)s。名称已依法隐去。") % {"kind": body["party_type"] or _("当事人")},
        reverse("portal:help") + "#names",
        _("为什么看不到名称"),
    )
    rows = [
        {"label": _("文号"), "value": body["document_number"] or _("来源未载明")},
        {"label": _("当事人"), "value": party},
        {"label": _("违法事实"), "value": _pieces(body.get("facts"))},
        {"label": _("法律依据"), "value": "；".join(body["basis"])},
        {"label": _("执法决定"), "value": "；".join(body["decision"])},
        {"label": _("决定内容"), "value": _pieces(body.get("content"))},
        {"label": _("履行方式和期限"), "value": _pieces(body.get("performance"))},
        {"label": _("代收机构"), "value": body.get("collector")},
    ]
    if body.get("source"):
        link = Markup('{} <a href="{}" rel="nofollow">{}</a>').format(
            body["source"], body["source_url"], _("原公示")
        )
        safe = str(body["source_url"]).startswith(("https://", "http://"))
        rows.append({"label": _("来源"), "value": link if safe else body["source"]})
    return [row for row in rows if row["value"]]


def _pieces(pieces: list[dict[str, Any]] | None) -> Markup | str:
    """A text whose rewritten sentences are marked, so that nobody takes them for the original."""
    made = Markup("")
    for piece in pieces or []:
        if piece["masked"]:
            made += Markup('<span class="rewritten" title="{}">{}</span>').format(
                _("本句有依法隐去的内容，已改写"), piece["text"]
            )
        else:
            made += Markup("{}").format(piece["text"])
    return made


def _discretion(told: dict[str, Any]) -> dict[str, Any]:
    if not told:
        return {}
    bands = [
        {
            "label": band["label"],
            "conditions": band["conditions"],
            "range": bounds(band["low"], band["high"]) or percent(band["points"]) or band["text"],
            "here": band["here"],
            "amount": yuan(told["amount"]) if band["here"] and band["low"] is not None else "",
        }
        for band in told["bands"]
    ]
    scaled = all(band["low"] is not None and band["high"] is not None for band in told["bands"])
    return {
        **told,
        "bands": bands,
        "scale": told["bands"] if scaled and len(bands) > 1 else [],
        "url": reverse("portal:item", args=["benchmarks", told["code"]]),
    }


def _ways(body: dict[str, Any]) -> list[dict[str, str]]:
    told = "".join(piece["text"] for piece in body.get("remedies") or [])
    if not told:
        return []
    ways = [{"title": _("决定书载明的救济途径"), "text": told}]
    if body.get("reconsideration"):
        ways.append({"title": _("行政复议机关"), "text": body["reconsideration"]})
    if body.get("court"):
        ways.append({"title": _("有管辖权的人民法院"), "text": body["court"]})
    return ways


@page
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The published document with its leaves and proofs, to be checked without us."""
    return downloaded(queries.current("penalty", slug))


def downloaded(one: Snapshot | None) -> HttpResponse:
    """A document as a file; not found where nothing stands."""
    if one is None or not one.document:
        raise Http404
    answer = HttpResponse(queries.envelope(one).encode(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{one.origin.hex[:12]}.mjdoc"'
    return answer
