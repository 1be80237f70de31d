"""检索: one search over all kinds; the list of a kind is the same search with the kind fixed. Nothing sorts by fine."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from mingjing.rooms.disclosure import queries
from mingjing.rooms.disclosure.queries import Asked, Found, Hit

from . import data
from .shell import Page, page
from .words import ACTS, OF_KIND, PLACES, STATES, TITLES, address, key_fact, state

PATHS = tuple(PLACES)


def asked(request: HttpRequest, *, place: str = "", size: int = 20) -> Asked:
    """What the address asks for; what cannot be read is left out."""
    told = request.GET
    kinds = (PLACES[place],) if place else tuple(one for one in told.getlist("kind") if one in TITLES)
    return Asked(
        text=told.get("q", "").replace("\x00", "")[:400],
        kinds=kinds,
        agencies=tuple(told.getlist("agency")[:20]),
        acts=tuple(one for one in told.getlist("act") if one in ACTS),
        states=tuple(one for one in told.getlist("state") if one in STATES),
        since=_day(told.get("from", "")),
        until=_day(told.get("to", "")),
        sort="newest" if told.get("sort") == "newest" else "relevance",
        after=told.get("after", "")[:60],
        size=size,
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


@page
def search(request: HttpRequest) -> Page:
    """Everything public at once."""
    return _shown(request, "")


@page
def listing(request: HttpRequest, place: str) -> Page:
    """Everything of one kind."""
    return _shown(request, place)


@page
def twin(request: HttpRequest, form: str, place: str = "") -> HttpResponseBase:
    """The same list for machines."""
    want = asked(request, place=place, size=200)
    return data.csv(want) if form == "csv" else data.json(request, want)


def _shown(request: HttpRequest, place: str) -> Page:
    want = asked(request, place=place)
    found = queries.search(want)
    name = "portal:list" if place else "portal:search"
    here = reverse(name, args=[place] if place else [])
    title = str(TITLES[PLACES[place]]) if place else _("检索")
    return "portal/search.html", {
        "title": f"{want.text} — {title}" if want.text else title,
        "heading": title,
        "action": here,
        "here": {"bodies": "bodies", "benchmarks": "benchmarks", "penalties": "after"}.get(
            place, "before" if place else ""
        ),
        "q": want.text,
        "kinds": [] if place else _kind_choices(want),
        "kind": want.kinds[0] if want.kinds else "",
        "tabs": [] if place else _tabs(request, here, found),
        "items": [line(hit, found.terms) for hit in found.hits],
        "count": f"{found.count:,}+" if found.capped else f"{found.count:,}",
        "notice": found.notice,
        "facets": _facets(want, found),
        "hidden": _hidden(want, place),
        "sorts": _sorts(request, here, want),
        "following": _with(request, here, after=found.following) if found.following else "",
        "previous": _with(request, here, after="") if want.after else "",
        "relax": _relaxed(request, here, want, place),
        "csv": _with(request, here + ".csv", after=""),
        "json": _with(request, here + ".json", after=""),
    }


def line(hit: Hit, terms: tuple[str, ...]) -> dict[str, Any]:
    """A hit as the list shows it, the words marked."""
    one = hit.snapshot
    key, notes = key_fact(one)
    return {
        "title": marked(one.title, terms),
        "url": address(one),
        "kind": str(TITLES[one.kind]),
        "tags": [] if one.state == "shown" else [state(one)],
        "number": one.number,
        "agency": one.agency_name,
        "snippet": marked(snippet(one.text, terms) if one.text else one.reason, terms),
        "key": key,
        "key_notes": notes,
    }


def snippet(text: str, terms: tuple[str, ...], around: int = 40) -> str:
    """The first place of a text where a word stands, with some words around."""
    plain = text.replace("\n", " ")
    at = min((found for term in terms if (found := plain.lower().find(term)) >= 0), default=0)
    start, end = max(0, at - around), at + 2 * around
    return f"{'…' if start else ''}{plain[start:end].strip()}{'…' if end < len(plain) else ''}"


def marked(text: str, terms: tuple[str, ...]) -> Markup:
    """The text with the reader's words marked."""
    words = [re.escape(term) for term in terms if term]
    if not words:
        return escape(text)
    parts = re.split(f"({'|'.join(words)})", text, flags=re.IGNORECASE)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _kind_choices(want: Asked) -> list[dict[str, str]]:
    return [
        {"value": "", "label": _("全部信息")},
        *({"value": kind, "label": str(TITLES[kind])} for kind in OF_KIND),
    ]


