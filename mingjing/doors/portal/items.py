"""事前公开各页: an agency, an officer, a matter, a benchmark, a procedure, a catalogue, a law."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Snapshot

from .shell import Page, page
from .words import ACTS, OF_KIND, PLACES, TITLES, address, bounds, certificate, key_fact, percent, state, yuan

RECENT = 10


@page
def item(request: HttpRequest, place: str, slug: str) -> Page:
    """One public item; what was replaced or ended says so."""
    kind = PLACES[place]
    one = queries.current(kind, slug)
    if one is None or kind not in CONTEXTS:
        raise Http404
    here = {"agency": "bodies", "benchmark": "benchmarks"}.get(kind, "before")
    versions = queries.versions(one)
    context = {
        "here": here,
        "one": one,
        "kind_title": str(TITLES[kind]),
        "list_url": reverse("portal:list", args=[place]),
        "state": state(one),
        "versions": [_version(each) for each in versions] if len(versions) > 1 else [],
        "agency_url": reverse("portal:item", args=["bodies", one.agency])
        if one.agency and kind != "agency"
        else "",
        "data_url": reverse("portal:item_data", args=[place, one.slug]),
    }
    return f"portal/{kind}.html", {**context, **CONTEXTS[kind](one)}


def _version(each: Snapshot) -> dict[str, Any]:
    return {"cells": [str(each.version), each.published_on.isoformat(), state(each)["text"]]}


def _line(one: Snapshot) -> dict[str, Any]:
    return {"title": one.title, "url": address(one), "note": key_fact(one)[0]}


def _agency(one: Snapshot) -> dict[str, Any]:
    body, today = one.body, timezone.localdate()
    decisions = queries.listed("penalty", agency=one.agency)
    below = queries.listed("agency", body__parent=one.agency)
    lists = [
        {
            "label": str(TITLES[kind]),
            "count": f"{queries.listed(kind, agency=one.agency).count():,}",
            "url": f"{reverse('portal:list', args=[OF_KIND[kind]])}?agency={one.agency}",
        }
        for kind in ("penalty", "permit", "officer", "matter", "benchmark")
    ]
    labels = {"kind_title": _("类别"), "address": _("地址"), "phone": _("电话"), "complaint_phone": _("投诉电话"),
              "hours": _("办公时间"), "duties": _("职责"), "reconsideration": _("行政复议机关"),
              "court": _("有管辖权的人民法院")}  # fmt: skip
    rows = [{"label": label, "value": body[name]} for name, label in labels.items() if body.get(name)]
    if body["powers"]:
        rows.append(
            {"label": _("执法权限"), "value": "、".join(str(ACTS.get(act, act)) for act in body["powers"])}
        )
    return {
        "rows": rows,
        "lists": [{"title": _("公示清单"), "items": lists}],
        "latest": [_line(each) for each in decisions[:RECENT]],
        "below": [{"label": each.title, "count": "", "url": address(each)} for each in below[:60]],
        "parent_url": reverse("portal:item", args=["bodies", body["parent"]]) if body["parent"] else "",
        "timeliness": queries.timeliness(today, org=one.agency),
    }


def _officer(one: Snapshot) -> dict[str, Any]:
    words, tone = certificate(one.body, timezone.localdate())
    rows = [
        {"label": _("执法证号"), "value": one.number, "mono": True},
        {
            "label": _("所在机关"),
            "value": one.agency_name,
            "url": reverse("portal:item", args=["bodies", one.agency]),
        },
        {"label": _("执法范围"), "value": one.body["scope"] or _("所在机关的法定职责范围")},
        {"label": _("发证机关"), "value": one.body["issuer"]},
        {"label": _("有效期"), "value": f"{one.body['valid_from']} — {one.body['valid_to']}"},
    ]
    return {"rows": rows, "worth": {"text": words, "tone": tone}}


def _matter(one: Snapshot) -> dict[str, Any]:
    body = one.body
    grounds = [_ground(ground) for ground in body.get("grounds") or []]
    rows = [
        {"label": _("事项编码"), "value": one.number, "mono": True},
        {"label": _("类别"), "value": body["act_title"]},
        {"label": _("实施机关"), "value": one.agency_name},
        {"label": _("决定机关"), "value": body["decided_by"]},
        {"label": _("受委托组织"), "value": body["entrusted"]},
        {
            "label": _("设定与实施依据"),
            "value": Markup("<br>").join(Markup("{}").format(t) for t in body["basis"]),
        },
        {"label": _("条款"), "value": "；".join(grounds)},
    ]
    return {
        "rows": [row for row in rows if row["value"]],
        "benchmarks": [_line(each) for each in queries.listed("benchmark", matter=one.number)[:20]],
        "procedures": [_line(each) for each in queries.listed("procedure", slug__in=body["procedures"])],
        "latest": [_line(each) for each in queries.listed("penalty", matter=one.number)[:RECENT]],
    }


def _ground(ground: dict[str, Any]) -> str:
    paragraph = f"第{ground['paragraph']}款" if ground["paragraph"] else ""
    item = f"第{ground['item']}项" if ground["item"] else ""
    return f"《{ground['law']}》第{ground['article']}条{paragraph}{item}"


def _benchmark(one: Snapshot) -> dict[str, Any]:
    body = one.body
    spread = queries.amounts_by_grade(one.slug)
    bands = []
    for band in body["bands"]:
        past = spread.get(band["label"])
        note = _("已公示 %(n)d 件：最低 %(low)s，中位 %(middle)s，最高 %(high)s") % {
            "n": len(past), "low": yuan(past[0]), "middle": yuan(past[len(past) // 2]), "high": yuan(past[-1]),
        } if past else ""  # fmt: skip
        limits = bounds(band["low"], band["high"]) or percent(band["points"]) or band["text"]
        bands.append(
            {"label": band["label"], "conditions": band["conditions"], "range": f"{limits}　{note}".strip()}
        )
    rows = [
        {"label": _("编号"), "value": f"{one.number}（第 {body['edition']} 版）"},
        {"label": _("施行"), "value": body["effective_from"]},
        {"label": _("违反的规定"), "value": body["violated"]},
        {"label": _("处罚的依据"), "value": body["penalised"]},
        {"label": _("算法"), "value": _method(body)},
        {"label": _("说明"), "value": body["note"]},
    ]
    return {
        "rows": [row for row in rows if row["value"]],
        "bands": bands,
        "latest": [
            _line(each) for each in queries.listed("penalty", body__discretion__code=one.slug)[:RECENT]
        ],
    }


def _method(body: dict[str, Any]) -> str:
    if body["method"] != "percent_sum":
        return _("按情节所落的档次确定罚款幅度")
    told = {"floor": percent(body["floor"]), "cap": percent(body["cap"])}
    return _("各因素百分比相加，不足 %(floor)s 的按 %(floor)s，超过 %(cap)s 的按 %(cap)s") % told


def _procedure(one: Snapshot) -> dict[str, Any]:
    body = one.body
    limits = [
        {"cells": [each["title"], each["term"], each["starts"], each["article"]]} for each in body["limits"]
    ]
    return {
        "svg": Markup(body["svg"]),  # noqa: S704  (drawn by us from the procedure itself)
        "sentence": _("“%(title)s”共 %(stages)d 个环节、%(limits)d 项期限。")
        % {"title": one.title, "stages": len(body["stages"]), "limits": len(limits)},
        "limits": limits,
        "limit_columns": [{"label": label} for label in (_("期限"), _("长度"), _("自何时起"), _("依据"))],
        "stages": body["stages"],
    }


SHOWN = {
    "review": (("code", "编号"), ("title", "事项"), ("legal_basis", "依据")),
    "disclosure": (
        ("code", "编号"),
        ("title", "事项"),
        ("what", "公开内容"),
        ("days", "几个工作日内"),
        ("basis", "依据"),
    ),
    "recording": (
        ("stage", "环节"),
        ("scene", "场景"),
        ("grade", "级别"),
        ("location", "地点"),
        ("basis", "依据"),
    ),
    "threshold": (
        ("code", "编号"),
        ("title", "标准"),
        ("value", "数额"),
        ("unit", "单位"),
        ("basis", "依据"),
    ),
    "holiday": (("day", "日期"), ("name", "名称"), ("is_off", "放假")),
}


def _catalogue(one: Snapshot) -> dict[str, Any]:
    told = SHOWN[one.body["catalogue"]]
    rows = [{"cells": [_cell(row.get(name)) for name, _label in told]} for row in one.body["rows"]]
    return {"columns": [{"label": label} for _name, label in told], "rows": rows}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "；".join(str(each) for each in value)
    return "" if value is None else str(value)


def _law(one: Snapshot) -> dict[str, Any]:
    told = (("level", _("效力层级")), ("issued_by", _("制定机关")), ("document", _("文号")), ("version", _("版本")),
            ("in_force_from", _("施行")), ("in_force_to", _("失效")))  # fmt: skip
    rows = [{"label": label, "value": one.body[name]} for name, label in told if one.body.get(name)]
    articles = [
        {"label": label, "heading": heading, "text": text} for label, heading, text in one.body["articles"]
    ]
    return {"rows": rows, "articles": articles}


CONTEXTS: dict[str, Callable[[Snapshot], dict[str, Any]]] = {
    "agency": _agency,
    "officer": _officer,
    "matter": _matter,
    "benchmark": _benchmark,
    "procedure": _procedure,
    "catalogue": _catalogue,
    "law": _law,
}
