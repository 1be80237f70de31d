"""The desk's places, each shown only to roles that use it."""

from typing import Any

from django.urls import NoReverseMatch, reverse

PLACES = (
    ("todo", "待办", "home", "desk:todo"),
    ("cases", "案件", "case", "desk:cases"),
    ("reviews", "审核", "review", "desk:reviews"),
    ("approvals", "审批", "check", "desk:approvals"),
    ("deliberations", "讨论", "users", "desk:deliberations"),
    ("payments", "收缴", "money", "desk:payments"),
    ("publication", "公示", "publish", "desk:publication"),
    ("catalogue", "目录", "catalogue", "desk:catalogue"),
    ("letters", "来件", "box", "desk:letters"),
    ("accounts", "账号", "users", "desk:accounts"),
    ("grants", "授权", "lock", "desk:grants"),
    ("audit", "审计", "eye", "desk:audit"),
)


def rail(allowed: set[str], path: str) -> list[dict[str, Any]]:
    """The rail's items: {key, label, icon, url, current}."""
    items = []
    for key, label, icon, name in PLACES:
        if key in allowed and (url := _address(name)):
            current = path == url if key == "todo" else path.startswith(url)
            items.append({"key": key, "label": label, "icon": icon, "url": url, "current": current})
    return items


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