def _tabs(request: HttpRequest, here: str, found: Found) -> list[dict[str, Any]]:
    """Every kind with its count; zero stays, absence is information too."""
    chosen = request.GET.getlist("kind")
    total = sum(found.kinds.values())
    whole = {"label": _("全部"), "url": _with(request, here, kind="", after=""), "current": not chosen}
    tabs = [whole | ({"count": total} if found.kinds else {})]
    for kind in OF_KIND:
        tab = {
            "label": str(TITLES[kind]),
            "url": _with(request, here, kind=kind, after=""),
            "current": chosen == [kind],
        }
        tabs.append(tab | ({"count": found.kinds.get(kind, 0)} if found.kinds or not found.capped else {}))
    return tabs


def _facets(want: Asked, found: Found) -> list[dict[str, Any]]:
    """Checkboxes by act, agency and state, and the span of days."""
    acts = [
        {"value": act, "label": str(ACTS[act]), "count": found.acts.get(act, 0), "checked": act in want.acts}
        for act in ACTS
        if act in found.acts or act in want.acts
    ]
    agencies = [
        {"value": value, "label": label, "count": count, "checked": value in want.agencies}
        for value, label, count in found.agencies
    ]
    states = [
        {
            "value": code,
            "label": str(STATES[code][0]),
            "count": found.states.get(code, 0),
            "checked": code in want.states,
        }
        for code in ("shown", "corrected", "withdrawn")
    ]
    days = [("from", _("自"), want.since), ("to", _("至"), want.until)]
    spans = {
        name: {"name": name, "label": label, "type": "date", "value": day, "required": True}
        for name, label, day in days
    }
    groups = [
        {"legend": _("执法类别"), "name": "act", "options": acts},
        {"legend": _("机关"), "name": "agency", "options": agencies},
        {"legend": _("状态"), "name": "state", "options": states},
    ]
    return [*(group for group in groups if group["options"]), {"legend": _("公示日期"), **spans}]


def _hidden(want: Asked, place: str) -> list[dict[str, str]]:
    told = [("q", want.text), ("sort", want.sort if want.sort == "newest" else "")]
    if not place:
        told += [("kind", kind) for kind in want.kinds]
    return [{"name": name, "value": value} for name, value in told if value]


def _sorts(request: HttpRequest, here: str, want: Asked) -> list[dict[str, Any]]:
    options = (("relevance", _("相关度")), ("newest", _("公示日期")))
    return [
        {"label": label, "url": _with(request, here, sort=code, after=""), "current": want.sort == code}
        for code, label in options
    ]


def _relaxed(request: HttpRequest, here: str, want: Asked, place: str) -> list[dict[str, str]]:
    """Without one filter at a time, for when nothing was found."""
    set_ = {
        "act": want.acts,
        "agency": want.agencies,
        "state": want.states,
        "from": want.since,
        "to": want.until,
    }
    if not place:
        set_["kind"] = want.kinds
    labels = {
        "act": _("不限执法类别"),
        "agency": _("不限机关"),
        "state": _("不限状态"),
        "from": _("不限起始日期"),
        "to": _("不限截止日期"),
        "kind": _("查全部信息"),
    }
    return [
        {"text": labels[name], "url": _with(request, here, **{name: "", "after": ""})}
        for name, value in set_.items()
        if value
    ]


def _with(request: HttpRequest, here: str, **changes: str) -> str:
    """This address with some of its words changed; empty ones are left out."""
    told = [(name, value) for name, value in _pairs(request.GET) if name not in changes and value]
    told += [(name, value) for name, value in changes.items() if value]
    return f"{here}?{urlencode(told)}" if told else here


def _pairs(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, values in told.lists():  # type: ignore[attr-defined]  # a QueryDict
        for value in values:
            yield name, value
