"""首页与三个阶段: find, verify, read; every number is counted from what stands public now."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingjing.rooms.disclosure import queries

from .shell import Page, page
from .towns import tiles
from .words import PLACES, TITLES, address, state

AFTER = ("penalties", "permits")
BEFORE = ("bodies", "officers", "powers", "benchmarks", "procedures", "catalogues", "laws")
KINDS = {"bodies": "agency", "officers": "officer", "powers": "matter", "benchmarks": "benchmark",
         "procedures": "procedure", "catalogues": "catalogue", "laws": "law"}  # fmt: skip
LATEST = 8


@page
def home(request: HttpRequest) -> Page:
    """The commonest needs at once, then the catalogue in three phases and what is newest."""
    counts, today = queries.counts(), timezone.localdate()
    bodies = list(queries.listed("agency"))
    decided = queries.per_agency("penalty", since=today - timedelta(days=365))
    return "portal/home.html", {
        "here": "home",
        "counts": counts,
        "kinds": [
            {"value": "", "label": _("全部信息")},
            *({"value": k, "label": str(t)} for k, t in TITLES.items()),
        ],
        "bureaus": sum(one.body.get("kind") == "bureau" for one in bodies),
        "towns": sum(one.body.get("kind") == "town" for one in bodies),
        "wants": _wants(),
        "groups": groups(counts),
        "latest": [_decision(one) for one in queries.listed("penalty")[:LATEST]],
        "columns": [{"label": label} for label in (_("案件"), _("决定机关"), _("结果"), _("公示"))],
        "bodies": [
            {"label": one.title, "count": decided.get(one.agency, 0), "url": address(one)}
            for one in sorted(bodies, key=lambda one: one.title)
            if one.body.get("kind") == "bureau"
        ][:20],
        "tiles": tiles(
            [one for one in bodies if one.body.get("kind") == "town"],
            queries.of_towns(since=today - timedelta(days=30)),
        ),
        "now": timezone.localtime(),
    }


def _wants() -> list[dict[str, str]]:
    items = (
        (_("核验手中的文书"), _("输入核验码或者扫码"), "scan", reverse("portal:verify")),
        (_("核对执法人员身份"), _("证号、单位、执法范围"), "user", reverse("portal:list", args=["officers"])),
        (_("看罚得合不合理"), _("裁量基准与同类决定"), "chart", reverse("portal:list", args=["benchmarks"])),
        (_("看办案要走哪些步"), _("程序、条件与期限"), "clock", reverse("portal:list", args=["procedures"])),
        (_("看谁逾期没有公示"), _("由公开日志自动列出"), "flag", reverse("portal:log") + "#overdue"),
    )
    return [{"label": label, "note": note, "icon": icon, "url": url} for label, note, icon, url in items]


def groups(counts: dict[str, int]) -> list[dict[str, Any]]:
    """The catalogue in its three phases."""
    before = [
        {
            "label": str(TITLES[KINDS[place]]),
            "count": f"{counts.get(KINDS[place], 0):,}",
            "url": reverse("portal:list", args=[place]),
        }
        for place in BEFORE
    ]
    during = [
        {"label": _("核对执法证件"), "count": _("现场"), "url": reverse("portal:list", args=["officers"])},
        {"label": _("核验执法文书"), "count": _("随时"), "url": reverse("portal:verify")},
    ]
    after = [
        *(
            {
                "label": str(TITLES[PLACES[place]]),
                "count": f"{counts.get(PLACES[place], 0):,}",
                "url": reverse("portal:list", args=[place]),
            }
            for place in AFTER
        ),
        {
            "label": _("撤回、变更与更正"),
            "count": f"{counts.get('changed', 0):,}",
            "url": reverse("portal:search") + "?state=corrected&state=withdrawn",
        },
        *_faults(),
    ]
    return [
        {"title": _("事前公开"), "note": _("谁来管、凭什么管"), "items": before},
        {"title": _("事中公示"), "note": _("正在怎样办"), "items": during},
        {"title": _("事后公开"), "note": _("办成了什么"), "items": after},
    ]


def _faults() -> list[dict[str, str]]:
    """What the log alone tells: kept back, and apart from it, entered late."""
    told, log = queries.timeliness(timezone.localdate()), reverse("portal:log")
    return [
        {"label": _("逾期未公示"), "count": f"{told.overdue:,}", "url": f"{log}#overdue"},
        {"label": _("迟延入册"), "count": f"{told.late_entries:,}", "url": f"{log}#late-entries"},
    ]


def _decision(one: Any) -> dict[str, Any]:
    body = one.body
    title = {"text": one.title, "url": address(one)}
    if one.state != "shown":
        title["note"] = state(one)["text"]
    return {
        "cells": [
            title,
            one.agency_name,
            "；".join(body.get("decision") or []),
            one.published_on.isoformat()[5:],
        ]
    }


@page
def phase(request: HttpRequest, phase: str) -> Page:
    """All that is public in one phase."""
    made = groups(queries.counts())
    return "portal/phase.html", {
        "here": phase,
        "heading": {"before": _("事前公开"), "after": _("事后公开")}[phase],
        "groups": [made[0] if phase == "before" else made[2]],
        "latest": [_decision(one) for one in queries.listed("penalty")[:20]] if phase == "after" else [],
        "columns": [{"label": label} for label in (_("案件"), _("决定机关"), _("结果"), _("公示"))],
    }


@page
def words(request: HttpRequest, page: str) -> Page:
    """A page of words: how to read what stands here, and how it can be used by everybody."""
    return f"portal/{page}.html", {"here": ""}
