"""How public items are named, addressed and put into a line of a list."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingjing.rooms.disclosure.queries import Snapshot

PLACES = {
    "penalties": "penalty",
    "permits": "permit",
    "bodies": "agency",
    "officers": "officer",
    "powers": "matter",
    "benchmarks": "benchmark",
    "procedures": "procedure",
    "catalogues": "catalogue",
    "laws": "law",
}
"""The address of each kind's list."""
OF_KIND = {kind: place for place, kind in PLACES.items()}
TITLES = {
    "penalty": gettext_lazy("行政处罚决定"),
    "permit": gettext_lazy("行政许可决定"),
    "agency": gettext_lazy("执法主体"),
    "officer": gettext_lazy("执法人员"),
    "matter": gettext_lazy("权责事项"),
    "benchmark": gettext_lazy("裁量基准"),
    "procedure": gettext_lazy("执法程序"),
    "catalogue": gettext_lazy("目录清单"),
    "law": gettext_lazy("法规文本"),
}
STATES = {
    "shown": (gettext_lazy("公示中"), "ok"),
    "corrected": (gettext_lazy("已更正"), "warn"),
    "withdrawn": (gettext_lazy("已撤回"), "bad"),
    "ended": (gettext_lazy("到期停止公示"), "plain"),
    "replaced": (gettext_lazy("已有新版本"), "plain"),
}
ACTS = {
    "penalty": gettext_lazy("行政处罚"),
    "permit": gettext_lazy("行政许可"),
    "compulsion": gettext_lazy("行政强制"),
    "levy": gettext_lazy("行政征收"),
    "fee": gettext_lazy("行政收费"),
    "inspection": gettext_lazy("行政检查"),
    "requisition": gettext_lazy("行政征用"),
    "service": gettext_lazy("公共服务"),
    "other": gettext_lazy("其他行政权力"),
}


def address(one: Snapshot) -> str:
    """Where an item's page is."""
    if one.kind == "penalty":
        return reverse("portal:decision", args=[one.slug])
    if one.kind == "permit":
        return reverse("portal:permit", args=[one.slug])
    return reverse("portal:item", args=[OF_KIND[one.kind], one.slug])


def state(one: Snapshot) -> dict[str, str]:
    """The state as a tag."""
    words, tone = STATES[one.state]
    return {"text": str(words), "tone": tone}


def key_fact(one: Snapshot) -> tuple[str, list[str]]:
    """What a list shows at the right: the result or the size, and quieter lines below."""
    body = one.body
    if one.kind == "penalty" and body:
        told = yuan(body["fine"]) if body["fine"] else (body["decision"] or [body["outcome"]])[0]
        return told, [*(["、".join(body["penalties"])] if body["fine"] else []), one.published_on.isoformat()]
    if one.kind == "permit" and body:
        return body["outcome"], [one.published_on.isoformat()]
    if one.kind == "benchmark":
        return _("%(n)d 档") % {"n": len(body["bands"])}, [
            _("现行 · 第 %(n)d 版") % {"n": body["edition"]},
            _("%(day)s 起施行") % {"day": body["effective_from"]},
        ]
    if one.kind == "officer":
        return certificate(body, timezone.localdate())[0], [_("有效至 %(day)s") % {"day": body["valid_to"]}]
    if one.kind == "matter":
        return body["act_title"], []
    if one.kind == "catalogue":
        return _("%(n)d 项") % {"n": len(body["rows"])}, [
            _("%(day)s 起施行") % {"day": body["effective_from"]}
        ]
    if one.kind == "law":
        return _("%(n)d 条") % {"n": len(body["articles"])}, [
            _("%(day)s 起施行") % {"day": body["in_force_from"]}
        ]
    return "", []


def certificate(body: dict[str, Any], on: date) -> tuple[str, str]:
    """What a certificate is worth on a day, and in which tone to say it."""
    last = next((one for one in reversed(body["changes"]) if one["since"] <= on.isoformat()), None)
    if last is not None and last["status"] != "valid":
        return {"suspended": _("已暂扣"), "cancelled": _("已注销"), "revoked": _("已吊销")}[
            last["status"]
        ], "bad"
    if not body["valid_from"] <= on.isoformat() <= body["valid_to"]:
        return _("已过期"), "bad"
    return _("有效"), "ok"


def yuan(fen: int | None) -> str:
    """Fen as 12,000 元."""
    if fen is None:
        return ""
    return f"{fen // 100:,} 元" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02d} 元"


def bounds(low: int | None, high: int | None) -> str:
    """A band's amounts in words."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return f"{yuan(low)}以上 {yuan(high)}以下"
    return f"{yuan(low)}以上" if low is not None else f"{yuan(high)}以下"


def percent(points: int | None) -> str:
    """Ten-thousandths as a percentage."""
    return "" if points is None else f"{points / 100:g}%"


def linked(path: str) -> str:
    """A path for a link."""
    return quote(path)
