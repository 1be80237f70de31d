"""核验: whether a paper in somebody's hand is ours, unchanged and still good. Slow for guessers, without a puzzle."""

import hmac
from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mingjing.doors.ui.noting import source
from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Checked, plain_code

from .shell import Page, page
from .words import address

TRIES, MINUTE = 30, 60
FIELDS = ("number", "on", "result", "sha256")


@page
def ask(request: HttpRequest) -> Page | HttpResponse:
    """Number and code typed from a paper lead to its answer."""
    number, code = request.GET.get("number", "").strip()[:80], request.GET.get("code", "").strip()[:40]
    errors: dict[str, list[str]] = {}
    if "code" in request.GET and not plain_code(code):
        errors["code"] = [_("核验码是 10 个字母和数字，如 7K2MX-9QXDA；没有 0、1、I、L、O。")]
    if "code" in request.GET and not errors:
        words = {"number": number} if number else {}
        return HttpResponseRedirect(f"{reverse('portal:check', args=[plain_code(code)])}?{urlencode(words)}")
    return "portal/verify.html", {
        "here": "",
        "number": number,
        "code": code,
        "errors": errors,
        "answer": None,
    }


@page
def answer(request: HttpRequest, code: str) -> Page | HttpResponse:
    """What the platform holds for this code, beside what the reader says the paper holds."""
    if _too_often(request):
        told: dict[str, Any] = {
            "here": "",
            "number": "",
            "code": "",
            "errors": {},
            "answer": None,
            "status": 429,
            "too_often": True,
        }
        return _fresh("portal/verify.html", told)
    found = queries.check(code)
    said = {name: request.GET.get(name, "").strip()[:200] for name in FIELDS}
    context = {"here": "", "number": said["number"], "code": plain_code(code) or code[:20], "errors": {}}
    if found is None:
        unknown = {
            "kind": "unknown",
            "title": _("查无此件"),
            "text": _("平台没有这个核验码，请逐字核对；也可能文书不是本平台制发的。"),
        }
        return _fresh("portal/verify.html", {**context, "answer": unknown, "status": 404})
    rows = compared(found, said)
    return _fresh("portal/verify.html", {
        **context,
        "answer": outcome(found, rows, said),
        "rows": rows,
        "said": said,
        "found": found,
        "decision_url": address(found.published) if found.published else "",
        "checks": _checks(found),
    })  # fmt: skip


def _fresh(template: str, context: dict[str, Any]) -> Page:
    return template, {**context, "noindex": True}


def compared(found: Checked, said: dict[str, str]) -> list[dict[str, Any]]:
    """Each row of the mirror: what the paper says, as far as it was typed, and what is held."""
    held = {
        "number": found.number or _("本文书没有文号"),
        "on": found.issued_on.isoformat(),
        "result": found.result,
        "sha256": found.sha256,
    }
    labels = {"number": _("文号"), "on": _("日期"), "result": _("处理结果"), "sha256": _("文件摘要")}
    rows = [
        {"label": _("文书"), "left": "—", "right": found.title, "differs": False},
        {"label": _("机关"), "left": "—", "right": found.agency_name, "differs": False},
    ]
    for name, label in labels.items():
        if not held[name]:
            continue
        typed = said[name]
        right = held[name] if name != "sha256" or typed else f"{held[name][:8]}…{held[name][-8:]}"
        rows.append(
            {
                "label": label,
                "left": typed or "—",
                "right": right,
                "differs": bool(typed) and not _same(name, typed, held[name]),
            }
        )
    return rows


def _same(name: str, typed: str, held: str) -> bool:
    if name == "on":
        try:
            return date.fromisoformat(typed).isoformat() == held
        except ValueError:
            return False
    return hmac.compare_digest(_plain(typed).encode(), _plain(held).encode())


def _plain(text: str) -> str:
    """Spaces and the shapes of brackets make no difference."""
    told = "".join(text.lower().split())
    for odd, plain in (("[", "〔"), ("]", "〕"), ("(", "〔"), (")", "〕"), ("（", "〔"), ("）", "〕"), ("【", "〔"), ("】", "〕"), (",", ""), ("，", "")):  # fmt: skip
        told = told.replace(odd, plain)
    return told


def outcome(found: Checked, rows: list[dict[str, Any]], said: dict[str, str]) -> dict[str, str]:
    """The ring: 合, 异, 变; what was overturned is said first."""
    if found.state != "good":
        title = _("已变更") if found.state == "changed" else _("已撤销")
        return {"kind": "changed", "title": title, "text": found.reason}
    differing = [row["label"] for row in rows if row["differs"]]
    if differing:
        text = _("“%(rows)s”与平台存档不同。请以平台存档为准，并向决定机关核实。") % {
            "rows": "、".join(differing)
        }
        return {"kind": "differs", "title": _("核验不一致"), "text": text}
    if any(said.values()):
        return {
            "kind": "same",
            "title": _("核验一致"),
            "text": _("所填内容与平台存档逐项相同。请再与手中纸面核对。"),
        }
    return {"kind": "same", "title": _("平台存有此件"), "text": _("请把右列与手中纸面逐项核对。")}


def _checks(found: Checked) -> list[dict[str, str]]:
    held = _("平台存有原件摘要，共 %(pages)d 页") % {"pages": found.pages}
    checks = [{"text": held, "state": "ok"}]
    if found.published is not None and found.published.state in {"shown", "corrected"}:
        checks.append(
            {"text": _("决定已经公示"), "state": "ok", "url": address(found.published), "link": _("看公示件")}
        )
    elif found.published is not None:
        checks.append(
            {
                "text": _("公示件已经撤下"),
                "state": "bad",
                "url": address(found.published),
                "link": _("看原因"),
            }
        )
    return checks


def _too_often(request: HttpRequest) -> bool:
    """More than thirty answers a minute to one address: a person does not need that many."""
    key = f"verify/{source(request)}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key) > TRIES
    except ValueError:
        return False
